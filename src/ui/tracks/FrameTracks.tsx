import { coversTrack } from '../stops/targets.ts';
import { frameWords } from '../words/place-words.ts';
import type { FrameGroup } from './group-tracks.ts';
import type { ListProps } from './list-props.ts';
import { TrackRow } from './TrackRow.tsx';

interface Props extends ListProps {
  readonly frame: FrameGroup;
  /** Whether the frame is named; a site's lone top document needs no name. */
  readonly named: boolean;
}

export function FrameTracks({ frame, named, now, stopping, dispatch }: Props) {
  const place = frame.frameId === 0 ? 'Top document' : 'Frame';
  return (
    <li class="frame" data-frame={frame.frameId} data-origin={frame.origin}>
      {named && (
        <p class="frame-name" title={frame.url}>
          <span class="frame-kind">{place}</span> {frameWords(frame)}
        </p>
      )}
      <ul class="tracks">
        {frame.tracks.map((track) => (
          <TrackRow
            key={track.id}
            track={track}
            now={now}
            stopping={stopping.some((stop) => coversTrack(stop, track))}
            dispatch={dispatch}
          />
        ))}
      </ul>
    </li>
  );
}
