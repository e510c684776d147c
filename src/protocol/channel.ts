/**
 * The private channel between a document's two content scripts. The page-world script makes an
 * EventTarget that nothing else knows, and shows it to the bridge once, as the `relatedTarget` of a
 * MouseEvent on `document.fonts`. No page code runs between the two scripts; and that object is made new
 * with each document, so that nobody can have listened on it before: a Window may have been another
 * document's (HTML, "creating and initializing a Document object"), with listeners on it. From then on
 * both dispatch CustomEvents on that EventTarget, which page code can never reach. `detail` is JSON text:
 * the one type that crosses worlds unchanged in both browsers. The channel is no Node, because
 * Chromium gives events on nodes no `relatedTarget` of another document.
 */
export const channel = {
  handshake: 'tallylight',
  /** A PageEvent, page to bridge. */
  event: 'event',
  /** A MouseEvent whose `relatedTarget` is the foreign document that the next event is about. */
  captor: 'captor',
  /** A PageCommand, bridge to page; answered before dispatchEvent returns. */
  command: 'command',
  /** The StopResult of the command under way, page to bridge. */
  reply: 'reply',
  /**
   * An element, bridge to page, as the `submitter` of a SubmitEvent: a `relatedTarget` would be
   * retargeted out of a closed shadow tree. The person has activated it, or it may show a capture.
   */
  activated: 'activated',
  shown: 'shown',
} as const;
