import { type Callable, disguise } from '../conceal.ts';
import { quietly } from '../derive.ts';
import type { Call, Instrument } from '../instrument.ts';
import { append, apply } from '../natives.ts';

/** The callback form of 2012: `undefined` is returned, bad arguments throw at once. */
function callbackForm(member: string): Instrument {
  return {
    interface: 'Navigator',
    member,
    wrap: 'method',
    observe(call, { requests }) {
      const request = requests.begin(call, `Navigator.${member}`);
      listenIn(call, 1, request.granted);
      listenIn(call, 2, request.failed);
      return {
        returned: request.started,
        threw(error) {
          request.started();
          request.failed(error);
        },
      };
    },
  };
}

/** Puts a function in the page's callback's place that calls it as the browser would. */
function listenIn(call: Call, index: number, listen: (value: unknown) => void): void {
  // Beyond the end, an index would be looked for on the page's Array.prototype.
  const callback: unknown = index < call.args.length ? call.args[index] : undefined;
  if (typeof callback !== 'function') return;
  const replaced: unknown[] = [];
  for (let i = 0; i < call.args.length; i += 1) {
    append(replaced, i === index ? listening(callback as Callable, listen) : call.args[i]);
  }
  call.args = replaced;
}

function listening(callback: Callable, listen: (value: unknown) => void): Callable {
  return disguise(callback, (self, args) => {
    quietly(() => listen(args[0]));
    return apply(callback, self, args);
  });
}

/** https://www.w3.org/TR/2012/WD-mediacapture-streams-20120628/ and the prefixes of its time. */
export const navigatorCallbacks: readonly Instrument[] = [
  callbackForm('getUserMedia'),
  callbackForm('webkitGetUserMedia'),
  callbackForm('mozGetUserMedia'),
  callbackForm('msGetUserMedia'),
];
