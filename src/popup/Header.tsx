import { isLiveCapture } from '../protocol/report.ts';
import { StopButton } from '../ui/stops/StopButton.tsx';
import { stopsEverything } from '../ui/stops/targets.ts';
import { TallyLamp } from '../ui/TallyLamp.tsx';
import type { Dispatch } from '../ui/view/command.ts';
import type { View } from '../ui/view/view.ts';
import { headlineWords } from '../ui/words/headline-words.ts';
import { countWords } from '../ui/words/sentences.ts';

interface Props {
  readonly view: View;
  readonly dispatch: Dispatch;
}

export function Header({ view, dispatch }: Props) {
  const { snapshot, stopping, contact } = view;
  const live = snapshot?.tracks.filter(isLiveCapture).length ?? 0;
  const headline = snapshot && headlineWords(snapshot);
  return (
    <header class={live > 0 ? 'on-air' : 'off-air'}>
      <TallyLamp lit={live > 0} />
      <div class="headline">
        <p class="brand">Tallylight</p>
        <h1>{headline?.title ?? (contact === 'overdue' ? 'No answer' : 'One moment')}</h1>
        {headline && <p class="headline-detail">{headline.detail}</p>}
      </div>
      {live > 0 && (
        <StopButton
          scope="all"
          text="Stop all"
          target={countWords(live, 'stream')}
          stopping={stopping.some(stopsEverything)}
          onStop={() => dispatch({ type: 'stopAll' })}
        />
      )}
    </header>
  );
}
