import type { TrackFacts } from '../../protocol/page-event.ts';
import type { Json, Source } from '../../protocol/report.ts';

/**
 * What feeds a track. `siblings` are the tracks of the same request: the audio of a shared tab is told
 * by its picture. `asked` is what the browser read of the request's argument.
 */
export function sourceOf(
  track: TrackFacts,
  api: string,
  siblings: readonly TrackFacts[],
  asked: Json = null,
): Source {
  switch (track.provenance) {
    case 'canvas':
    case 'element':
    case 'web-audio':
    case 'generated':
      return track.provenance;
    case 'request':
      return track.kind === 'video'
        ? videoSource(track, asked)
        : audioSource(track, api, siblings, asked);
    case 'unknown':
      return unrequestedSource(track);
  }
}

/** https://w3c.github.io/mediacapture-screen-share/#dom-displaycapturesurfacetype */
function displaySource(track: TrackFacts): 'screen' | 'window' | 'tab' | null {
  // Firefox tells the surface by its own constraint `mediaSource`.
  switch (track.settings.displaySurface ?? track.constraints.mediaSource) {
    case 'monitor':
    case 'screen':
      return 'screen';
    case 'window':
    case 'application':
      return 'window';
    case 'browser':
      return 'tab';
    default:
      return null;
  }
}

function videoSource(track: TrackFacts, asked: Json): Source {
  const display = displaySource(track);
  if (display) return display;
  switch (mediaSourceIn(asked, 'video')) {
    case 'tab':
    case 'browser':
      return 'tab';
    case 'window':
    case 'application':
      return 'window';
    // Chromium names a window `desktop`, too; the settings of such a track tell which it is.
    case 'desktop':
    case 'screen':
      return 'screen';
    default:
      return 'camera';
  }
}

function audioSource(
  track: TrackFacts,
  api: string,
  siblings: readonly TrackFacts[],
  asked: Json,
): Source {
  switch (mediaSourceIn(asked, 'audio') ?? track.constraints.mediaSource) {
    case 'tab':
    case 'browser':
      return 'tab-audio';
    case 'desktop':
    case 'screen':
    case 'system':
    case 'audioCapture':
      return soundOf(siblings);
    default:
      return displayApis.has(api) ? soundOf(siblings) : 'microphone';
  }
}

const displayApis: ReadonlySet<string> = new Set([
  'MediaDevices.getDisplayMedia',
  'MediaDevices.getViewportMedia',
]);

function soundOf(siblings: readonly TrackFacts[]): Source {
  return siblings.some((sibling) => displaySource(sibling) === 'tab')
    ? 'tab-audio'
    : 'system-audio';
}

/**
 * The surface that constraints name outside the standard: `chromeMediaSource` in the notation of 2012
 * (Chromium: `tab`, `desktop`, `screen`, `system`), and Firefox's `mediaSource`.
 */
function mediaSourceIn(asked: Json, kind: 'audio' | 'video'): Json | undefined {
  const constraints = memberOf(asked, kind);
  const optional = memberOf(constraints, 'optional');
  const sets = [memberOf(constraints, 'mandatory'), ...(Array.isArray(optional) ? optional : [])];
  const named = sets.map((set) => memberOf(set, 'chromeMediaSource'));
  const own = memberOf(constraints, 'mediaSource');
  const value = memberOf(own, 'exact') ?? memberOf(own, 'ideal') ?? own;
  return [...named, value].find((source) => typeof source === 'string');
}

/** An own member only: a page may name a constraint 'constructor'. */
function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name)
    ? (value as { readonly [member: string]: Json })[name]
    : undefined;
}

/** From the track alone: captures name their device, and only they have a group or a surface. */
function unrequestedSource(track: TrackFacts): Source {
  if (track.label === `remote ${track.kind}`) return 'remote';
  if (track.label === 'MediaStreamAudioDestinationNode') return 'web-audio';
  const display = displaySource(track);
  if (track.kind === 'video' && display) return display;
  if (!track.settings.deviceId || !track.settings.groupId) return 'unknown';
  return track.kind === 'video' ? 'camera' : 'microphone';
}
