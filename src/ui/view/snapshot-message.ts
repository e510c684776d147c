import type { Snapshot } from '../../protocol/snapshot.ts';

/** The push of the background. Minimal on purpose: it comes from our own worker, not from a page. */
export function isSnapshotMessage(
  message: unknown,
): message is { readonly type: 'snapshot'; readonly snapshot: Snapshot } {
  return (
    isObject(message) &&
    message.type === 'snapshot' &&
    isObject(message.snapshot) &&
    typeof message.snapshot.generatedAt === 'string' &&
    ['tabs', 'tracks', 'sites', 'requests', 'problems'].every(isListOf(message.snapshot))
  );
}

function isListOf(holder: { readonly [member: string]: unknown }) {
  return (member: string): boolean => Array.isArray(holder[member]);
}

function isObject(value: unknown): value is { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
