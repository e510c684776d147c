interface Props {
  /** The place that it has in the page: of a track, of a site, or above all. */
  readonly scope: 'track' | 'site' | 'all';
  /** What the button says, 'Stop site', and what it stops, for those who hear the name alone. */
  readonly text: string;
  readonly target: string;
  readonly stopping: boolean;
  readonly onStop: () => void;
}

export function StopButton({ scope, text, target, stopping, onStop }: Props) {
  const shown = stopping ? 'Stopping…' : text;
  const hook = scope === 'track' ? { 'data-part': 'stop' } : { 'data-action': `stop-${scope}` };
  return (
    <button
      type="button"
      class={`stop stop-${scope}`}
      {...hook}
      disabled={stopping}
      aria-label={`${shown} ${target}`}
      onClick={onStop}
    >
      {shown}
    </button>
  );
}
