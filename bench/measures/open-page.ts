import type { Tab } from '../browsers/tab.ts';
import type { PageState } from './measure.ts';

/** A page without frames, with one live camera track where asked for, and without old garbage. */
export async function openPage(tab: Tab, state: PageState): Promise<void> {
  await tab.open('/blank');
  if (state === 'live') await tab.run(beginCapture);
  await tab.collectGarbage?.();
}

/** The time lets what a capture sets off come to rest. */
const beginCapture = `
  globalThis.kept = await navigator.mediaDevices.getUserMedia({ video: true });
  await new Promise((later) => setTimeout(later, 200));`;
