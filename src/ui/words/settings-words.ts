import type { JsonObject, Track } from '../../protocol/report.ts';

/** What is in force: "640 × 480, 20 fps" for video, "48 kHz, mono" for audio. */
export function settingsWords(track: Pick<Track, 'kind' | 'settings'>): string {
  const parts = track.kind === 'video' ? videoParts(track.settings) : audioParts(track.settings);
  return parts.filter((part) => part !== null).join(', ');
}

function videoParts(settings: JsonObject): (string | null)[] {
  const { width, height, frameRate } = settings;
  const size = isAmount(width) && isAmount(height) ? `${width} × ${height}` : null;
  return [size, isAmount(frameRate) ? `${oneDecimal(frameRate)} fps` : null];
}

function audioParts(settings: JsonObject): (string | null)[] {
  const { sampleRate, channelCount } = settings;
  const rate = isAmount(sampleRate) ? `${oneDecimal(sampleRate / 1000)} kHz` : null;
  return [rate, isAmount(channelCount) ? channelWord(channelCount) : null];
}

function channelWord(count: number): string {
  if (count === 1) return 'mono';
  return count === 2 ? 'stereo' : `${count} channels`;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
