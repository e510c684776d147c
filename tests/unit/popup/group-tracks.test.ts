import { expect, test } from 'vitest';
import { groupTracks, type TabGroup } from '../../../src/ui/tracks/group-tracks.ts';
import { snapshot, tab, track } from '../builders.ts';

/** A tree as lines: 'tab 1 (here) / meet.example / frame 0: a b' */
function linesOf(tabs: readonly TabGroup[]): readonly string[] {
  return tabs.flatMap(({ tabId, isHere, sites }) => {
    const name = `tab ${tabId}${isHere ? ' (here)' : ''}`;
    if (sites.length === 0) return [name];
    return sites.flatMap(({ topOrigin, frames }) =>
      frames.map(({ frameId, tracks }) => {
        return `${name} / ${topOrigin} / frame ${frameId}: ${tracks.map(({ id }) => id).join(' ')}`;
      }),
    );
  });
}

const b = { tabId: 2, topOrigin: 'https://b.example', origin: 'https://b.example' };

test('this tab comes first, the others as their tracks do', () => {
  const tracks = [track({ id: 'x', ...b }), track({ id: 'y' }), track({ id: 'z', ...b, tabId: 3 })];
  expect(linesOf(groupTracks(snapshot({ tracks })))).toEqual([
    'tab 1 (here) / https://meet.example / frame 0: y',
    'tab 2 / https://b.example / frame 0: x',
    'tab 3 / https://b.example / frame 0: z',
  ]);
});

test('this tab is listed without tracks too', () => {
  const tracks = [track({ id: 'x', ...b })];
  expect(linesOf(groupTracks(snapshot({ tracks })))).toEqual([
    'tab 1 (here)',
    'tab 2 / https://b.example / frame 0: x',
  ]);
});

test('without a tab to look at, every tab is another one', () => {
  const tracks = [track({ id: 'y' })];
  expect(linesOf(groupTracks(snapshot({ tab: null, tracks })))).toEqual([
    'tab 1 / https://meet.example / frame 0: y',
  ]);
});

test('the tracks of a tab are grouped by site, then by frame, the top document first', () => {
  const tracks = [
    track({ id: 'frame', frameId: 9, origin: 'https://ads.example' }),
    track({ id: 'top' }),
    track({ id: 'again', frameId: 9, origin: 'https://ads.example' }),
    track({ id: 'old', topOrigin: 'https://before.example' }),
  ];
  expect(linesOf(groupTracks(snapshot({ tracks })))).toEqual([
    'tab 1 (here) / https://meet.example / frame 0: top',
    'tab 1 (here) / https://meet.example / frame 9: frame again',
    'tab 1 (here) / https://before.example / frame 0: old',
  ]);
});

test('one frame that moved to another origin is two groups', () => {
  const tracks = [
    track({ id: 'a', frameId: 9, origin: 'https://one.example' }),
    track({ id: 'b', frameId: 9, origin: 'https://two.example' }),
  ];
  const [here] = groupTracks(snapshot({ tracks }));
  expect(here?.sites[0]?.frames.map((frame) => frame.origin)).toEqual([
    'https://one.example',
    'https://two.example',
  ]);
});

test('a tab is called by its title, else by an address', () => {
  const tracks = [track({ ...b, topUrl: 'https://b.example/x' })];
  const titleOf = (tabs: Parameters<typeof snapshot>[0]) =>
    groupTracks(snapshot({ tracks, ...tabs })).at(-1)?.title;
  expect(titleOf({ tabs: [tab({ tabId: 2, title: 'B' })] })).toBe('B');
  expect(titleOf({ tabs: [tab({ tabId: 2, title: '', url: 'https://b.example/y' })] })).toBe(
    'https://b.example/y',
  );
  expect(titleOf({ tabs: [] })).toBe('https://b.example/x');
});
