import { timedCalls } from './timed-calls.ts';

export const enumerateDevices = timedCalls({
  name: 'enumerate-devices',
  title: 'enumerateDevices',
  unit: 'ms',
  target: { kind: 'ratio', atMost: 1.02 },
  call: 'await navigator.mediaDevices.enumerateDevices();',
  between: 'await new Promise((later) => setTimeout(later, 10));',
  calls: 1,
  batches: 45,
});
