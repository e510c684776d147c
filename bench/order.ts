/** Whoever comes first or follows whom changes from round to round: turned, and every other time reversed. */
export function orderOf<Item>(items: readonly Item[], round: number): readonly Item[] {
  const turn = Math.floor(round / 2) % items.length;
  const turned = [...items.slice(turn), ...items.slice(0, turn)];
  return round % 2 === 0 ? turned : turned.reverse();
}
