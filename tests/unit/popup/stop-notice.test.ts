import { expect, test } from 'vitest';
import type { StopAnswer } from '../../../src/protocol/door.ts';
import { stopNotice } from '../../../src/ui/stops/stop-notice.ts';
import { stopResult } from '../../../src/ui/stops/stop-result.ts';
import { microphone, track } from '../builders.ts';

const answered = (own: Partial<StopAnswer>) =>
  ({ type: 'answered', answer: { stopped: [], failed: [], verified: true, ...own } }) as const;

test('a verified stop is a status that names the track', () => {
  expect(stopNotice([track()], answered({ stopped: ['camera-1'] }))).toMatchObject({
    tone: 'status',
    title: 'Stopped, verified: camera fake_device_0.',
  });
});

test('clones that went with it are counted', () => {
  const notice = stopNotice([track()], answered({ stopped: ['camera-1', 'clone'] }));
  expect(notice.title).toBe('Stopped, verified: 2 streams.');
});

test('a stop of what was gone already says so', () => {
  expect(stopNotice([], answered({}))).toMatchObject({
    tone: 'status',
    title: 'Nothing was live any more.',
  });
});

test('a failure names the track, its site, the reason and the way out', () => {
  const failed = [{ trackId: 'camera-1', why: 'the frame did not answer' }];
  const stopped = ['microphone-1'];
  expect(
    stopNotice([track(), microphone()], answered({ failed, stopped, verified: false })),
  ).toEqual({
    tone: 'alert',
    title: '1 of 2 streams could not be stopped',
    lines: ['camera fake_device_0 on meet.example: the frame did not answer.'],
    advice: 'Reload or close the tab to end it for certain.',
  });
});

test('many failures are cut to the first five', () => {
  const targets = Array.from({ length: 8 }, (_, i) => track({ id: `t${i}`, label: `device ${i}` }));
  const failed = targets.map(({ id }) => ({ trackId: id, why: 'gone.' }));
  const { lines } = stopNotice(targets, answered({ failed, verified: false }));
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)).toBe('and 3 more');
});

test('a stop that is not verified is an alert, not a success', () => {
  const notice = stopNotice([track()], answered({ stopped: ['camera-1'], verified: false }));
  expect(notice.tone).toBe('alert');
  expect(notice.title).toBe('The stop of camera fake_device_0 is not verified');
  expect(notice.advice).toMatch(/reload or close the tab/i);
});

test('a refusal and a lost answer are alerts with their reason', () => {
  expect(stopNotice([track()], stopResult({ error: 'no such track' }))).toMatchObject({
    tone: 'alert',
    title: 'The stop was refused',
    lines: ['no such track.'],
  });
  const lost = stopNotice([track()], { type: 'lost', why: 'the port closed' });
  expect(lost.tone).toBe('alert');
  expect(lost.title).toContain('camera fake_device_0');
  expect(lost.lines.join()).toContain('the port closed');
});

test.each([undefined, null, true, {}, { stopped: [], failed: [{}], verified: true }])(
  'the answer %j is none of a stop',
  (answer) => {
    expect(stopResult(answer).type).toBe('lost');
  },
);
