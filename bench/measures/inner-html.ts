import { timedCalls } from './timed-calls.ts';

/** 20 lines of a list, as an application that draws by markup sets them. */
export const innerHtml = timedCalls({
  name: 'inner-html',
  title: 'innerHTML',
  unit: 'µs',
  target: { kind: 'ratio', atMost: 1.05 },
  prepare: `
    const parent = document.body;
    const markup = '<li class="line"><b>A</b> <a href="#">line</a></li>'.repeat(20);`,
  call: 'parent.innerHTML = markup;',
  calls: 50,
  batches: 90,
});
