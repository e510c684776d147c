import type { Source } from '../../protocol/report.ts';

const words: { readonly [source in Source]: string } = {
  camera: 'Camera',
  microphone: 'Microphone',
  screen: 'Screen',
  window: 'Window',
  tab: 'Tab',
  'system-audio': 'System audio',
  'tab-audio': 'Tab audio',
  canvas: 'Canvas',
  element: 'Media element',
  'web-audio': 'Web Audio',
  remote: 'Remote peer',
  generated: 'Generated',
  unknown: 'Unknown source',
};

export function sourceWord(source: Source): string {
  return words[source];
}

/** The keys of totals are plain strings: a newer background may know more sources than this view. */
export function isSource(name: string): name is Source {
  return Object.hasOwn(words, name);
}
