import * as v from 'valibot';
import { areYouThere } from '../../protocol/bridge-port.ts';
import { stopResult } from '../../protocol/page-command.ts';
import { activeAfter } from './activity.ts';
import { acceptChannel } from './channel.ts';
import { createLink } from './link.ts';
import { createOutbox } from './outbox.ts';
import { readEvent } from './read-event.ts';

const outbox = createOutbox();
let active: ReadonlySet<string> = new Set();

const page = acceptChannel((json) => {
  const event = readEvent(json);
  active = activeAfter(active, event);
  outbox.add(event);
  link.flush();
});

const link = createLink({
  document: randomName(),
  outbox,
  isNeeded: () => active.size > 0 || outbox.pending().length > 0,
  onCommand: ({ command }) => {
    const reply = page.command(JSON.stringify(command));
    return v.parse(v.nullable(stopResult), reply === null ? null : JSON.parse(reply));
  },
});

chrome.runtime.onMessage.addListener((message: unknown, _sender, answer) => {
  if (message === areYouThere) answer(true);
});

// crypto.randomUUID does not exist in insecure contexts.
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
