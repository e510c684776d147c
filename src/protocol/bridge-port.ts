import * as v from 'valibot';
import type { PageCommand } from './page-command.ts';

/** The name of the port between a document's bridge and the background. */
export const bridgePort = 'bridge';

const sequence = v.pipe(v.number(), v.integer(), v.minValue(1));

/** From a bridge. Events carry numbers without gaps and are resent until acknowledged. */
export const bridgeMessage = v.variant('type', [
  v.strictObject({
    type: v.literal('hello'),
    /** Random, made by the bridge once in a document's life. */
    document: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
    /** The frame's origin as the isolated world sees it, for browsers whose sender has none. */
    origin: v.pipe(v.string(), v.maxLength(2_000)),
  }),
  v.strictObject({ type: v.literal('event'), seq: sequence, event: v.unknown() }),
  v.strictObject({ type: v.literal('reply'), command: sequence, result: v.unknown() }),
]);
export type BridgeMessage = v.InferOutput<typeof bridgeMessage>;

/** To a bridge. */
export type BackgroundMessage =
  | { readonly type: 'acknowledged'; readonly seq: number }
  | { readonly type: 'command'; readonly id: number; readonly command: PageCommand };

/** Asked with `tabs.sendMessage` to learn whether a bridge runs in a tab's top document. */
export const areYouThere = 'bridge.ping';
