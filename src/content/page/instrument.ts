import type { Inspector } from './inspector.ts';

/** The part of a global object that `install` needs; every realm has one of its own. */
export type Realm = typeof globalThis;

/** A call of a wrapped member. `args` may be replaced before the native runs. */
export interface Call {
  readonly self: unknown;
  args: readonly unknown[];
  readonly realm: Realm;
}

/** What follows a call that ended at once, with one of the two. */
export interface Aftermath {
  readonly returned: (result: unknown) => void;
  readonly threw: (error: unknown) => void;
}

/** What follows a promise, when it settles. */
export interface Settlement {
  readonly fulfilled: (value: unknown) => void;
  readonly rejected: (error: unknown) => void;
}

/**
 * One member to watch. What an instrument does never changes what the page gets; an exception in it is
 * dropped.
 */
export type Instrument = {
  /** The interface whose prototype object has the member; '' for a member of the global object. */
  readonly interface: string;
  readonly member: string;
} & (ObservedInstrument | PromiseInstrument | LeanInstrument);

/** Observed before the native runs, and in what it returns or throws. */
interface ObservedInstrument {
  readonly wrap: 'method' | 'getter' | 'setter';
  readonly observe: (call: Call, inspector: Inspector) => Aftermath | undefined;
}

/**
 * A method that returns a promise. The page gets a promise derived from the native one, so that its own
 * `unhandledrejection` stays; or the native one where `observe`'s result, called once the native has
 * returned, gives null: requests that are invalid from the start must come back already rejected
 * (web-platform-tests).
 */
interface PromiseInstrument {
  readonly wrap: 'promise';
  readonly observe: (call: Call, inspector: Inspector) => (() => Settlement | null) | undefined;
}

/**
 * A member that pages use often, such as those that change the tree: nothing is allocated. `before`
 * runs ahead of the native; what it returns goes to `after`, which runs when the native has returned.
 */
interface LeanInstrument {
  readonly wrap: 'lean-method' | 'lean-getter' | 'lean-setter';
  readonly before: ((args: readonly unknown[], self: unknown) => unknown) | null;
  readonly after: (
    inspector: Inspector,
    result: unknown,
    self: unknown,
    args: readonly unknown[],
    before: unknown,
  ) => void;
}
