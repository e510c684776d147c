import { availableParallelism, cpus, platform, release } from 'node:os';

export function machineText(): string {
  return `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, ${platform()} ${release()}`;
}
