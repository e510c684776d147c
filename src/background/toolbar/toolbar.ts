import browser from 'webextension-polyfill';
import type { Source } from '../../protocol/report.ts';
import type { Store } from '../store.ts';
import { type Badge, badgeOf } from './badge.ts';

/** Keeps the toolbar icon, badge and tooltip of each tab that has ever been on air up to date. */
export function followInToolbar(store: Store): void {
  const shown = new Map<number, string>();

  const update = () => {
    const tracks = [...store.state().tracks.values()];
    const tabs = new Set([...shown.keys(), ...tracks.map((track) => track.tabId)]);
    for (const tabId of tabs) {
      const badge = badgeOf(tracks, tabId);
      const words = JSON.stringify(badge);
      if (shown.get(tabId) === words) continue;
      shown.set(tabId, words);
      // A tab that was closed meanwhile has no icon to change.
      show(badge, tabId).catch(() => shown.delete(tabId));
    }
  };
  store.subscribe(update);
  update();
}

async function show(badge: Badge, tabId: number): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setIcon({ tabId, path: iconOf(badge.onAir ? 'on' : 'off') }),
    action.setBadgeText({ tabId, text: badge.text }),
    action.setBadgeBackgroundColor({ tabId, color: '#b3001b' }),
    action.setTitle({ tabId, title: titleOf(badge) }),
  ]);
}

function iconOf(state: 'on' | 'off'): Record<string, string> {
  return { 16: `/icons/${state}-16.png`, 32: `/icons/${state}-32.png` };
}

function titleOf(badge: Badge): string {
  if (!badge.onAir) return browser.i18n.getMessage('tooltipOff');
  const list = badge.bySource.map(
    ({ source, count }) => `${count > 1 ? `${count} × ` : ''}${wordOf(source)}`,
  );
  return browser.i18n.getMessage('tooltipOnAir', list.join(', '));
}

function wordOf(source: Source): string {
  return source.replace('-', ' ');
}
