/** The element's shadow root, open or closed; null where it has none. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  // Chromium has a function of an API, Firefox a member of each element.
  if ('openOrClosedShadowRoot' in element) {
    return element.openOrClosedShadowRoot as ShadowRoot | null;
  }
  return chrome.dom.openOrClosedShadowRoot(element);
}
