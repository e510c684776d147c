import { frameCount } from '../pages/documents.ts';
import { insertFrames } from './insert-frames.ts';
import type { Measure } from './measure.ts';
import { openPage } from './open-page.ts';

/**
 * What one more frame that never captures adds to the JavaScript heap of its process, isolated worlds
 * included. Not `performance.measureUserAgentSpecificMemory`, which leaves extensions out.
 */
export const heap: Measure = {
  name: 'heap',
  title: 'JS heap of a frame that never captures',
  unit: 'kB',
  target: { kind: 'added', atMost: 40 },
  rounds: 3,
  take: async (tab, state) => {
    const { collectGarbage, heapUsed } = tab;
    if (collectGarbage === null || heapUsed === null) return null;
    await openPage(tab, state);
    // The first frame brings with it what all share, such as the scripts' compiled code.
    await tab.run(insertFrames);
    await settle();
    const before = await heapUsed();
    await tab.run(insertFrames);
    await settle();
    return ((await heapUsed()) - before) / frameCount / 1000;

    async function settle(): Promise<void> {
      // What the first collection finalizes, the second one frees.
      await collectGarbage?.();
      await collectGarbage?.();
    }
  },
};
