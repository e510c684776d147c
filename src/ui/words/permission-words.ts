import type { Site } from '../../protocol/report.ts';
import { assertNever } from '../assert-never.ts';

type Permission = Site['permissions'][string];

/** "camera granted", "microphone denied"; what the browser does not tell is left out. */
export function permissionWords(permissions: Site['permissions']): readonly string[] {
  return Object.entries(permissions)
    .filter(([, state]) => state !== 'unknown')
    .map(([name, state]) => `${name} ${stateWord(state)}`);
}

function stateWord(state: Permission): string {
  switch (state) {
    case 'granted':
      return 'granted';
    case 'denied':
      return 'denied';
    case 'prompt':
      return 'will be asked';
    case 'unknown':
      return 'not known';
    default:
      return assertNever(state);
  }
}
