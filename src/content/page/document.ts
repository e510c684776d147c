import { getterOf } from './natives.ts';

const { document } = globalThis;
const defaultViewOf = getterOf(Document.prototype, 'defaultView');

/** Whether the document still is its window's: in a discarded one, every request fails at once. */
export function isFullyActive(): boolean {
  return defaultViewOf?.(document) !== null;
}
