import { shorten } from './sentences.ts';

/** An origin as a person knows it: the host alone where it is https, all of it elsewhere. */
export function originWords(origin: string): string {
  if (origin === 'null' || origin === '') return 'opaque origin';
  return origin.startsWith('https://') ? origin.slice('https://'.length) : origin;
}

/** A frame by its address without query and fragment; its origin too where the address hides it. */
export function frameWords(frame: { readonly origin: string; readonly url: string }): string {
  const { origin, url } = frame;
  if (!URL.canParse(url)) return shorten(url, 200);
  const { protocol, origin: written, pathname } = new URL(url);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  const address = isWeb ? `${originWords(written)}${pathname}` : placeOf(url, protocol);
  const isSaid = isWeb && written === origin;
  return isSaid ? address.replace(/\/$/, '') : `${address} (${originWords(origin)})`;
}

/** What follows `data:` or `blob:` is content or a number, no place. */
function placeOf(url: string, protocol: string): string {
  const isPlace = protocol === 'about:' || protocol === 'file:';
  return isPlace ? url.replace(/[?#].*$/s, '') : protocol;
}
