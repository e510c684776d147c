import { expect, test } from 'vitest';
import { orderOf } from '../../../bench/order.ts';

const rounds = [0, 1, 2, 3, 4, 5].map((round) => orderOf(['a', 'b', 'c'], round).join(''));

test('six rounds see every order of three once', () => {
  expect(new Set(rounds).size).toBe(6);
  expect(rounds.map((order) => order.split('').sort().join(''))).toEqual(Array(6).fill('abc'));
});

test('the rounds begin again after that', () => {
  expect(orderOf(['a', 'b', 'c'], 6).join('')).toBe(rounds[0]);
});
