import type { StopMessage } from '../../protocol/door.ts';
import { assertNever } from '../assert-never.ts';
import { runStop, type Send } from '../stops/run-stop.ts';
import { stopNotice } from '../stops/stop-notice.ts';
import { coversTrack } from '../stops/targets.ts';
import { endSentence } from '../words/sentences.ts';
import type { Dispatch } from './command.ts';
import { reasonOf } from './reason-of.ts';
import type { View, ViewEvent } from './view.ts';

export interface Doors {
  readonly view: () => View;
  readonly emit: (event: ViewEvent) => void;
  readonly send: Send;
  readonly goToTab: (tabId: number, windowId: number) => Promise<void>;
}

/** Joins the commands of a view to what carries them out; each ends in a notice or in its effect. */
export function createDispatch({ view, emit, send, goToTab }: Doors): Dispatch {
  async function stop(message: StopMessage): Promise<void> {
    // The tracks leave the snapshot when they end, so their names are taken now.
    const tracks = view().snapshot?.tracks ?? [];
    const targets = tracks.filter((track) => coversTrack(message, track));
    emit({ type: 'stop.started', message });
    const result = await runStop(message, send);
    emit({ type: 'stop.finished', message, notice: stopNotice(targets, result) });
  }

  async function go(tabId: number, windowId: number): Promise<void> {
    try {
      await goToTab(tabId, windowId);
    } catch (error) {
      const lines = [endSentence(reasonOf(error))];
      const notice = {
        tone: 'alert',
        title: 'The tab could not be shown',
        lines,
        advice: '',
      } as const;
      emit({ type: 'notice.raised', notice });
    }
  }

  return (command) => {
    switch (command.type) {
      case 'stop':
      case 'stopAll':
        void stop(command);
        return;
      case 'goToTab':
        void go(command.tabId, command.windowId);
        return;
      case 'dismiss':
        emit({ type: 'notice.dismissed', id: command.noticeId });
        return;
      default:
        assertNever(command);
    }
  };
}
