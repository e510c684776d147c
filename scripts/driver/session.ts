import type { Browser, Page } from 'puppeteer-core';

export type BrowserKind = 'chromium' | 'firefox';

export interface LaunchOptions {
  readonly browser: BrowserKind;
  /** The built extension. */
  readonly extensionDir: string;
  /** No window that a person can see. Screens can still be shared: see `needsVirtualScreen`. */
  readonly headless: boolean;
  /** The machine's own camera and microphone, in place of the browser's fake ones. */
  readonly realDevices: boolean;
  /** Permission prompts are answered with yes by the browser itself; default true. */
  readonly fakeUi?: boolean;
  readonly extraArgs?: readonly string[];
  /** Firefox only. */
  readonly extraPrefs?: Readonly<Record<string, boolean | number | string>>;
}

/** A browser with a fresh profile and the extension in it. */
export interface Session {
  readonly browser: Browser;
  readonly kind: BrowserKind;
  /** The host of the extension's pages. */
  readonly extensionId: string;
  /** A new tab; with a URL, loaded. */
  newPage(url?: string): Promise<Page>;
  /**
   * The popup, as for this page's tab; an open one is closed first. Chromium: the toolbar's own.
   * Firefox, where nothing outside can open that: the popup's page in a window of its own.
   */
  openPopup(page: Page): Promise<Page>;
  /** A file of the extension in a tab of its own, for example 'src/popup/index.html'. */
  extensionPage(path: string): Promise<Page>;
  /** Ends the background for real, and returns when it is gone; the next event starts it again. */
  killBackground(): Promise<void>;
  /** Ends all that `launch` started. */
  close(): Promise<void>;
}
