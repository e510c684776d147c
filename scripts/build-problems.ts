import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface BuiltManifest {
  readonly web_accessible_resources?: unknown;
  readonly content_scripts: readonly { readonly js: readonly string[] }[];
}

/** What must not be in a build and would not show in a test. */
function buildProblems(
  manifest: BuiltManifest,
  codeOf: (file: string) => string,
): readonly string[] {
  const files = manifest.content_scripts.flatMap(({ js }) => js);
  return [
    // A page could ask for such a resource, and so learn that the extension is there.
    ...(manifest.web_accessible_resources === undefined ? [] : ['it has web_accessible_resources']),
    ...files.flatMap((file) =>
      contentScriptProblems(codeOf(file)).map((what) => `${file} ${what}`),
    ),
  ];
}

function contentScriptProblems(code: string): readonly string[] {
  return [
    // Anything else would leave a global in the page, or run after the page's first script.
    ...(isOneFunction.test(code) ? [] : ['is not one strict function that calls itself']),
    ...(/\bimport\s*\(|\bimport\.meta\b/.test(code) ? ['loads another script'] : []),
    ...(code.includes('process.env') ? ['asks for process.env'] : []),
    ...(code.includes('sourceMappingURL') ? ['names a source map'] : []),
  ];
}

const isOneFunction =
  /^'use strict';\(?(function\s*\(\)\s*\{|\(\)\s*=>\s*\{)[\s\S]*\}\)?\(\)\)?;?\s*$/;

export function problemsOfBuildIn(dir: string): readonly string[] {
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  const manifest: BuiltManifest = JSON.parse(read('manifest.json'));
  return buildProblems(manifest, read);
}
