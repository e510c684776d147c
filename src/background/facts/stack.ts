import type { StackLine } from '../../protocol/report.ts';

/** `at name (url:line:column)` or `at [async] url:line:column`: https://v8.dev/docs/stack-trace-api */
const v8Line = /^\s*at (?:(?<name>.*?) \(|async )?(?<url>\S.*?):(?<line>\d+):(?<column>\d+)\)?$/;
/** `name@url:line:column` */
const spiderMonkeyLine = /^(?<name>[^@]*)@(?<url>.*):(?<line>\d+):(?<column>\d+)$/;
// Firefox names page-world scripts of extensions like code without a file.
const ownScript = /^(?:(?:chrome|moz)-extension:\/\/|<anonymous code>$)/;

/** The lines of a call stack as either engine writes it, from the page's own call on. */
export function stackLinesOf(stack: string): readonly StackLine[] {
  const lines = stack
    .split('\n')
    .map(stackLineOf)
    .filter((line) => line !== null);
  const first = lines.findIndex((line) => !ownScript.test(line.url));
  return first === -1 ? [] : lines.slice(first);
}

function stackLineOf(text: string): StackLine | null {
  const groups = (v8Line.exec(text) ?? spiderMonkeyLine.exec(text))?.groups;
  if (!groups?.url) return null;
  return {
    function: groups.name || null,
    url: groups.url,
    line: Number(groups.line),
    column: Number(groups.column),
  };
}
