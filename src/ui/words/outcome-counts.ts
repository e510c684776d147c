import { isOutcome, outcomeWords } from './outcome-words.ts';

/** "3 granted", "1 denied"; a word that this view does not know is shown as it came. */
export function outcomeCounts(byOutcome: {
  readonly [outcome: string]: number;
}): readonly string[] {
  return Object.entries(byOutcome)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => {
      return `${count} ${isOutcome(name) ? outcomeWords(name).word.toLowerCase() : name}`;
    });
}
