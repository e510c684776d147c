import { shadowRootOf } from './shadow-root.ts';

const names: ReadonlySet<string> = new Set(['usermedia', 'camera', 'microphone']);

/**
 * Hands on each element that captures when a person activates it, wherever it is: events of a shadow
 * tree look from outside as if they were its host's.
 */
export function watchActivations(onActivated: (element: HTMLElement) => void): void {
  if (!('HTMLUserMediaElement' in window || 'HTMLCameraElement' in window)) return;
  const onClick = (event: MouseEvent) => {
    if (!event.isTrusted) return;
    const element = activatedElement(event);
    if (!element) return;
    // The page may yet prevent it; browsers act after the last listener.
    setTimeout(() => {
      if (!event.defaultPrevented) onActivated(element);
    });
  };
  // What listens already is not added twice.
  const listen = () => window.addEventListener('click', onClick, { capture: true, passive: true });
  listen();
  // `document.open` empties the document, and takes every listener away.
  new MutationObserver(listen).observe(document, { childList: true });
}

function activatedElement(event: MouseEvent): HTMLElement | null {
  let element: EventTarget | null = event.composedPath()[0] ?? null;
  for (;;) {
    if (!(element instanceof HTMLElement)) return null;
    if (names.has(element.localName)) return element;
    const root = shadowRootOf(element);
    const inner = root && elementIn(root, event);
    if (!inner || inner === element) return null;
    element = inner;
  }
}

/** Under the pointer, or with the keyboard's focus. */
function elementIn(root: ShadowRoot, event: MouseEvent): Element | null {
  const isByPointer = event.detail > 0;
  return isByPointer ? root.elementFromPoint(event.clientX, event.clientY) : root.activeElement;
}
