/** Something to tell the person: an alert interrupts, a status is announced politely. */
export interface Notice {
  readonly tone: 'alert' | 'status';
  readonly title: string;
  readonly lines: readonly string[];
  /** What to do about it; empty where there is nothing to do. */
  readonly advice: string;
}

/** A notice in its place, told apart from others that say the same. */
export interface PostedNotice extends Notice {
  readonly id: number;
}
