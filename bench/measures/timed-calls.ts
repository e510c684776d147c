import type { Tab } from '../browsers/tab.ts';
import { lowerQuartile } from '../statistics/lower-quartile.ts';
import type { Measure, PageState } from './measure.ts';
import { numbersFrom } from './numbers-from.ts';
import { openPage } from './open-page.ts';

/** What to time, as text of page code: functions would be changed on their way into the page. */
export interface TimedCalls extends Pick<Measure, 'name' | 'title' | 'target'> {
  readonly unit: 'ms' | 'µs';
  /** Runs once, untimed. */
  readonly prepare?: string;
  /** Runs `calls` times in each batch, timed as one. */
  readonly call: string;
  /** Runs after each batch, untimed. */
  readonly between?: string;
  readonly calls: number;
  readonly batches: number;
}

/** The time of one call: the lower quartile of the batches, of which the first third warms up. */
export function timedCalls(timed: TimedCalls): Measure {
  const { name, title, unit, target } = timed;
  const body = bodyOf(timed);
  const perMillisecond = { ms: 1, µs: 1000 }[unit];
  return {
    name,
    title,
    unit,
    target,
    take: async (tab: Tab, state: PageState) => {
      await openPage(tab, state);
      return lowerQuartile(numbersFrom(await tab.run(body))) * perMillisecond;
    },
  };
}

function bodyOf({ prepare = '', call, between = '', calls, batches }: TimedCalls): string {
  return `
    ${prepare}
    const times = [];
    for (let batch = 0; batch < ${batches}; batch += 1) {
      const start = performance.now();
      for (let i = 0; i < ${calls}; i += 1) { ${call} }
      times.push((performance.now() - start) / ${calls});
      ${between}
    }
    return times.slice(${Math.floor(batches / 3)});`;
}
