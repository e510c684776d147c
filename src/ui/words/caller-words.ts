import type { StackLine } from '../../protocol/report.ts';
import { shorten } from './sentences.ts';

/** The line of the page that made the call: "start (app.js:12:5)". */
export function callerWords(stack: readonly StackLine[]): string | null {
  const [line] = stack;
  if (line === undefined) return null;
  const place = `${fileName(line.url)}:${line.line}:${line.column}`;
  return line.function ? `${shorten(line.function, 80)} (${place})` : place;
}

function fileName(url: string): string {
  const address = url.split(/[?#]/, 1)[0] ?? url;
  return shorten(address.slice(address.lastIndexOf('/') + 1) || address, 80);
}
