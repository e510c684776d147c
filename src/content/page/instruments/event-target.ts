import { isGecko } from '../engine.ts';
import type { Instrument } from '../instrument.ts';
import { append } from '../natives.ts';
import { isTrack } from '../track-members.ts';

/**
 * Firefox delivers events that a script dispatches on a track to `onended`, but not to listeners,
 * unless these were added with its fourth argument, `wantsUntrusted`: MediaStreamTrack does not tell
 * its base class the window (DOMEventTargetHelper::ComputeDefaultWantsUntrusted). Without it, pages
 * would not hear the `ended` of a forced stop.
 */
export const eventTarget: readonly Instrument[] = isGecko
  ? [
      {
        interface: 'EventTarget',
        member: 'addEventListener',
        wrap: 'method',
        observe(call) {
          const { args } = call;
          if (args[0] !== 'ended' || args.length > 3 || !isTrack(call.self)) return undefined;
          const replaced: unknown[] = [];
          for (let i = 0; i < 3; i += 1) append(replaced, args[i]);
          append(replaced, true);
          call.args = replaced;
          return undefined;
        },
      },
    ]
  : [];
