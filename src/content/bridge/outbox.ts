import type { Captor } from '../../protocol/bridge-port.ts';
import { limits } from '../../protocol/limits.ts';
import type { PageEvent } from '../../protocol/page-event.ts';

/** Events of this document in order, numbered from 1 without gaps, kept until acknowledged. */
export interface Outbox {
  add(event: PageEvent, captor?: Captor | null): void;
  acknowledge(seq: number): void;
  pending(): readonly NumberedEvent[];
}

interface NumberedEvent {
  readonly seq: number;
  readonly event: PageEvent;
  readonly captor: Captor | null;
}

/**
 * `most`: how many events are kept while nobody takes them. Beyond that, new ones are counted and
 * dropped, and one `events.lost` stands for them as soon as there is room.
 */
export function createOutbox(most: number = limits.outbox): Outbox {
  let seq = 0;
  let kept: NumberedEvent[] = [];
  let lost = 0;

  const append = (event: PageEvent, captor: Captor | null) => {
    seq += 1;
    kept.push({ seq, event, captor });
  };

  return {
    add(event, captor = null) {
      if (kept.length >= most) {
        lost += 1;
        return;
      }
      append(event, captor);
    },
    acknowledge(upTo) {
      kept = kept.filter((entry) => entry.seq > upTo);
      if (lost === 0 || kept.length >= most) return;
      append(
        { type: 'events.lost', at: Date.now(), count: lost, why: 'more than could be kept' },
        null,
      );
      lost = 0;
    },
    pending: () => kept,
  };
}
