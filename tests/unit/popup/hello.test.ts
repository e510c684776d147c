import { expect, test } from 'vitest';
import { helloOf } from '../../../src/popup/hello.ts';

test.each([
  ['?tab=12', { type: 'view.opened', tabId: 12 }],
  ['', { type: 'view.opened' }],
  ['?tab=', { type: 'view.opened' }],
  ['?tab=-1', { type: 'view.opened' }],
  ['?tab=1.5', { type: 'view.opened' }],
  ['?tab=12x', { type: 'view.opened' }],
])('%s', (search, hello) => {
  expect(helloOf(search)).toEqual(hello);
});
