import { timedCalls } from './timed-calls.ts';

export const enumerateDevices = timedCalls({
  name: 'enumerate-devices',
  title: 'enumerateDevices',
  unit: 'ms',
  target: { kind: 'ratio', atMost: 1.02 },
  call: 'await navigator.mediaDevices.enumerateDevices();',
  calls: 5,
  batches: 60,
});
