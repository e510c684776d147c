import { signal } from '@preact/signals';
import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import { App } from '../../../src/popup/App.tsx';
import type { Snapshot } from '../../../src/protocol/snapshot.ts';
import type { Dispatch } from '../../../src/ui/view/command.ts';
import { emptyView, type View } from '../../../src/ui/view/view.ts';
import { snapshot } from '../builders.ts';

/** The popup drawn from a view, twelve seconds after the builders' tracks began. */
export function shownView(own: Partial<View>) {
  const dispatch = vi.fn<Dispatch>();
  const now = signal(Date.parse('2026-11-20T10:00:12.000Z'));
  const view = { ...emptyView, ...own };
  const screen = render(<App view={view} now={now} dispatch={dispatch} />);
  const redraw = (next: Partial<View>) =>
    screen.rerender(<App view={{ ...view, ...next }} now={now} dispatch={dispatch} />);
  return { ...screen, now, dispatch, redraw };
}

export function shown(own: Partial<Snapshot> = {}, view: Partial<View> = {}) {
  return shownView({ snapshot: snapshot(own), contact: 'live', ...view });
}

/** The text of a part, white space as a person sees it. */
export function textOf(container: Element, selector: string): string | undefined {
  return container.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
}
