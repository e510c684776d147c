import type { Tab } from '../browsers/tab.ts';
import { lowerQuartile } from '../statistics/lower-quartile.ts';
import { insertFrames } from './insert-frames.ts';
import type { Measure, PageState } from './measure.ts';
import { numbersFrom } from './numbers-from.ts';
import { openPage } from './open-page.ts';

/**
 * A page that never captured is loaded anew, from the start of the navigation to the end of `load`. In
 * one that captures, the same frames are put in by script, and all of them load.
 */
export const load: Measure = {
  name: 'load',
  title: 'load of 60 iframes',
  unit: 'ms',
  target: { kind: 'ratio', atMost: 1.05 },
  take: async (tab, state) =>
    lowerQuartile(await (state === 'idle' ? navigations(tab) : insertions(tab, state))),
};

const warmUps = 1;
const repeats = 4;

async function navigations(tab: Tab): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < warmUps + repeats; i += 1) {
    await tab.open(`/frames?${i}`);
    if (i >= warmUps) times.push(...numbersFrom(await tab.run(navigationTime)));
    await tab.open('/blank');
  }
  return times;
}

const navigationTime = `
  const [navigation] = performance.getEntriesByType('navigation');
  return [navigation.loadEventEnd];`;

async function insertions(tab: Tab, state: PageState): Promise<readonly number[]> {
  const times: number[] = [];
  await openPage(tab, state);
  for (let i = 0; i < warmUps + repeats; i += 1) {
    const time = numbersFrom(await tab.run(timedInsertion));
    if (i >= warmUps) times.push(...time);
  }
  return times;
}

const timedInsertion = `
  const start = performance.now();
  ${insertFrames}
  const time = performance.now() - start;
  host.remove();
  return [time];`;
