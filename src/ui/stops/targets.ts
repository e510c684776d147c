import type { StopMessage } from '../../protocol/door.ts';
import type { Track } from '../../protocol/report.ts';
import { assertNever } from '../assert-never.ts';

export function coversTrack(stop: StopMessage, track: Track): boolean {
  switch (stop.type) {
    case 'stop':
      return stop.trackId === track.id;
    case 'stopAll':
      if ('tabId' in stop) return stop.tabId === track.tabId;
      if ('origin' in stop) return stop.origin === track.origin;
      if ('topOrigin' in stop) return stop.topOrigin === track.topOrigin;
      return true;
    default:
      return assertNever(stop);
  }
}

export function stopsSite(stop: StopMessage, topOrigin: string): boolean {
  return stopsEverything(stop) || ('topOrigin' in stop && stop.topOrigin === topOrigin);
}

export function stopsEverything(stop: StopMessage): boolean {
  return stop.type === 'stopAll' && Object.keys(stop).length === 1;
}
