import * as v from 'valibot';
import { limits } from '../../protocol/limits.ts';
import { type PageEvent, pageEvent } from '../../protocol/page-event.ts';

/** The event that the JSON text stands for; for anything else, an `events.lost` that says why. */
export function readEvent(json: string): PageEvent {
  if (json.length > limits.event) return refused(`an event of ${json.length} characters`);
  const parsed = v.safeParse(pageEvent, parse(json));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  return refused(`${v.getDotPath(issue) ?? 'event'}: ${issue.message}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function refused(why: string): PageEvent {
  return { type: 'events.lost', at: Date.now(), count: 1, why: why.slice(0, limits.text) };
}
