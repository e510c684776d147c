// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { microphone, request, site, tab, track } from '../builders.ts';
import { shown, shownView } from './shown.tsx';

afterEach(cleanup);

// Colours are computed in the real browser only; the document's own frame is not drawn here.
const rules = Object.fromEntries(
  ['color-contrast', 'document-title', 'html-has-lang'].map((rule) => [rule, { enabled: false }]),
);

const states: readonly (readonly [string, () => unknown])[] = [
  ['loading', () => shownView({})],
  ['overdue', () => shownView({ contact: 'overdue' })],
  ['empty', () => shown()],
  ['not inspectable', () => shown({ tab: tab({ inspection: 'not-inspectable' }) })],
  [
    'busy',
    () =>
      shown(
        {
          tabs: [tab(), tab({ tabId: 2 })],
          tracks: [track(), microphone({ frameId: 3 }), track({ id: 'far', tabId: 2 })],
          sites: [site()],
          requests: [request({ outcome: 'denied' })],
          problems: [{ at: 'now', text: 'Trouble.' }],
        },
        { stopping: [{ type: 'stop', trackId: 'camera-1' }] },
      ),
  ],
];

test.each(states)('axe finds nothing to mend in: %s', async (_, show) => {
  show();
  const { violations, passes } = await axe.run(document.body, { rules });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
});
