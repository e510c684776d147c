/** Gecko, where its documents have a member of its own; natives of the two engines differ in places. */
export const isGecko = 'mozGetUserMedia' in (globalThis.Navigator?.prototype ?? {});
