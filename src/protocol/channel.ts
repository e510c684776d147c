/**
 * The private channel between a document's two content scripts. The page-world script makes a node
 * that is in no document and shows it to the bridge once, as the `relatedTarget` of a MouseEvent on
 * window; no page code runs between the two scripts. From then on both dispatch CustomEvents on that
 * node, which page code can never reach. `detail` is JSON text: the one type that crosses worlds
 * unchanged in both browsers.
 */
export const channel = {
  handshake: 'tallylight',
  /** A PageEvent, page to bridge. */
  event: 'event',
  /** A PageCommand, bridge to page; answered before dispatchEvent returns. */
  command: 'command',
  /** The StopResult of the command under way, page to bridge. */
  reply: 'reply',
} as const;
