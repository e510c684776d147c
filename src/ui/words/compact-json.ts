import type { Json } from '../../protocol/report.ts';

const longest = 2000;

/** JSON on one line with room to breathe and to wrap, cut where nobody reads on. */
export function compactJson(value: Json): string {
  // JSON escapes the line breaks of strings, so each one here comes from the indentation.
  const text = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
  if (text.length <= longest) return text;
  return `${text.slice(0, longest)}… (${text.length - longest} more characters)`;
}
