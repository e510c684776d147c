import { timedCalls } from './timed-calls.ts';

export const appendRemove = timedCalls({
  name: 'append-remove',
  title: 'appendChild + remove',
  unit: 'µs',
  target: { kind: 'ratio', atMost: 1.05 },
  prepare: `
    const parent = document.body;
    const node = document.createElement('div');`,
  call: 'parent.appendChild(node); node.remove();',
  calls: 4000,
  batches: 60,
});
