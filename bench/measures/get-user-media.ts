import { timedCalls } from './timed-calls.ts';

export const getUserMedia = timedCalls({
  name: 'get-user-media',
  title: 'getUserMedia resolves',
  unit: 'ms',
  target: { kind: 'ratio', atMost: 1.02 },
  prepare: 'let stream;',
  call: 'stream = await navigator.mediaDevices.getUserMedia({ video: true });',
  between: `
    stream.getTracks()[0].stop();
    await new Promise((later) => setTimeout(later, 15));`,
  calls: 1,
  batches: 21,
});
