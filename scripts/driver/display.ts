import type { BrowserKind } from './session.ts';

/** Whether windows can be shown here; only Linux knows machines without a display. */
export function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' || isSet(process.env.DISPLAY) || isSet(process.env.WAYLAND_DISPLAY)
  );
}

/**
 * Headless Firefox has no screen to share, so on Linux it gets a virtual one in place of its headless
 * mode. Headless Chromium has one of its own.
 */
export function needsVirtualScreen(kind: BrowserKind, headless: boolean): boolean {
  if (process.platform !== 'linux') return false;
  return headless ? kind === 'firefox' : !hasDisplay();
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
