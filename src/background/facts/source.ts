import type { TrackFacts } from '../../protocol/page-event.ts';
import type { Source } from '../../protocol/report.ts';

/**
 * What feeds a track. `siblings` are the tracks of the same request: the audio of a shared tab is told
 * by its picture.
 */
export function sourceOf(track: TrackFacts, api: string, siblings: readonly TrackFacts[]): Source {
  switch (track.provenance) {
    case 'canvas':
    case 'element':
    case 'web-audio':
    case 'generated':
      return track.provenance;
    case 'request':
      return track.kind === 'video' ? videoSource(track) : audioSource(track, api, siblings);
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

function videoSource(track: TrackFacts): Source {
  return displaySource(track) ?? 'camera';
}

function audioSource(track: TrackFacts, api: string, siblings: readonly TrackFacts[]): Source {
  const mediaSource = track.constraints.mediaSource;
  if (api !== 'MediaDevices.getDisplayMedia' && mediaSource !== 'audioCapture') return 'microphone';
  return siblings.some((sibling) => displaySource(sibling) === 'tab')
    ? 'tab-audio'
    : 'system-audio';
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
