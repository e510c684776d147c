import { parseArgs } from 'node:util';
import type { BrowserKind } from '../scripts/driver/session.ts';
import { Failure } from '../scripts/failure.ts';

export interface Options {
  readonly browser: BrowserKind;
  readonly rounds: number;
  /** No round begins after this. */
  readonly minutes: number;
  /** The names of the measures to take; empty: all. */
  readonly measures: readonly string[];
  /** The floor runs twice in each round, to show what difference means nothing. */
  readonly control: boolean;
  readonly help: boolean;
}

const defaults = { browser: 'chromium', rounds: '10', minutes: '5.2' };

export function helpText(measures: readonly string[]): string {
  return `What pages pay for Tallylight: the same pages in a browser without an extension, with the floor (an
extension whose two content scripts are empty), and with Tallylight, round by round.

  npm run bench -- [options]

  --browser NAME    chromium (the default) or firefox
  --rounds N        how often each variant gets a fresh browser (${defaults.rounds})
  --minutes N       begin no further round after this time (${defaults.minutes})
  --measure NAME    only this measure; may be given several times: ${wrapped(measures)}
  --control         run the floor twice in each round: what it differs from itself means nothing
  --help            show this

Prints a table and writes out/bench.json. docs/PERFORMANCE.md says how to read it.`;
}

function wrapped(names: readonly string[]): string {
  const indent = `\n${' '.repeat(20)}`;
  return names.map((name, index) => (index % 4 === 0 ? indent : ' ') + name).join('');
}

export function parseOptions(args: readonly string[], measures: readonly string[]): Options {
  const { values } = readArguments(args);
  const { browser = defaults.browser, measure = [] } = values;
  if (browser !== 'chromium' && browser !== 'firefox') {
    throw new Failure(`There is no browser '${browser}': write chromium or firefox.`);
  }
  const unknown = measure.find((name) => !measures.includes(name));
  if (unknown !== undefined) {
    throw new Failure(`There is no measure '${unknown}': write one of ${measures.join(', ')}.`);
  }
  return {
    browser,
    rounds: Math.ceil(positive('--rounds', values.rounds ?? defaults.rounds)),
    minutes: positive('--minutes', values.minutes ?? defaults.minutes),
    measures: measure,
    control: values.control ?? false,
    help: values.help ?? false,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        browser: { type: 'string' },
        rounds: { type: 'string' },
        minutes: { type: 'string' },
        measure: { type: 'string', multiple: true },
        control: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new Failure(`${sentence}. All options: npm run bench -- --help`, { cause: error });
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Failure(`${name} takes a number above 0, not '${text}'.`);
}
