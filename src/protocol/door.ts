import * as v from 'valibot';

/**
 * The door for extension pages: `runtime.sendMessage` with one of these. Messages from content
 * scripts are never accepted here. `origin` is a frame's origin, `topOrigin` a site (DESIGN, Words).
 */
export const doorMessage = v.union([
  v.strictObject({ type: v.literal('report') }),
  v.strictObject({ type: v.literal('stop'), trackId: v.string() }),
  v.strictObject({ type: v.literal('stopAll') }),
  v.strictObject({ type: v.literal('stopAll'), tabId: v.pipe(v.number(), v.integer()) }),
  v.strictObject({ type: v.literal('stopAll'), origin: v.string() }),
  v.strictObject({ type: v.literal('stopAll'), topOrigin: v.string() }),
]);
export type DoorMessage = v.InferOutput<typeof doorMessage>;
export type StopMessage = Exclude<DoorMessage, { type: 'report' }>;

/** How a stop ended. `verified`: every track's own `readyState` was read afterwards and said 'ended'. */
export interface StopAnswer {
  readonly stopped: readonly string[];
  readonly failed: readonly { readonly trackId: string; readonly why: string }[];
  readonly verified: boolean;
}

/** The answer to a message that is none of the above, or that comes from elsewhere. */
export interface DoorError {
  readonly error: string;
}
