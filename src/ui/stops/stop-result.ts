import * as v from 'valibot';
import type { DoorError, StopAnswer } from '../../protocol/door.ts';

/** How the view's own attempt to stop went: answered, refused at the door, or never answered. */
export type StopResult =
  | { readonly type: 'answered'; readonly answer: StopAnswer }
  | { readonly type: 'refused'; readonly error: string }
  | { readonly type: 'lost'; readonly why: string };

const stopAnswer: v.GenericSchema<StopAnswer> = v.object({
  stopped: v.array(v.string()),
  failed: v.array(v.object({ trackId: v.string(), why: v.string() })),
  verified: v.boolean(),
});
const doorError: v.GenericSchema<DoorError> = v.object({ error: v.string() });

export function stopResult(answer: unknown): StopResult {
  if (v.is(stopAnswer, answer)) return { type: 'answered', answer };
  if (v.is(doorError, answer)) return { type: 'refused', error: answer.error };
  return { type: 'lost', why: 'the answer was not one that a stop gives' };
}
