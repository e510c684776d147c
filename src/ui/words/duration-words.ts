const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** "12 s", "3 min 05 s", "1 h 02 min"; whole units are cut, never rounded up. */
export function durationWords(ms: number): string {
  const length = Number.isFinite(ms) && ms > 0 ? ms : 0;
  const hours = Math.floor(length / hour);
  const minutes = Math.floor((length % hour) / minute);
  const seconds = Math.floor((length % minute) / second);
  if (hours > 0) return `${hours} h ${twoDigits(minutes)} min`;
  if (minutes > 0) return `${minutes} min ${twoDigits(seconds)} s`;
  return `${seconds} s`;
}

/** How long an answer took: finer than a duration below ten seconds. */
export function waitWords(ms: number): string {
  if (ms < second) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10 * second) return `${Math.floor(ms / 100) / 10} s`;
  return durationWords(ms);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
