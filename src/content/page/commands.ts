import type { PageCommand } from '../../protocol/page-command.ts';
import type { Channel } from './channel.ts';
import type { Inspector } from './inspector.ts';
import { encode } from './json.ts';
import { append, now } from './natives.ts';
import { stop } from './stop.ts';

/** Carries out what the background asks of this document; the bridge has validated it. */
export function execute(command: PageCommand, channel: Channel, inspector: Inspector): void {
  switch (command.type) {
    case 'tracks.stop':
      channel.send('reply', encode(stop(command.tracks, inspector.tracks)));
      break;
    case 'document.describe':
      describe(inspector);
      break;
  }
}

function describe({ emit, requests, tracks }: Inspector): void {
  const pending = requests.pending();
  const requestIds: string[] = [];
  for (let i = 0; i < pending.length; i += 1) {
    const request = pending[i];
    if (!request) continue;
    append(requestIds, request.id);
    emit({ type: 'request.started', at: request.at, request });
  }
  const live = tracks.live();
  const trackIds: string[] = [];
  for (let i = 0; i < live.length; i += 1) {
    const known = live[i];
    const facts = known && tracks.facts(known);
    if (!facts) continue;
    append(trackIds, facts.id);
    emit({ type: 'track.found', at: now(), track: facts });
  }
  emit({ type: 'document.described', at: now(), requests: requestIds, tracks: trackIds });
}
