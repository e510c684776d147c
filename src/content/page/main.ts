import { openChannel } from './channel.ts';
import { execute } from './commands.ts';
import { quietly } from './derive.ts';
import type { Inspector } from './inspector.ts';
import { install } from './install.ts';
import { instruments } from './instruments/index.ts';
import { encode } from './json.ts';
import { parseCommand } from './parse-command.ts';
import { createRequests } from './requests.ts';
import { createTracks } from './tracks.ts';
import { createWatch } from './watch.ts';

const channel = openChannel();
const emit: Inspector['emit'] = (event) => {
  quietly(() => channel.send('event', encode(event)));
};
const watch = createWatch(() => tracks);
const tracks = createTracks(emit, watch.start);
const inspector: Inspector = { emit, tracks, requests: createRequests(emit, tracks) };

install(globalThis, instruments, inspector);
channel.onCommand((json) => {
  quietly(() => execute(parseCommand(json), channel, inspector));
});
