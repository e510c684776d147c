import type { PopupRow } from './popup-rows.ts';

const columns = [
  ['source', 'source'],
  ['label', 'label'],
  ['in force', 'settings'],
  ['for', 'duration'],
  ['state', 'state'],
  ['frame', 'frame'],
] as const;

/** The popup's rows as plain text, one line each; columns that say nothing are left out. */
export function textTable(rows: readonly PopupRow[]): readonly string[] {
  // A frame is worth a word only where it is not simply its site.
  const lines = rows.map((row) => ({ ...row, frame: row.origin === row.site ? '' : row.origin }));
  const told = columns.filter(([, member]) => lines.some((line) => line[member] !== ''));
  const cells = [
    told.map(([title]) => title),
    ...lines.map((line) => told.map(([, member]) => line[member])),
  ];
  const widths = told.map((_, column) => Math.max(...cells.map((line) => widthOf(line, column))));
  return cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function widthOf(line: readonly string[], column: number): number {
  return line[column]?.length ?? 0;
}
