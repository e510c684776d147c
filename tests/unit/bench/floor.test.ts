import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFloor } from '../../../bench/floor.ts';
import manifest from '../../../manifest.json' with { type: 'json' };

const dir = mkdtempSync(join(tmpdir(), 'tallylight-test-'));
afterAll(() => rmSync(dir, { recursive: true }));

test('the floor has our content scripts, all of them empty, and nothing else that runs', () => {
  const built = join(dir, 'built');
  mkdirSync(built);
  writeFileSync(join(built, 'manifest.json'), JSON.stringify(manifest));
  const floor = makeFloor(built, join(dir, 'floor'));

  const made = JSON.parse(readFileSync(join(floor, 'manifest.json'), 'utf8'));
  expect(made.content_scripts).toEqual(manifest.content_scripts);
  expect(made).not.toHaveProperty('background');
  for (const file of manifest.content_scripts.flatMap(({ js }) => js)) {
    expect(readFileSync(join(floor, file), 'utf8')).toBe('');
  }
});
