import { areYouThere, type Captor } from '../../protocol/bridge-port.ts';
import type { PageEvent } from '../../protocol/page-event.ts';
import { watchActivations } from './activated-element.ts';
import { activeAfter } from './activity.ts';
import { captorOf, tellOthers } from './captor.ts';
import { acceptChannel } from './channel.ts';
import { claimDocument } from './claim.ts';
import { inOrder } from './in-order.ts';
import { createLink } from './link.ts';
import { createOutbox } from './outbox.ts';
import { readEvent } from './read-event.ts';
import { shownElements } from './shown-elements.ts';

const claim = claimDocument();
if (claim) watchDocument(claim.openBefore);

function watchDocument(openBefore: boolean): void {
  const outbox = createOutbox();
  let active: ReadonlySet<string> = new Set();

  const take = (event: PageEvent, captor: Captor | null): void => {
    // An extension that was updated or removed leaves its old scripts behind: nobody listens to them.
    if (!chrome.runtime?.id) return;
    active = activeAfter(active, event);
    outbox.add(event, captor);
    link.flush();
  };

  // While another document's place is looked up, whatever comes waits its turn.
  const page = acceptChannel(
    inOrder((json, captor) => {
      const event = readEvent(json);
      return captor ? captorOf(captor).then((place) => take(event, place)) : take(event, null);
    }),
    () => {
      if (openBefore) setTimeout(handShown);
    },
  );

  const name = randomName();
  const link = createLink({
    document: name,
    outbox,
    isNeeded: () => active.size > 0 || outbox.pending().length > 0,
    openBefore,
    onCommand: ({ command }) => {
      const reply = page.command(JSON.stringify(command));
      return reply === null ? null : JSON.parse(reply);
    },
  });

  // What runs already is found through what the document still shows.
  const handShown = () => {
    for (const element of shownElements(document)) page.hand(element, 'shown');
  };

  tellOthers(link);

  chrome.runtime.onMessage.addListener((message: unknown, _sender, answer) => {
    if (message === areYouThere) answer(name);
  });

  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) link.suspend();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) link.resume();
  });

  watchActivations((element) => page.hand(element, 'activated'));
}

// crypto.randomUUID does not exist in insecure contexts.
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
