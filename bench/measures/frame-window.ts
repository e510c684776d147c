import { timedCalls } from './timed-calls.ts';

/** One at a time: the page waits for the browser's own process, which has to come to rest in between. */
export const frameWindow = timedCalls({
  name: 'frame-window',
  title: 'append an iframe, touch its contentWindow',
  unit: 'µs',
  target: { kind: 'ratio', atMost: 1.05 },
  prepare: 'const parent = document.body;',
  call: `
    const frame = document.createElement('iframe');
    parent.appendChild(frame);
    frame.contentWindow.document;
    frame.remove();`,
  between: 'await new Promise((later) => setTimeout(later, 5));',
  calls: 1,
  batches: 60,
});
