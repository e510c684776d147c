/** The end of an exhaustive switch: a new union member makes every such switch fail to compile. */
export function assertNever(value: never): never {
  throw new TypeError(`Not handled: ${JSON.stringify(value)}`);
}
