import { shadowRootOf } from './shadow-root.ts';

const shows = 'video,audio,usermedia,camera,microphone';
// Only these can have a shadow root (DOM, "valid shadow host name").
const hosts =
  /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** The elements in a document, or below a shadow root, by which running captures can be found. */
export function shownElements(root: Document | ShadowRoot): readonly HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(shows)];
  for (const element of root.querySelectorAll('*')) {
    const inner = hosts.test(element.localName) ? shadowRootOf(element) : null;
    if (inner) found.push(...shownElements(inner));
  }
  return found;
}
