import type { Json, Kind } from '../../protocol/report.ts';

const displayApis: ReadonlySet<string> = new Set([
  'MediaDevices.getDisplayMedia',
  'MediaDevices.getViewportMedia',
]);

/** What a request asked for, from what the browser read of its argument. */
export function kindsOf(api: string, constraints: Json): readonly Kind[] {
  const audio = isAsked(memberOf(constraints, 'audio'));
  const picture = memberOf(constraints, 'video');
  // The default of getDisplayMedia's `video` is true.
  const video = picture === undefined ? displayApis.has(api) : isAsked(picture);
  return [...(audio ? (['audio'] as const) : []), ...(video ? (['video'] as const) : [])];
}

/** A null is an empty dictionary to Web IDL, and so asks. */
function isAsked(value: Json | undefined): boolean {
  return value === null || Boolean(value);
}

function memberOf(value: Json, name: 'audio' | 'video'): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [member: string]: Json })[name];
}
