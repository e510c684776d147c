import * as v from 'valibot';

/** What the background asks a document to do, over the bridge. Named `noun.imperative`. */
export type PageCommand =
  | { readonly type: 'tracks.stop'; readonly tracks: readonly string[] }
  | { readonly type: 'document.describe' };

/** What the page world answers to `tracks.stop`, read from the tracks themselves afterwards. */
export const stopResult = v.array(
  v.strictObject({
    track: v.string(),
    readyState: v.picklist(['live', 'ended']),
  }),
);
export type StopResult = v.InferOutput<typeof stopResult>;
