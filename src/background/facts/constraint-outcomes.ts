import type { ConstraintOutcome, Json, JsonObject, Kind, Verdict } from '../../protocol/report.ts';

/** What came of a request, as far as the verdicts need it. */
export interface Result {
  readonly constraints: Json;
  readonly ignored: readonly string[];
  readonly failingConstraint: string | null;
  readonly granted: boolean;
  readonly tracks: readonly {
    readonly kind: Kind;
    readonly settings: JsonObject;
    readonly capabilities: JsonObject;
  }[];
}

interface Asked {
  readonly name: string;
  readonly asked: JsonObject;
  readonly required: boolean;
}

const kinds: readonly Kind[] = ['audio', 'video'];
const ranges = ['exact', 'ideal', 'min', 'max'] as const;
const requiring = ['exact', 'min', 'max'] as const;

/** Asked, got and possible, constraint by constraint. */
export function constraintOutcomesOf(result: Result): readonly ConstraintOutcome[] {
  return kinds.flatMap((kind) => [
    ...askedOf(memberOf(result.constraints, kind) ?? null).map((asked) =>
      outcomeOf(kind, asked, result),
    ),
    ...ignoredOf(kind, result.ignored),
  ]);
}

function outcomeOf(
  kind: Kind,
  { name, asked, required }: Asked,
  result: Result,
): ConstraintOutcome {
  const track = result.tracks.find((candidate) => candidate.kind === kind);
  const got = (track && memberOf(track.settings, name)) ?? null;
  const possible = track && memberOf(track.capabilities, name);
  return {
    kind,
    name,
    asked,
    required,
    got,
    ...(possible === undefined ? {} : { possible }),
    verdict: verdictOf(name, asked, required, got, result),
  };
}

function verdictOf(
  name: string,
  asked: JsonObject,
  required: boolean,
  got: Json,
  result: Result,
): Verdict {
  if (!result.granted) return name === result.failingConstraint ? 'caused-failure' : 'unknown';
  if (got === null) return 'unknown';
  if (ranges.every((range) => asked[range] === undefined || fits(range, asked[range], got))) {
    return 'satisfied';
  }
  return required &&
    !requiring.every((range) => asked[range] === undefined || fits(range, asked[range], got))
    ? 'not-met'
    : 'approximated';
}

function fits(range: (typeof ranges)[number], asked: Json, got: Json): boolean {
  if (range === 'min' || range === 'max') {
    // Pages of 2012 write bounds as text, too.
    const bound = typeof asked === 'string' ? Number(asked) : asked;
    if (typeof bound !== 'number' || Number.isNaN(bound)) return true;
    if (typeof got !== 'number') return false;
    return range === 'min' ? got >= bound - tolerance : got <= bound + tolerance;
  }
  if (Array.isArray(asked)) return asked.some((item) => same(item, got));
  return same(asked, got);
}

// Frame rates and aspect ratios come back as the nearest number that the device has.
const tolerance = 0.01;

function same(asked: Json, got: Json): boolean {
  return typeof asked === 'number' && typeof got === 'number'
    ? Math.abs(asked - got) <= tolerance
    : asked === got;
}

/** The constraints of one kind in all notations: basic, `advanced`, legacy `mandatory` and `optional`. */
function askedOf(constraints: Json): readonly Asked[] {
  if (!isObject(constraints)) return [];
  const { advanced, mandatory, optional, ...basic } = constraints;
  return [
    ...Object.entries(basic).map(([name, value]) => basicOf(name, value)),
    ...listOf(advanced).flatMap((set) =>
      entriesOf(set).map(([name, value]) => advancedOf(name, value)),
    ),
    ...entriesOf(mandatory).map(([name, value]) => legacyOf(name, value, true)),
    ...listOf(optional).flatMap((set) =>
      entriesOf(set).map(([name, value]) => legacyOf(name, value, false)),
    ),
  ];
}

function basicOf(name: string, value: Json): Asked {
  if (!isObject(value)) return { name, asked: { ideal: value }, required: false };
  const asked = Object.fromEntries(Object.entries(value).filter(([range]) => isRange(range)));
  return { name, asked, required: requiring.some((range) => asked[range] !== undefined) };
}

// A bare value within `advanced` is exact, but the set as a whole is not required.
function advancedOf(name: string, value: Json): Asked {
  return isObject(value)
    ? { ...basicOf(name, value), required: false }
    : { name, asked: { exact: value }, required: false };
}

/** `minWidth: 640` becomes `width: {min: 640}`. */
function legacyOf(name: string, value: Json, required: boolean): Asked {
  const bound = /^(?<range>min|max)(?<first>[A-Z])(?<rest>.*)$/.exec(name)?.groups;
  if (!bound) return { name, asked: required ? { exact: value } : { ideal: value }, required };
  const member = `${bound.first?.toLowerCase()}${bound.rest}`;
  return { name: member, asked: { [bound.range ?? 'min']: value }, required };
}

/** Members of this kind that the browser never read: `video.colour` → colour. */
function ignoredOf(kind: Kind, paths: readonly string[]): readonly ConstraintOutcome[] {
  return paths
    .filter((path) => path.startsWith(`${kind}.`))
    .map((path) => ({
      kind,
      name: path.slice(kind.length + 1),
      asked: null,
      required: false,
      got: null,
      verdict: 'ignored',
    }));
}

function isRange(name: string): boolean {
  return ranges.some((range) => range === name);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member only: a page may name a constraint 'constructor'. */
function memberOf(value: Json, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function entriesOf(value: Json | undefined): readonly [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
