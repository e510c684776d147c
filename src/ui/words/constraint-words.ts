import type { Json } from '../../protocol/report.ts';
import { compactJson } from './compact-json.ts';
import { shorten } from './sentences.ts';

const bounds = new Map([
  ['exact', 'exactly'],
  ['ideal', 'ideally'],
  ['min', 'at least'],
  ['max', 'at most'],
]);

/** `{min: 320, ideal: 640}` as "at least 320, ideally 640". */
export function askedWords(asked: Json): string {
  if (!isObject(asked)) return gotWords(asked);
  const parts = Object.entries(asked).map(([bound, value]) => {
    return `${bounds.get(bound) ?? bound} ${gotWords(value)}`;
  });
  return parts.length === 0 ? 'anything' : parts.join(', ');
}

export function gotWords(got: Json | undefined): string {
  if (got === undefined) return 'not known';
  if (got === null) return 'nothing';
  if (typeof got === 'number') return String(Math.round(got * 1000) / 1000);
  if (typeof got === 'string') return got === '' ? 'empty' : shorten(got, 200);
  return shorten(compactJson(got), 200);
}

function isObject(value: Json): value is { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
