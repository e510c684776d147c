import { expect, test } from 'vitest';
import { parseOptions } from '../../../bench/options.ts';

const parse = (...args: string[]) => parseOptions(args, ['load', 'heap']);

test('without options everything is measured in Chromium', () => {
  expect(parse()).toMatchObject({ browser: 'chromium', measures: [], control: false });
});

test('a measure may be named several times', () => {
  expect(parse('--measure', 'heap', '--measure', 'load').measures).toEqual(['heap', 'load']);
});

test.each([
  [['--browser', 'safari'], "There is no browser 'safari': write chromium or firefox."],
  [['--measure', 'speed'], "There is no measure 'speed': write one of load, heap."],
  [['--rounds', 'many'], "--rounds takes a number above 0, not 'many'."],
  [['--minutes', '0'], "--minutes takes a number above 0, not '0'."],
  [['--fast'], "Unknown option '--fast'. All options: npm run bench -- --help"],
])('%o is answered with one sentence', (args, sentence) => {
  expect(() => parse(...args)).toThrow(sentence);
});
