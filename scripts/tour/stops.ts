/** One page that the tour visits. */
export interface Stop {
  readonly name: string;
  readonly url: string;
  /** How its captures are opened: by themselves, or by a click where browsers insist on one. */
  readonly start: 'by-itself' | 'by-click';
  /** What comes of its requests, where that is known. */
  readonly outcome: 'captures' | 'refused' | 'unknown';
}

type DemoPage = readonly [name: string, outcome: Stop['outcome'], start?: Stop['start']];

const demoPages: readonly DemoPage[] = [
  ['modern', 'captures'],
  ['legacy', 'captures'],
  ['denied', 'refused'],
  ['impossible', 'refused'],
  ['screen', 'captures', 'by-click'],
  ['frames', 'captures'],
  ['clone', 'captures'],
  ['loop', 'captures'],
  ['html5-qrcode', 'captures'],
  ['recordrtc', 'captures'],
  ['simple-peer', 'captures'],
  ['webcamjs', 'captures'],
];

/** Every page of the demo. */
function demoStops(origin: string): readonly Stop[] {
  return demoPages.map(([name, outcome, start = 'by-itself']) => ({
    name,
    outcome,
    url: `${origin}/${name}.html${start === 'by-itself' ? '?auto' : ''}`,
    start,
  }));
}

/** The one page that was asked for, or the demo. */
export function stopsOf(url: string | undefined, demoOrigin: string): readonly Stop[] {
  if (url === undefined) return demoStops(demoOrigin);
  return [{ name: new URL(url).hostname, url, start: 'by-itself', outcome: 'unknown' }];
}
