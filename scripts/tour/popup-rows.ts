import type { Page } from 'puppeteer-core';

/** One track, in the words of the popup. */
export interface PopupRow {
  readonly trackId: string;
  readonly source: string;
  readonly label: string;
  readonly settings: string;
  readonly duration: string;
  readonly state: string;
  readonly site: string;
  /** The frame's origin. */
  readonly origin: string;
}

export function readPopup(popup: Page): Promise<readonly PopupRow[]> {
  return popup.evaluate(rowsHere);
}

/** Runs in the popup: it must be whole in itself, and hold no function that has a name. */
function rowsHere(): PopupRow[] {
  return [...document.querySelectorAll('[data-track-id]')].map((row) => {
    const [source, label, settings, duration, state] = [
      'source',
      'label',
      'settings',
      'duration',
      'state',
    ].map((part) => {
      const element = row.querySelector(`[data-part=${part}]`);
      const words = [...(element?.children ?? [])].map((child) => child.textContent.trim());
      return words.length > 0 ? words.join(', ') : (element?.textContent.trim() ?? '');
    });
    return {
      trackId: row.getAttribute('data-track-id') ?? '',
      source: source ?? '',
      label: label ?? '',
      settings: settings ?? '',
      duration: duration ?? '',
      state: state ?? '',
      site: row.closest('[data-site]')?.getAttribute('data-site') ?? '',
      origin: row.closest('[data-frame]')?.getAttribute('data-origin') ?? '',
    };
  });
}
