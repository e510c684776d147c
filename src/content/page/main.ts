import { activated, listenForOutcomes } from './activations.ts';
import { adoptShown } from './adoption.ts';
import { openChannel } from './channel.ts';
import { execute } from './commands.ts';
import { quietly } from './derive.ts';
import type { Inspector } from './inspector.ts';
import { install, installAll } from './install.ts';
import { instruments, instrumentsOfCapturing } from './instruments/index.ts';
import { encode } from './json.ts';
import { parseCommand } from './parse-command.ts';
import { requestHandover } from './realms/handover.ts';
import { watchParser } from './realms/parser.ts';
import { createRealms } from './realms/realms.ts';
import { createTwins } from './realms/twins.ts';
import { createRequests } from './requests.ts';
import { createTracks } from './tracks.ts';
import { createWatch } from './watch.ts';

const channel = openChannel();
const emit: Inspector['emit'] = (event, captor) => {
  quietly(() => {
    if (captor) channel.announceCaptor(captor);
    channel.send('event', encode(event));
  });
};
const twins = createTwins([...instruments, ...instrumentsOfCapturing]);
const watch = createWatch(() => tracks);
let capturing = false;
const tracks = createTracks(emit, () => {
  watch.start();
  if (capturing) return;
  capturing = true;
  installAll(globalThis, instrumentsOfCapturing, inspector);
});
const realms = createRealms((realm, mayUninstall) =>
  install(realm, instruments, inspector, twins, mayUninstall),
);
const inspector: Inspector = { emit, tracks, realms, requests: createRequests(emit, tracks) };

// A document that has a script of its own already must not get a second one.
if (channel.isAccepted) {
  requestHandover(Function.prototype.toString);
  install(globalThis, instruments, inspector, twins);
  watchParser(realms);
  listenForOutcomes(inspector);
  channel.onCommand((json) => {
    quietly(() => execute(parseCommand(json), channel, inspector));
  });
  channel.onElement('activated', (element) => {
    quietly(() => activated(element, inspector));
  });
  channel.onElement('shown', (element) => {
    quietly(() => adoptShown(element, inspector));
  });
}
