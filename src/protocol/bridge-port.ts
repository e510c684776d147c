import * as v from 'valibot';
import type { PageCommand } from './page-command.ts';

/** The name of the port between a document's bridge and the background. */
export const bridgePort = 'bridge';

const sequence = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * Another document of this origin in the same tab that an event is about, as the browser or that
 * document's own bridge told: page code may use a function of one realm on objects of another.
 */
const captor = v.strictObject({
  frameId: v.pipe(v.number(), v.integer(), v.minValue(0)),
  documentId: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  url: v.pipe(v.string(), v.maxLength(5_000)),
});
export type Captor = v.InferOutput<typeof captor>;

/** From a bridge. Events carry numbers without gaps and are resent until acknowledged. */
export const bridgeMessage = v.variant('type', [
  v.strictObject({
    type: v.literal('hello'),
    /** Random, made by the bridge once in a document's life. */
    document: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
    /** The frame's origin as the isolated world sees it, for browsers whose sender has none. */
    origin: v.pipe(v.string(), v.maxLength(2_000)),
    /** Whether the document was open before there was a bridge. */
    openBefore: v.optional(v.boolean()),
  }),
  v.strictObject({
    type: v.literal('event'),
    seq: sequence,
    event: v.unknown(),
    captor: v.optional(captor),
  }),
  v.strictObject({ type: v.literal('reply'), command: sequence, result: v.unknown() }),
]);
export type BridgeMessage = v.InferOutput<typeof bridgeMessage>;

/** To a bridge. */
export type BackgroundMessage =
  | {
      /** Answers `hello`: where the browser says that the document is, and how far its events are known. */
      readonly type: 'welcomed';
      readonly seq: number;
      readonly frameId: number;
      readonly documentId: string | null;
    }
  | { readonly type: 'acknowledged'; readonly seq: number }
  | { readonly type: 'command'; readonly id: number; readonly command: PageCommand };

/** Asked with `tabs.sendMessage` of a frame: its bridge answers with the name from its `hello`. */
export const areYouThere = 'bridge.ping';
