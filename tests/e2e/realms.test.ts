import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/driver/until.ts';
import { reportFrom, useWorld } from './harness.ts';
import { type Pages, servePages } from './pages.ts';

/**
 * One row for each route by which page code reaches a realm of its origin. `frame` holds the window that
 * the route gave, in the very turn in which it did; a function taken from it must be seen when it
 * captures for the parent's document. A new route is a new row.
 */
const routes: Readonly<Record<string, string>> = {
  'blank, contentWindow': `const f = make(); root.append(f); use(f.contentWindow);`,
  'blank, window[i]': `root.append(make()); use(window[0]);`,
  'srcdoc, contentWindow': `const f = make({ srcdoc: '<p>' }); root.append(f); use(f.contentWindow);`,
  'srcdoc, contentDocument': `const f = make({ srcdoc: '<p>' }); root.append(f); use(f.contentDocument.defaultView);`,
  'srcdoc, window[i]': `root.appendChild(make({ srcdoc: '<p>' })); use(window[0]);`,
  'srcdoc, frames[i]': `root.appendChild(make({ srcdoc: '<p>' })); use(frames[0]);`,
  'srcdoc, by name': `root.appendChild(make({ srcdoc: '<p>', name: 'inner' })); use(window.inner);`,
  'src, contentWindow': `const f = make({ src: '/empty.html' }); root.append(f); use(f.contentWindow);`,
  'src, window[i]': `root.prepend(make({ src: '/empty.html' })); use(window[0]);`,
  'javascript:, window[i]': `root.append(make({ src: 'javascript:"<p>"' })); use(window[0]);`,
  'blob:, window[i]': `root.append(make({ src: URL.createObjectURL(new Blob(['<p>'], { type: 'text/html' })) })); use(window[0]);`,
  insertBefore: `root.insertBefore(make({ srcdoc: '<p>' }), null); use(window[0]);`,
  replaceChild: `const b = root.appendChild(document.createElement('b')); root.replaceChild(make({ srcdoc: '<p>' }), b); use(window[0]);`,
  replaceChildren: `root.replaceChildren(make({ srcdoc: '<p>' })); use(window[0]);`,
  replaceWith: `const b = root.appendChild(document.createElement('b')); b.replaceWith(make({ srcdoc: '<p>' })); use(window[0]);`,
  before: `const b = root.appendChild(document.createElement('b')); b.before(make({ srcdoc: '<p>' })); use(window[0]);`,
  'after, of a text': `const t = root.appendChild(new Text('x')); t.after(make({ srcdoc: '<p>' })); use(window[0]);`,
  insertAdjacentElement: `root.insertAdjacentElement('beforeend', make({ srcdoc: '<p>' })); use(window[0]);`,
  'within a subtree': `const d = document.createElement('div'); d.append(document.createElement('b'), make({ srcdoc: '<p>' })); root.append(d); use(window[0]);`,
  'within a fragment': `const d = document.createDocumentFragment(); d.append(make({ srcdoc: '<p>' })); root.append(d); use(window[0]);`,
  'a template cloned': `const t = document.createElement('template'); t.innerHTML = '<iframe srcdoc="<p>"></iframe>'; root.append(t.content.cloneNode(true)); use(window[0]);`,
  innerHTML: `root.innerHTML = '<iframe srcdoc="<p>"></iframe>'; use(window[0]);`,
  outerHTML: `const b = root.appendChild(document.createElement('b')); b.outerHTML = '<iframe srcdoc="<p>"></iframe>'; use(window[0]);`,
  insertAdjacentHTML: `root.insertAdjacentHTML('afterbegin', '<IFRAME srcdoc="<p>"></IFRAME>'); use(window[0]);`,
  setHTMLUnsafe: `root.setHTMLUnsafe('<iframe srcdoc="<p>"></iframe>'); use(window[0]);`,
  'Range.insertNode': `const r = document.createRange(); r.selectNodeContents(root); r.insertNode(make({ srcdoc: '<p>' })); use(window[0]);`,
  'Range.surroundContents': `const r = document.createRange(); root.append('x'); r.selectNodeContents(root); const d = document.createElement('div'); root.append(d); r.setEndBefore(d); r.surroundContents(make({ srcdoc: '<p>' })); use(window[0]);`,
  createContextualFragment: `const r = document.createRange(); r.selectNode(root); root.append(r.createContextualFragment('<iframe srcdoc="<p>"></iframe>')); use(window[0]);`,
  'execCommand insertHTML': `root.contentEditable = true; root.focus(); document.execCommand('insertHTML', false, '<iframe srcdoc="<p>"></iframe>'); use(window[0]);`,
  'a table caption': `const t = document.createElement('table'); root.append(t); const c = document.createElement('caption'); c.append(make({ srcdoc: '<p>' })); t.caption = c; use(window[0]);`,
  'document.body': `const b = document.createElement('body'); b.append(make({ srcdoc: '<p>' })); document.body = b; use(window[0]);`,
  'document.write': `document.write('<iframe srcdoc="<p>"></iframe>'); use(window[0]);`,
  'the parser, then a script': `/* see parsed.html */`,
  'a frameset': `/* see frameset.html */`,
  'object, contentWindow': `const o = document.createElement('object'); o.data = '/empty.html'; o.onload = () => use(o.contentWindow); root.append(o);`,
  'open shadow tree': `const h = root.appendChild(document.createElement('div')); const s = h.attachShadow({ mode: 'open' }); const f = make({ srcdoc: '<p>' }); s.append(f); use(f.contentWindow);`,
  'closed shadow tree': `const h = root.appendChild(document.createElement('div')); const s = h.attachShadow({ mode: 'closed' }); s.innerHTML = '<iframe srcdoc="<p>"></iframe>'; use(s.firstChild.contentWindow);`,
  'nested: from inside such a realm': `root.append(make({ srcdoc: '<p>' })); const w = window[0]; const f = w.document.createElement('iframe'); f.srcdoc = '<p>'; (w.document.body ?? w.document.documentElement).append(f); use(w[0]);`,
  'foreign prototype getter': `root.append(make()); const get = Object.getOwnPropertyDescriptor(window[0].HTMLIFrameElement.prototype, 'contentWindow').get; const f = make({ srcdoc: '<p>' }); root.append(f); use(get.call(f));`,
  'foreign appendChild': `root.append(make()); const { appendChild } = window[0].Node.prototype; appendChild.call(root, make({ srcdoc: '<p>' })); use(window[1]);`,
  'detached afterwards': `const f = make({ srcdoc: '<p>' }); root.append(f); const w = window[0]; const g = w.MediaDevices.prototype.getUserMedia; f.remove(); useFunction(g);`,
  'window.open of a page': `const w = window.open('/empty.html'); use(w);`,
  'window.open of nothing': `const w = window.open(); use(w);`,
};

