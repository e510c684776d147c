import type { Json } from '../../protocol/report.ts';

/** A callback API, or constraints in the notation of 2012 (`mandatory`, `optional`). */
export function isLegacy(api: string, constraints: Json): boolean {
  return api.startsWith('Navigator.') || usesLegacyNotation(constraints);
}

function usesLegacyNotation(constraints: Json): boolean {
  if (typeof constraints !== 'object' || constraints === null) return false;
  return Object.values(constraints).some(
    (value: Json) =>
      typeof value === 'object' && value !== null && ('mandatory' in value || 'optional' in value),
  );
}
