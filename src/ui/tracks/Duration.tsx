import type { ReadonlySignal } from '@preact/signals';
import { durationWords } from '../words/duration-words.ts';

interface Props {
  readonly startedAt: string;
  readonly now: ReadonlySignal<number>;
}

/** Reads the clock itself, so that a tick redraws this text and nothing around it. */
export function Duration({ startedAt, now }: Props) {
  return (
    <time data-part="duration" title={`since ${new Date(startedAt).toLocaleString()}`}>
      {durationWords(now.value - Date.parse(startedAt))}
    </time>
  );
}
