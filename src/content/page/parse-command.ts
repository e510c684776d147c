import type { PageCommand } from '../../protocol/page-command.ts';
import { isArray } from './natives.ts';

const { parse } = JSON;

/** The bridge's command; a TypeError for what is none. The objects that `parse` makes have own members only. */
export function parseCommand(json: string): PageCommand {
  const value: unknown = parse(json);
  if (!isCommand(value)) throw new TypeError('no command');
  return value;
}

function isCommand(value: unknown): value is PageCommand {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'document.describe') return true;
  return value.type === 'tracks.stop' && 'tracks' in value && isArray(value.tracks);
}