const prelude = `
  const root = document.querySelector('#root') ?? document.body;
  const make = (attributes = {}) => Object.assign(document.createElement('iframe'), attributes);
  const useFunction = (getUserMedia) => {
    window.outcome = getUserMedia.call(navigator.mediaDevices, { video: true }).then(
      (stream) => { window.stream = stream; return 'granted'; }, (error) => String(error));
  };
  const use = (frame) => useFunction(frame.MediaDevices.prototype.getUserMedia);`;

const world = useWorld();
let pages: Pages;
let view: Page;
beforeAll(async () => {
  pages = await servePages({
    '/': '<!doctype html><title>Realms</title><body><div id="root"></div>',
    '/empty.html': '<!doctype html><title>Empty</title>',
    '/parsed.html': `<!doctype html><title>Parsed</title><body><iframe srcdoc="<p>"></iframe><script>${prelude} use(window[0]);</script>`,
    '/frameset.html': `<!doctype html><title>Frames</title><script>${prelude.replace('?? document.body', '')}
      addEventListener('DOMContentLoaded', () => {
        const f = document.createElement('frame'); f.src = '/empty.html';
        document.querySelector('frameset').append(f); use(window[1]);
      });
    </script><frameset cols="*,*"><frame src="about:blank"></frameset>`,
  });
  view = await world().session.extensionPage('src/popup/index.html');
});
afterAll(() => pages.close());

test.each(Object.keys(routes))('%s', async (name) => {
  const special = { 'the parser, then a script': 'parsed.html', 'a frameset': 'frameset.html' }[
    name
  ];
  const before = (await reportFrom(view)).requests.length;
  const page = await world().session.newPage(`${pages.origin}/${special ?? ''}`);
  if (!special) await page.evaluate(`{ ${prelude} ${routes[name]} }`);
  await until(
    'the page has its answer',
    async () => (await page.evaluate('window.outcome')) !== undefined,
  );
  expect(await page.evaluate('window.outcome')).toBe('granted');
  await until(
    'the request is in the report, once',
    async () => (await reportFrom(view)).requests.length === before + 1,
    3_000,
  );
  const { requests, tracks } = await reportFrom(view);
  const request = requests.at(-1);
  expect(request).toMatchObject({
    api: 'MediaDevices.getUserMedia',
    outcome: 'granted',
    origin: pages.origin,
    frameId: 0,
    url: `${pages.origin}/${special ?? ''}`,
  });
  expect(tracks.filter(({ requestId }) => requestId === request?.id)).toHaveLength(1);
  for (const each of await world().session.browser.pages()) {
    if (each.url().startsWith(pages.origin)) await each.close();
  }
});
