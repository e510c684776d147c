/**
 * Calls that may take their time, one after the other: those that are done at once are done at once, as
 * long as none before them is under way.
 */
export function inOrder<Args extends readonly unknown[]>(
  run: (...args: Args) => void | Promise<void>,
): (...args: Args) => void {
  let underWay: Promise<void> | null = null;
  return (...args) => {
    const started = underWay ? underWay.then(() => run(...args)) : run(...args);
    if (!started) return;
    const done: Promise<void> = started.finally(() => {
      if (underWay === done) underWay = null;
    });
    underWay = done;
  };
}
