import { adoptFrom } from '../adoption.ts';
import type { Instrument } from '../instrument.ts';

/**
 * Where streams and tracks are put to use. Whatever way a capture came on, it is known from then on;
 * pages without streams never get here.
 */
export const uses: readonly Instrument[] = [
  use('HTMLMediaElement', 'srcObject', 'lean-setter'),
  use('MediaStream', 'addTrack', 'lean-method'),
  use('RTCPeerConnection', 'addTrack', 'lean-method'),
  use('RTCRtpSender', 'replaceTrack', 'lean-method'),
];

function use(name: string, member: string, wrap: 'lean-setter' | 'lean-method'): Instrument {
  return {
    interface: name,
    member,
    wrap,
    before: null,
    after: (inspector, _result, _self, args) => adoptFrom(args[0], inspector),
  };
}
