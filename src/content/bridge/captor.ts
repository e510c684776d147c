import type { Captor } from '../../protocol/bridge-port.ts';
import type { Link, Whereabouts } from './link.ts';

declare global {
  interface Window {
    /** In the isolated world only: Chromium shows it to the bridges of the origin's other frames. */
    tallylight?: { readonly whereabouts: () => Promise<Whereabouts> };
  }
}

/** Lets the bridges of the origin's other documents ask where this one is. */
export function tellOthers(link: Link): void {
  window.tallylight = { whereabouts: link.whereabouts };
}

/** How long a document's bridge may take to say where it is, in ms. */
const patience = 1_000;

/** Where another document of this origin is; null where nobody can tell. */
export async function captorOf(document: Document): Promise<Captor | null> {
  const view = document.defaultView;
  if (!view) return null;
  const where = await Promise.race([whereaboutsOf(view), after(patience)]);
  return where && { ...where, url: document.URL };
}

async function whereaboutsOf(view: Window): Promise<Whereabouts | null> {
  // Firefox knows the frame of a window; its isolated worlds do not see each other.
  const runtime: object = chrome.runtime;
  if (knowsFrames(runtime)) return { frameId: runtime.getFrameId(view), documentId: null };
  return (await view.tallylight?.whereabouts()) ?? null;
}

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/runtime/getFrameId */
interface FrameSource {
  getFrameId(target: Window): number;
}

function knowsFrames(runtime: object): runtime is FrameSource {
  return 'getFrameId' in runtime;
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
