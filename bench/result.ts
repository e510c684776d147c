import type { Measure, PageState } from './measures/measure.ts';
import type { Measured, Round } from './rounds.ts';
import type { Size } from './sizes.ts';
import { median } from './statistics/median.ts';
import type { Estimate } from './statistics/median-interval.ts';
import { compare } from './statistics/paired.ts';
import { type Target, type Verdict, verdictOf } from './statistics/target.ts';
import type { Variant } from './variants.ts';

/** What out/bench.json holds. */
export interface Result {
  readonly at: string;
  readonly machine: string;
  readonly browser: string;
  readonly rounds: number;
  readonly minutes: number;
  /** Share of the machine that other programs took when a browser began: the median, and the most. */
  readonly busy: { readonly median: number; readonly most: number };
  readonly tables: Readonly<Record<PageState, readonly Row[]>>;
  readonly sizes: readonly Size[];
  /** Every figure that was taken. */
  readonly figures: readonly Round[];
}

export interface Row {
  readonly name: string;
  readonly title: string;
  readonly unit: Measure['unit'];
  readonly target: Target;
  /** Medians over the rounds. */
  readonly medians: Readonly<Record<'none' | 'floor' | 'tallylight', number>>;
  readonly againstNone: Estimate;
  readonly againstFloor: Estimate;
  /** The floor against no extension. */
  readonly floor: Estimate;
  /** The floor against itself: what lies within means nothing. */
  readonly control: Estimate | null;
  readonly verdict: Verdict;
}

export function rowsOf(
  measures: readonly Measure[],
  state: PageState,
  { rounds }: Measured,
): readonly Row[] {
  return measures.flatMap((measure) => {
    const { name, title, unit, target } = measure;
    const of = (variant: Variant) => figuresOf(rounds, variant, state, name);
    const [none, floor, tallylight, control] = [
      of('none'),
      of('floor'),
      of('tallylight'),
      of('control'),
    ];
    if (tallylight.length === 0) return [];
    const againstFloor = compare(target.kind, tallylight, floor);
    return [
      {
        name,
        title,
        unit,
        target,
        medians: { none: median(none), floor: median(floor), tallylight: median(tallylight) },
        againstNone: compare(target.kind, tallylight, none),
        againstFloor,
        floor: compare(target.kind, floor, none),
        control: control.length === 0 ? null : compare(target.kind, control, floor),
        verdict: verdictOf(target, againstFloor),
      },
    ];
  });
}

function figuresOf(
  rounds: readonly Round[],
  variant: Variant,
  state: PageState,
  name: string,
): readonly number[] {
  return rounds.flatMap((round) => round[variant]?.[state][name] ?? []);
}
