/** One page that the tour visits. */
export interface Stop {
  readonly name: string;
  readonly url: string;
  /** How its captures are opened: by themselves, or by a click where browsers insist on one. */
  readonly start: 'by-itself' | 'by-click';
}

const demoPages: readonly (readonly [name: string, start: Stop['start']])[] = [
  ['modern', 'by-itself'],
  ['legacy', 'by-itself'],
  ['denied', 'by-itself'],
  ['impossible', 'by-itself'],
  ['screen', 'by-click'],
  ['frames', 'by-itself'],
  ['clone', 'by-itself'],
  ['loop', 'by-itself'],
  ['html5-qrcode', 'by-itself'],
  ['recordrtc', 'by-itself'],
  ['simple-peer', 'by-itself'],
  ['webcamjs', 'by-itself'],
];

/** Every page of the demo. */
export function demoStops(origin: string): readonly Stop[] {
  return demoPages.map(([name, start]) => ({
    name,
    url: `${origin}/${name}.html${start === 'by-itself' ? '?auto' : ''}`,
    start,
  }));
}

/** The one page that was asked for, or the demo. */
export function stopsOf(url: string | undefined, demoOrigin: string): readonly Stop[] {
  if (url === undefined) return demoStops(demoOrigin);
  return [{ name: new URL(url).hostname, url, start: 'by-itself' }];
}
