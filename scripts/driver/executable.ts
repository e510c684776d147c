import { findBrowser } from '../browsers.ts';
import { Failure } from '../failure.ts';
import type { BrowserKind } from './session.ts';

export function executableOf(kind: BrowserKind): string {
  const found = findBrowser(kind);
  if (found === undefined) throw new Failure(`There is no ${kind} on this machine.`);
  return found;
}
