import { crx } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageFacts from './package.json' with { type: 'json' };
import { problemsOfBuildIn } from './scripts/build-problems.ts';
import { manifestFor } from './scripts/manifest.ts';

/** `vite build --mode chromium` or `--mode firefox`. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chromium';
  const outDir = `dist/${browser}`;
  const contentScripts = manifest.content_scripts.flatMap(({ js }) => js);
  return {
    publicDir: 'extension',
    // Standalone content scripts are built without plugins, which leaves this in place.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome120', 'firefox140'],
      sourcemap: false,
      // Every browser that runs the extension preloads modules by itself.
      modulePreload: { polyfill: false },
    },
    plugins: [
      crx({
        manifest: manifestFor(browser, manifest, packageFacts.version),
        browser: browser === 'firefox' ? 'firefox' : 'chrome',
        // Otherwise crxjs loads content scripts asynchronously, after the page's first script.
        contentScripts: { standaloneFiles: contentScripts },
      }),
      keepStrict(contentScripts.map((file) => file.replace(/\.ts$/, '.js'))),
      checkBuild(outDir),
    ],
  };
});

/**
 * Modules are strict, but the standalone scripts made of them come out sloppy: a page's getter or
 * proxy that they meet could then read, as `its.caller`, the very function that hides them.
 */
function keepStrict(files: readonly string[]): Plugin {
  return {
    name: 'tallylight:keep-strict',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of files) {
        const script = bundle[file];
        if (script?.type !== 'asset') this.error(`There is no content script ${file}.`);
        script.source = `'use strict';${script.source}`;
      }
    },
  };
}

function checkBuild(outDir: string): Plugin {
  return {
    name: 'tallylight:check-build',
    apply: 'build',
    writeBundle() {
      const problems = problemsOfBuildIn(outDir);
      if (problems.length > 0) this.error(`The build may not ship: ${problems.join('; ')}.`);
    },
  };
}
