import { type DocumentMark, documentMark } from '../../protocol/injection.ts';

/**
 * Takes the document for this script, once. Null where another run of it was first; otherwise whether
 * the document was open before there was anything to watch it.
 */
export function claimDocument(): { readonly openBefore: boolean } | null {
  const before = markOf(window);
  if (before?.bridge === 'here') return null;
  const mark: DocumentMark = { document, bridge: 'here' };
  Object.defineProperty(window, documentMark, { value: mark, configurable: true, writable: true });
  return { openBefore: before !== null || wasInjectedLate() };
}

// An own property: elements of the page show as inherited ones.
function markOf(target: Window): DocumentMark | null {
  const mark: DocumentMark | undefined = Object.getOwnPropertyDescriptor(
    target,
    documentMark,
  )?.value;
  return mark?.document === document ? mark : null;
}

/**
 * Firefox puts the manifest's content scripts into open pages by itself. At `document_start` there is no
 * element yet but the root, and in an empty document its head and body.
 */
function wasInjectedLate(): boolean {
  return (
    'getFrameId' in chrome.runtime && document.querySelector(':not(:root, head, body)') !== null
  );
}
