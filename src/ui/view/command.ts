import type { StopMessage } from '../../protocol/door.ts';

/** What a person can do in a view. */
type Command =
  | StopMessage
  | { readonly type: 'goToTab'; readonly tabId: number; readonly windowId: number }
  | { readonly type: 'dismiss'; readonly noticeId: number };

export type Dispatch = (command: Command) => void;
