/** Sizes that a page cannot exceed, in characters unless said otherwise. What is cut carries a mark. */
export const limits = {
  /** A label, an error's name or message, a string within constraints. */
  text: 500,
  /** A call stack as the engine writes it. */
  stack: 8_000,
  /** Nesting of constraints, settings and capabilities. */
  depth: 6,
  /** Members of one object, items of one array. */
  members: 100,
  /** All characters within one constraints, settings or capabilities value. */
  tree: 16_000,
  /** One event on the wire. */
  event: 200_000,
  /** Events that a bridge keeps until they are acknowledged. */
  outbox: 10_000,
} as const;
