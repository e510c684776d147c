import { constraintsSet, foundResult } from '../activations.ts';
import { quietly } from '../derive.ts';
import type { Instrument } from '../instrument.ts';
import { append } from '../natives.ts';
import { record } from '../recording.ts';
import {
  asMediaConstraints,
  type ElementInterface,
  kindOfConstraints,
  userMediaInterfaces,
} from '../user-media-element.ts';

/** https://wicg.github.io/PEPC/permission-elements.html */
export const userMediaElements: readonly Instrument[] = userMediaInterfaces.flatMap((own) => [
  constraintsOf(own),
  resultOf(own),
]);

function constraintsOf(own: ElementInterface): Instrument {
  return {
    interface: own.name,
    member: 'setConstraints',
    wrap: 'method',
    observe(call) {
      const kind = kindOfConstraints(own);
      const recording = record(
        call.args.length > 0 ? call.args[0] : undefined,
        (member) => kind !== null || member === 'audio' || member === 'video',
      );
      // Without an argument, the native must see that there is none.
      if (call.args.length > 0) call.args = [recording.standIn];
      return {
        returned() {
          const ignored: string[] = [];
          const paths = quietly(recording.ignored) ?? [];
          for (let i = 0; i < paths.length; i += 1) {
            append(ignored, kind ? `${kind}.${paths[i]}` : `${paths[i]}`);
          }
          const constraints = asMediaConstraints(kind, recording.read());
          constraintsSet(call.self as object, { constraints, ignored });
        },
        threw: () => undefined,
      };
    },
  };
}

/** Whoever reads what an element has got, tells us of it. */
function resultOf(own: ElementInterface): Instrument {
  return {
    interface: own.name,
    member: own.result,
    wrap: 'lean-getter',
    before: null,
    after(inspector, result, self) {
      if (result) foundResult(self as object, own, result, inspector);
    },
  };
}
