import type { BrowserKind } from '../scripts/driver/session.ts';
import { launchBench } from './browsers/launch.ts';
import type { Measure, PageState } from './measures/measure.ts';
import { orderOf } from './order.ts';
import { untilQuiet } from './quiet.ts';
import type { ExtensionDirs, Variant } from './variants.ts';

export interface Run {
  readonly browser: BrowserKind;
  readonly origin: string;
  readonly extensionDirs: ExtensionDirs;
  readonly variants: readonly Variant[];
  readonly measures: readonly Measure[];
  readonly rounds: number;
  readonly minutes: number;
  readonly onRound: (done: number) => void;
}

/** What one browser gave: one figure for each measure in each state of the page. */
export type Figures = Readonly<Record<PageState, Readonly<Record<string, number | null>>>>;

export type Round = Readonly<Partial<Record<Variant, Figures>>>;

/** How long a browser waits for other programs to rest, in ms. */
const patience = 5_000;

export interface Measured {
  readonly version: string;
  readonly rounds: readonly Round[];
  /** Share of the machine that other programs took when each browser began. */
  readonly busy: readonly number[];
}

/** Each round gives every variant a fresh browser, one after the other, in another order each time. */
export async function runRounds(run: Run): Promise<Measured> {
  const deadline = Date.now() + run.minutes * 60_000;
  const rounds: Round[] = [];
  const busy: number[] = [];
  let version = '';
  while (rounds.length < run.rounds && (rounds.length === 0 || Date.now() < deadline)) {
    const round: Partial<Record<Variant, Figures>> = {};
    const measures = run.measures.filter((each) => rounds.length < (each.rounds ?? run.rounds));
    for (const variant of orderOf(run.variants, rounds.length)) {
      const extensionDir = run.extensionDirs[variant];
      busy.push(await untilQuiet(patience));
      const browser = await launchBench(run.browser, { origin: run.origin, extensionDir });
      try {
        ({ version } = browser);
        round[variant] = {
          idle: await takeAll(measures, (measure) => measure.take(browser.tab, 'idle')),
          live: await takeAll(measures, (measure) => measure.take(browser.tab, 'live')),
        };
      } finally {
        await browser.close();
      }
    }
    rounds.push(round);
    run.onRound(rounds.length);
  }
  return { version, rounds, busy };
}

async function takeAll(
  measures: readonly Measure[],
  take: (measure: Measure) => Promise<number | null>,
): Promise<Readonly<Record<string, number | null>>> {
  const figures: Record<string, number | null> = {};
  for (const measure of measures) figures[measure.name] = await take(measure);
  return figures;
}
