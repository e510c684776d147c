// `npm run build:chromium` and `build:firefox`: silent but for what went wrong.
import { relative } from 'node:path';
import { buildExtension } from './build-extension.ts';
import { Failure, sentenceOf } from './failure.ts';
import { projectRoot } from './project.ts';

try {
  const [, , browser] = process.argv;
  if (browser !== 'chromium' && browser !== 'firefox') {
    throw new Failure('Say for which browser: chromium or firefox.');
  }
  console.log(`Built ${relative(projectRoot, await buildExtension(browser))}`);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
