import browser, { type Runtime } from 'webextension-polyfill';
import { bridgePort } from '../protocol/bridge-port.ts';
import { viewPort } from '../protocol/snapshot.ts';
import { answer, isFromExtensionPage } from './door.ts';
import { openDatabase } from './kept/database.ts';
import { createBridges } from './pages/bridges.ts';
import { injectIntoOpenTabs } from './pages/open-before.ts';
import { awaitDocuments, beginSession } from './session.ts';
import { createStore } from './store.ts';
import { followInToolbar } from './toolbar/toolbar.ts';
import { createViews } from './views/views.ts';

// All listeners are registered in the first turn of the event loop: only then does the browser wake a
// worker for them. What they need is awaited behind them.
const ready = createStore(openDatabase).then((store) =>
  beginSession(store, () => void injectIntoOpenTabs().then(views.refresh)),
);
const bridges = createBridges(ready);
const views = createViews(ready);
const extension = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };

browser.runtime.onConnect.addListener((port) => {
  const sender = port.sender ?? {};
  if (port.name === bridgePort) bridges.accept(port);
  else if (port.name === viewPort && isFromExtensionPage(sender, extension)) views.accept(port);
  else port.disconnect();
});

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (!isFromExtensionPage(sender, extension)) return undefined;
  return ready.then((store) => answer(message, store, bridges));
});

browser.tabs.onActivated.addListener(views.refresh);
browser.tabs.onUpdated.addListener(views.refresh);

void ready.then((store) => {
  followInToolbar(store);
  awaitDocuments(store, bridges);
});
