// `npm run bench`: what pages pay for the extension, as a table and as out/bench.json.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../scripts/driver/exit-on-signal.ts';
import { sentenceOf } from '../scripts/failure.ts';
import { projectRoot } from '../scripts/project.ts';
import { machineText } from './machine.ts';
import { measures } from './measures/index.ts';
import { helpText, type Options, parseOptions } from './options.ts';
import { startServer } from './pages/server.ts';
import { type Result, rowsOf } from './result.ts';
import { runRounds } from './rounds.ts';
import { sizesIn } from './sizes.ts';
import { median } from './statistics/median.ts';
import { tableOf } from './table.ts';
import { prepareVariants } from './variants.ts';

try {
  const names = measures.map(({ name }) => name);
  const options = parseOptions(process.argv.slice(2), names);
  if (options.help) console.log(helpText(names));
  else await bench(options);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function bench(options: Options): Promise<void> {
  const started = Date.now();
  const extensionDirs = await prepareVariants(options.browser);
  const chosen = measures.filter(
    ({ name }) => options.measures.length === 0 || options.measures.includes(name),
  );
  const server = await startServer();
  try {
    const measured = await runRounds({
      ...options,
      origin: server.origin,
      extensionDirs,
      variants: ['none', 'floor', 'tallylight', ...(options.control ? ['control' as const] : [])],
      measures: chosen,
      onRound: (done) => console.error(`Round ${done} of ${options.rounds}`),
    });
    const result: Result = {
      at: new Date(started).toISOString(),
      machine: machineText(),
      browser: measured.version,
      rounds: measured.rounds.length,
      minutes: Math.round((Date.now() - started) / 6_000) / 10,
      busy: { median: median(measured.busy), most: Math.max(...measured.busy) },
      tables: {
        idle: rowsOf(chosen, 'idle', measured),
        live: rowsOf(chosen, 'live', measured),
      },
      sizes: sizesIn(extensionDirs.tallylight),
      figures: measured.rounds,
    };
    const out = join(projectRoot, 'out');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
    console.log(tableOf(result));
  } finally {
    server.close();
  }
}
