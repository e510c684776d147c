/** The one tab of a browser that is measured. */
export interface Tab {
  /** Loads a page of the bench's server, and returns when it has loaded. */
  open(path: string): Promise<void>;
  /** Runs the body of an async function in the page, given as text. */
  run(body: string): Promise<unknown>;
  /** Both are null where the browser lets nobody ask. */
  readonly collectGarbage: (() => Promise<void>) | null;
  /** Bytes in the JavaScript heap of the page's process. */
  readonly heapUsed: (() => Promise<number>) | null;
}

/** A fresh browser for one variant in one round. */
export interface BenchBrowser {
  readonly version: string;
  readonly tab: Tab;
  close(): Promise<void>;
}

export interface BenchLaunch {
  readonly origin: string;
  /** The extension to load, if any. */
  readonly extensionDir: string | null;
}
