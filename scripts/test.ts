// `npm test`: every check and every test there is; ends with the line "N passed, N failed".

import { add, type Count, none } from './test/count.ts';
import { installAll } from './test/install-all.ts';
import { runScript } from './test/run-script.ts';
import { runTests } from './test/run-tests.ts';

interface Step {
  readonly title: string;
  readonly run: () => Promise<Count>;
}

const steps: readonly Step[] = [
  { title: 'browsers', run: installAll },
  { title: 'style', run: () => runScript('check:style') },
  { title: 'types', run: () => runScript('check:types') },
  { title: 'promises', run: () => runScript('check:promises') },
  { title: 'unused code', run: () => runScript('check:unused') },
  { title: 'unit tests', run: () => runTests('test:unit') },
  { title: 'build for Chromium', run: () => runScript('build:chromium') },
  { title: 'build for Firefox', run: () => runScript('build:firefox') },
  { title: 'size', run: () => runScript('size') },
  { title: 'add-on lint', run: () => runScript('lint:ext') },
  // These build first, and do not run when that fails.
  { title: 'end to end in Chromium', run: () => runTests('test:e2e:chromium') },
  { title: 'end to end in Firefox', run: () => runTests('test:e2e:firefox') },
];

let total = none;
const failures: string[] = [];
for (const { title, run } of steps) {
  console.log(`\n=== ${title} ===\n`);
  const count = await run();
  // Set where a step was interrupted.
  if (process.exitCode !== undefined) process.exit();
  total = add(total, count);
  if (count.failed > 0) failures.push(`${title} (${count.failed})`);
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
