import type { TabGroup } from './group-tracks.ts';
import type { ListProps } from './list-props.ts';
import { SiteTracks } from './SiteTracks.tsx';

interface Props extends ListProps {
  readonly tab: TabGroup;
}

export function TabTracks({ tab, now, stopping, dispatch }: Props) {
  const { tabId, title, facts, isHere, sites } = tab;
  return (
    <li class="tab" data-tab-id={tabId} tabIndex={-1}>
      <div class="tab-head">
        <h2 title={title}>
          <span class="tab-kind">{isHere ? 'This tab' : 'Other tab'}</span> {title}
        </h2>
        {!isHere && facts && (
          <button
            type="button"
            data-action="go-to-tab"
            aria-label={`Go to tab ${title}`}
            onClick={() => dispatch({ type: 'goToTab', tabId, windowId: facts.windowId })}
          >
            Go to tab
          </button>
        )}
      </div>
      {sites.length === 0 && <p class="quiet">Nothing on air here.</p>}
      <ul class="sites">
        {sites.map((site) => (
          <SiteTracks
            key={site.topOrigin}
            site={site}
            now={now}
            stopping={stopping}
            dispatch={dispatch}
          />
        ))}
      </ul>
    </li>
  );
}
