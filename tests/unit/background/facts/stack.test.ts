import { describe, expect, test } from 'vitest';
import { stackLinesOf } from '../../../../src/background/facts/stack.ts';

const app = 'https://meet.example/app.js';
const words = (stack: string) =>
  stackLinesOf(stack).map(({ function: name, url, line, column }) => [name, url, line, column]);

describe('V8', () => {
  test('names function, address, line and column', () => {
    expect(stackLinesOf(`Error\n    at start (${app}:12:5)\n    at ${app}:40:1`)).toEqual([
      { function: 'start', url: app, line: 12, column: 5 },
      { function: null, url: app, line: 40, column: 1 },
    ]);
  });

  test.each<[string, readonly unknown[]]>([
    [`at Camera.open (${app}:1:2)`, ['Camera.open', app, 1, 2]],
    [`at new Camera (${app}:1:2)`, ['new Camera', app, 1, 2]],
    [`at Object.run [as open] (${app}:1:2)`, ['Object.run [as open]', app, 1, 2]],
    [`at HTMLButtonElement.<anonymous> (${app}:1:2)`, ['HTMLButtonElement.<anonymous>', app, 1, 2]],
    [`at async start (${app}:1:2)`, ['async start', app, 1, 2]],
    [`at async ${app}:1:2`, [null, app, 1, 2]],
    [
      'at https://cdn.example/@scope/lib.js?v=1:1:2',
      [null, 'https://cdn.example/@scope/lib.js?v=1', 1, 2],
    ],
    [
      'at start (blob:https://meet.example/0-1:1:2)',
      ['start', 'blob:https://meet.example/0-1', 1, 2],
    ],
    ['at http://localhost:8080/:3:4', [null, 'http://localhost:8080/', 3, 4]],
    ['at file:///home/page.html:3:4', [null, 'file:///home/page.html', 3, 4]],
  ])('%s', (line, expected) => {
    expect(words(`Error\n    ${line}`)).toEqual([expected]);
  });

  test('code of an eval says where it was evaluated', () => {
    const line = `at eval (eval at run (${app}:7:3), <anonymous>:1:5)`;
    expect(words(`Error\n    ${line}`)).toEqual([
      ['eval', `eval at run (${app}:7:3), <anonymous>`, 1, 5],
    ]);
  });

  test('lines without an address are left out', () => {
    const stack = `Error: a message
    at Array.forEach (<anonymous>)
    at new Promise (<anonymous>)
    at start (${app}:12:5)
    at Array.map (native)`;
    expect(words(stack)).toEqual([['start', app, 12, 5]]);
  });
});

describe('SpiderMonkey', () => {
  test('names function, address, line and column', () => {
    expect(stackLinesOf(`start@${app}:12:5\n@${app}:40:1\n`)).toEqual([
      { function: 'start', url: app, line: 12, column: 5 },
      { function: null, url: app, line: 40, column: 1 },
    ]);
  });

  test.each<[string, readonly unknown[]]>([
    [`async*start@${app}:1:2`, ['async*start', app, 1, 2]],
    [`promise callback*start@${app}:1:2`, ['promise callback*start', app, 1, 2]],
    [`setTimeout handler*start@${app}:1:2`, ['setTimeout handler*start', app, 1, 2]],
    [`open/<@${app}:1:2`, ['open/<', app, 1, 2]],
    [
      'start@https://cdn.example/@scope/lib.js:1:2',
      ['start', 'https://cdn.example/@scope/lib.js', 1, 2],
    ],
    [`@${app} line 7 > eval:1:5`, [null, `${app} line 7 > eval`, 1, 5]],
  ])('%s', (line, expected) => {
    expect(words(line)).toEqual([expected]);
  });

  test('lines without an address are left out', () => {
    expect(words(`[native code]\nforEach@[native code]\nstart@${app}:1:2`)).toEqual([
      ['start', app, 1, 2],
    ]);
  });
});

describe("the inspector's own lines", () => {
  test.each([
    [
      'Chromium',
      `Error
    at callStack (chrome-extension://abcdef/src/content/page/main.js:1:100)
    at Object.apply (chrome-extension://abcdef/src/content/page/main.js:1:200)
    at start (${app}:12:5)`,
    ],
    [
      'Firefox, with the address',
      `callStack@moz-extension://0-1/src/content/page/main.js:1:100\nstart@${app}:12:5`,
    ],
    [
      'Firefox, without',
      `callStack@<anonymous code>:1:100\napply@<anonymous code>:1:200\nstart@${app}:12:5`,
    ],
  ])('are left out at the beginning (%s)', (_browser, stack) => {
    expect(words(stack)).toEqual([['start', app, 12, 5]]);
  });

  test('stay where the page called through another extension', () => {
    const stack = `Error
    at own (chrome-extension://abcdef/main.js:1:1)
    at start (${app}:12:5)
    at other (chrome-extension://fedcba/hook.js:1:1)`;
    expect(words(stack).map(([name]) => name)).toEqual(['start', 'other']);
  });

  test('are no stack where there is nothing else', () => {
    expect(words('Error\n    at own (chrome-extension://abcdef/main.js:1:1)')).toEqual([]);
  });
});

test.each(['', 'Error', 'no stack at all', '@', 'at :1', '\n\n', 'at (::)'])(
  '"%s" is no stack',
  (text) => {
    expect(stackLinesOf(text)).toEqual([]);
  },
);
