/** A time of today as a time; of another day with the date. In the person's own locale and zone. */
export function timeWords(at: string, now: number, locale?: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const isToday = time.toDateString() === new Date(now).toDateString();
  return isToday ? time.toLocaleTimeString(locale) : time.toLocaleString(locale);
}
