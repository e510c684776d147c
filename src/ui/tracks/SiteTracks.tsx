import { StopButton } from '../stops/StopButton.tsx';
import { stopsSite } from '../stops/targets.ts';
import { originWords } from '../words/place-words.ts';
import { FrameTracks } from './FrameTracks.tsx';
import type { SiteGroup } from './group-tracks.ts';
import type { ListProps } from './list-props.ts';

interface Props extends ListProps {
  readonly site: SiteGroup;
}

export function SiteTracks({ site, now, stopping, dispatch }: Props) {
  const { topOrigin, frames } = site;
  const isLoneTop = frames.length === 1 && frames[0]?.frameId === 0;
  return (
    <li class="site" data-site={topOrigin} tabIndex={-1}>
      <div class="site-head">
        <h3 title={topOrigin}>{originWords(topOrigin)}</h3>
        <StopButton
          scope="site"
          text="Stop site"
          target={originWords(topOrigin)}
          stopping={stopping.some((stop) => stopsSite(stop, topOrigin))}
          onStop={() => dispatch({ type: 'stopAll', topOrigin })}
        />
      </div>
      <ul class="frames">
        {frames.map((frame) => (
          <FrameTracks
            key={frame.key}
            frame={frame}
            named={!isLoneTop}
            now={now}
            stopping={stopping}
            dispatch={dispatch}
          />
        ))}
      </ul>
    </li>
  );
}
