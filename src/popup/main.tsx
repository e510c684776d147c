import { signal } from '@preact/signals';
import { render } from 'preact';
import { connectView } from '../ui/view/connect-view.ts';
import { createDispatch } from '../ui/view/create-dispatch.ts';
import { keepFocus } from '../ui/view/keep-focus.ts';
import { emptyView, reduceView, type ViewEvent } from '../ui/view/view.ts';
import { App } from './App.tsx';
import { goToTab, isToolbarPopup, openPort, sendStop } from './actions.ts';
import { helloOf } from './hello.ts';

const hello = helloOf(location.search);
const surface = hello.tabId === undefined && isToolbarPopup() ? 'popup' : 'page';
document.documentElement.dataset.surface = surface;

const view = signal(emptyView);
const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, 1000);

function emit(event: ViewEvent): void {
  view.value = reduceView(view.value, event);
}

const dispatch = createDispatch({
  view: () => view.value,
  emit,
  send: sendStop,
  goToTab: async (tabId, windowId) => {
    await goToTab(tabId, windowId);
    if (surface === 'popup') window.close();
  },
});

function Root() {
  return <App view={view.value} now={now} dispatch={dispatch} />;
}

render(<Root />, document.body);
keepFocus(document.body);
connectView(openPort, hello, emit);
