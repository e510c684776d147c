import { mkdir, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { ensureBrowser } from './browsers.ts';
import { sentenceOf } from './failure.ts';

/** Draws extension/icons. The PNGs are committed: run this after a change here, then look at them. */

const folder = new URL('../extension/icons/', import.meta.url);
const sizes = [16, 32, 48, 128];

/** A filled lamp in its ring, or an empty ring: told apart without colour too, at 16 px, on light
 * and on dark toolbars. */
const lamps = {
  on: `<circle cx="16" cy="16" r="14" fill="none" stroke="#e5202e" stroke-width="2.5"/>
    <circle cx="16" cy="16" r="9.5" fill="#e5202e"/>
    <path d="M10.6 15a5.6 5.6 0 0 1 4.4-4.4" fill="none" stroke="#ffb9b6" stroke-width="2" stroke-linecap="round"/>`,
  off: `<circle cx="16" cy="16" r="12.5" fill="none" stroke="#757986" stroke-width="3.5"/>
    <path d="M9.8 15.1a6.3 6.3 0 0 1 5.3-5.3" fill="none" stroke="#757986" stroke-width="2" stroke-linecap="round"/>`,
};

async function drawIcons(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: await ensureBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    for (const [state, shape] of Object.entries(lamps)) {
      for (const size of sizes) {
        await page.setViewport({ width: size, height: size });
        await page.setContent(
          `<style>body { margin: 0 } svg { display: block }</style>
          <svg viewBox="0 0 32 32" width="${size}" height="${size}">${shape}</svg>`,
        );
        await writeFile(
          new URL(`${state}-${size}.png`, folder),
          await page.screenshot({ omitBackground: true }),
        );
      }
    }
  } finally {
    await browser.close();
  }
}

await drawIcons().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});
