import { timedCalls } from './timed-calls.ts';

/** A subtree of 61 nodes goes to and fro between two places. */
export const insertBefore = timedCalls({
  name: 'insert-before',
  title: 'insertBefore of a subtree',
  unit: 'µs',
  target: { kind: 'ratio', atMost: 1.05 },
  prepare: `
    const subtree = document.createElement('ul');
    subtree.innerHTML = '<li><b>A</b> line</li>'.repeat(20);
    document.body.innerHTML = '<main><hr></main><main><hr></main>';
    const [one, other] = document.body.children;
    const [inOne, inOther] = [one.firstChild, other.firstChild];`,
  call: 'one.insertBefore(subtree, inOne); other.insertBefore(subtree, inOther);',
  calls: 200,
  batches: 60,
});
