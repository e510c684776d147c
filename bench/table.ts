import type { PageState } from './measures/measure.ts';
import type { Result, Row } from './result.ts';
import type { Size } from './sizes.ts';
import type { Estimate } from './statistics/median-interval.ts';
import type { Target } from './statistics/target.ts';

const titles: Readonly<Record<PageState, string>> = {
  idle: 'A page that never captures',
  live: 'A page with one live capture',
};

/** The result as plain text; `median [low to high]` is the 95 % interval of the median. */
export function tableOf(result: Result): string {
  const { rounds, minutes, busy, machine, browser, at, tables, sizes } = result;
  return [
    `${browser}, ${machine}, ${at}`,
    `${rounds} rounds in ${minutes} minutes; other programs took ${percent(busy.median)} of the machine, at most ${percent(busy.most)}`,
    ...(['idle', 'live'] as const).flatMap((state) => [
      '',
      `${titles[state]}:`,
      ...rowLines(tables[state]),
    ]),
    '',
    ...aligned([['script', 'bytes', 'compressed', 'target', ''], ...sizes.map(sizeCells)]),
  ].join('\n');
}

function rowLines(rows: readonly Row[]): readonly string[] {
  const withControl = rows.some(({ control }) => control !== null);
  return aligned([
    [
      'measure',
      'none',
      'floor',
      'Tallylight',
      'floor to none',
      'Tallylight to none',
      'Tallylight to the floor',
      ...(withControl ? ['floor to itself'] : []),
      'target',
      '',
    ],
    ...rows.map(
      ({ title, unit, medians, floor, againstNone, againstFloor, control, target, verdict }) => [
        title,
        ...[medians.none, medians.floor, medians.tallylight].map(
          (value) => `${figure(value)} ${unit}`,
        ),
        ...[floor, againstNone, againstFloor, ...(control === null ? [] : [control])].map(
          (estimate) => estimateText(target, unit, estimate),
        ),
        target.kind === 'ratio' ? `${target.atMost} ×` : `+ ${target.atMost} ${unit}`,
        verdict,
      ],
    ),
  ]);
}

function estimateText({ kind }: Target, unit: string, { median, low, high }: Estimate): string {
  return kind === 'ratio'
    ? `${median.toFixed(3)} × [${low.toFixed(3)} to ${high.toFixed(3)}]`
    : `${signed(median)} ${unit} [${signed(low)} to ${signed(high)}]`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`;
}

function figure(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function sizeCells({ title, bytes, compressed, atMost }: Size): readonly string[] {
  return [
    title,
    `${bytes}`,
    `${compressed}`,
    atMost === null ? '' : `${atMost}`,
    atMost === null ? '' : compressed <= atMost ? 'reached' : 'missed',
  ];
}

function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = lines.reduce<readonly number[]>(
    (widest, line) => line.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
