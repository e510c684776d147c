/**
 * A property of each frame's isolated world, by which content scripts that the browser runs by itself,
 * and those that the background puts into pages that were open before, know of each other. It counts
 * for its document only: a window may be the next document's, too.
 */
export const documentMark = 'tallylightDocument';

export interface DocumentMark {
  readonly document: Document;
  /** 'awaited' by the background, in a document that was open before. */
  readonly bridge: 'awaited' | 'here';
}
