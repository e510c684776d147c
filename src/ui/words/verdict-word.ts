import type { Verdict } from '../../protocol/report.ts';
import { assertNever } from '../assert-never.ts';

export function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'satisfied':
      return 'Satisfied';
    case 'approximated':
      return 'Approximated';
    case 'not-met':
      return 'Not met';
    case 'ignored':
      return 'Ignored by the browser';
    case 'caused-failure':
      return 'Caused the failure';
    case 'unknown':
      return 'Not known';
    default:
      return assertNever(verdict);
  }
}
