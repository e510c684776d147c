import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { demoReady, kind, openDemo, press, reportFrom, useWorld } from './harness.ts';

const world = useWorld();
const schema: object = JSON.parse(readFileSync('tests/report.schema.json', 'utf8'));

test('the report of a busy session is what its schema promises', async () => {
  const pages = ['modern', 'legacy', 'denied', 'impossible', 'frames', 'clone', 'webcamjs'];
  for (const name of pages) {
    const page = await openDemo(world(), `${name}.html`);
    await press(page, '#start');
    await demoReady(page);
    if (name === 'modern') await page.close();
  }
  const view = await world().session.extensionPage('src/popup/index.html');
  const report = await reportFrom(view);

  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  expect(validate(report), JSON.stringify(validate.errors, null, 1)).toBe(true);

  expect(report.browser.name).toBe(kind === 'firefox' ? 'Firefox' : 'Chromium');
  expect(report.browser.version).toMatch(/^\d+\.\d+/);
  expect(report.requests).toHaveLength(pages.length + 1);
  const { modern, clone } = {
    modern: report.tracks.filter(({ topUrl }) => topUrl.includes('modern')),
    clone: report.tracks.filter(({ topUrl }) => topUrl.includes('clone')),
  };
  expect(modern.map(({ endedBy }) => endedBy)).toEqual(['document-gone', 'document-gone']);
  expect(clone.map(({ endedBy }) => endedBy)).toEqual(['page', null]);
  expect(report.sites.map(({ origin }) => origin).toSorted()).toEqual(
    [world().demo.origin, world().demo.otherOrigin].toSorted(),
  );
  const own = report.sites.find(({ origin }) => origin === world().demo.origin);
  expect(own?.captureMs.camera).toBeGreaterThan(0);
  expect(own?.constraintVerdicts['video.width']).toMatchObject({ 'caused-failure': 1 });
});
