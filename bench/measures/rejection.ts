import { timedCalls } from './timed-calls.ts';

/** A request that is invalid from the start, so that the browser itself does next to nothing. */
export const rejection = timedCalls({
  name: 'rejection',
  title: 'getUserMedia({}) rejects',
  unit: 'µs',
  target: { kind: 'added', atMost: 20 },
  call: 'try { await navigator.mediaDevices.getUserMedia({}); } catch {}',
  calls: 5,
  batches: 36,
  between: 'await new Promise((later) => setTimeout(later, 10));',
});
