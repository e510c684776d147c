import type { Page } from 'puppeteer-core';

/** What a demo page itself sees of its captures, in all its frames. */
export interface PageView {
  /** False for a page that is not of the demo. */
  readonly tells: boolean;
  readonly ready: boolean;
  /** Of its local tracks, those from a peer apart: a remote track is no capture. */
  readonly readyStates: readonly string[];
  readonly errors: readonly string[];
}

/** What `demo/demo.js` puts into `window.demo`, as far as the tour needs it. */
interface Demo {
  readonly ready: boolean;
  readonly tracks: readonly {
    readonly name: string;
    readonly track: MediaStreamTrack | undefined;
  }[];
  readonly errors: readonly { readonly name: string }[];
}

export async function viewOfPage(page: Page): Promise<PageView> {
  const views = await Promise.all(page.frames().map((frame) => frame.evaluate(viewHere)));
  return {
    tells: views[0]?.tells ?? false,
    ready: views[0]?.ready ?? false,
    readyStates: views.flatMap(({ readyStates }) => readyStates),
    errors: [...new Set(views.flatMap(({ errors }) => errors))],
  };
}

/** Runs in the page: it must be whole in itself, and hold no function that has a name. */
function viewHere(): PageView {
  const demo: Demo | undefined = Reflect.get(window, 'demo');
  return {
    tells: demo !== undefined,
    ready: demo?.ready ?? false,
    readyStates: (demo?.tracks ?? [])
      .filter(({ name }) => name !== 'received')
      .map(({ track }) => track?.readyState ?? 'collected'),
    errors: (demo?.errors ?? []).map(({ name }) => name),
  };
}

export function liveCount({ readyStates }: PageView): number {
  return readyStates.filter((state) => state === 'live').length;
}
