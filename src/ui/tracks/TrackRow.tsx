import type { ReadonlySignal } from '@preact/signals';
import type { Track } from '../../protocol/report.ts';
import { StopButton } from '../stops/StopButton.tsx';
import type { Dispatch } from '../view/command.ts';
import { settingsWords } from '../words/settings-words.ts';
import { sourceWord } from '../words/source-word.ts';
import { stateWords } from '../words/state-words.ts';
import { trackName } from '../words/track-name.ts';
import { Duration } from './Duration.tsx';
import { SourceIcon } from './SourceIcon.tsx';

interface Props {
  readonly track: Track;
  readonly now: ReadonlySignal<number>;
  readonly stopping: boolean;
  readonly dispatch: Dispatch;
}

export function TrackRow({ track, now, stopping, dispatch }: Props) {
  const states = stateWords(track);
  const settings = settingsWords(track);
  return (
    <li class={states.length > 0 ? 'track track-quiet' : 'track'} data-track-id={track.id}>
      <SourceIcon source={track.source} />
      <p class="track-name">
        <span data-part="source">{sourceWord(track.source)}</span>{' '}
        <span data-part="label" title={track.label}>
          {track.label}
        </span>
      </p>
      <p class="track-facts">
        <span data-part="settings">{settings}</span>
        <Duration startedAt={track.startedAt} now={now} />
        <span data-part="state">
          {track.clonedFrom !== null && <span class="mark">clone</span>}
          {states.map((state) => (
            <span key={state} class="mark mark-state">
              {state}
            </span>
          ))}
        </span>
      </p>
      <StopButton
        scope="track"
        text="Stop"
        target={trackName(track)}
        stopping={stopping}
        onStop={() => dispatch({ type: 'stop', trackId: track.id })}
      />
    </li>
  );
}
