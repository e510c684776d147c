/*
 * Every demo page loads this first. It shows the page's own view of its tracks as a table and keeps
 * it in `window.demo`, so that a person and a test can hold it against what the extension says.
 */
window.demo = (() => {
  const demo = {
    /** {name, kind, label, track, endedEvents} each; see watch() for the weak ones. */
    tracks: [],
    /** {name, message, constraint?} each, of the page's failures in the order they came. */
    errors: [],
    /** True once the page's captures are open, or have failed as intended. */
    ready: false,
    query: new URLSearchParams(location.search),
    /** The same server by its other name: to the browser, a foreign origin. */
    otherOrigin: location.origin.replace(/localhost|127\.0\.0\.1/, (name) =>
      name === 'localhost' ? '127.0.0.1' : 'localhost',
    ),
    watch,
    fail,
    say,
    onStart,
    onStop,
  };

  /**
   * Remembers the tracks and counts their `ended` events, nothing more. With `weak` it keeps no
   * track alive: `track` is undefined once it was collected, and `endedEvents` is null, because
   * browsers keep a live track for as long as somebody listens for its end.
   */
  function watch(streamOrTrack, name, { weak = false } = {}) {
    const tracks =
      streamOrTrack instanceof MediaStream ? streamOrTrack.getTracks() : [streamOrTrack];
    for (const track of tracks)
      demo.tracks.push(weak ? weakEntry(track, name) : entry(track, name));
  }

  function entry(track, name) {
    const watched = { name, kind: track.kind, label: track.label, track, endedEvents: 0 };
    track.addEventListener('ended', () => {
      watched.endedEvents += 1;
    });
    return watched;
  }

  function weakEntry(track, name) {
    const reference = new WeakRef(track);
    return {
      name,
      kind: track.kind,
      label: track.label,
      get track() {
        return reference.deref();
      },
      endedEvents: null,
    };
  }

  function fail(error) {
    const { name = 'Error', message = String(error), constraint } = error ?? {};
    demo.errors.push(constraint === undefined ? { name, message } : { name, message, constraint });
    say(`${name}: ${message}${constraint === undefined ? '' : ` (constraint: ${constraint})`}`);
    demo.ready = true;
  }

  /** Runs on the start button, and for `?auto` at once, unless the browser wants a click. */
  function onStart(run, { needsClick = false } = {}) {
    const start = onClick('#start', () => {
      demo.ready = false;
      return run();
    });
    if (demo.query.has('auto') && !needsClick) start();
  }

  function onStop(run) {
    onClick('#stop', run);
  }

  function onClick(selector, run) {
    const act = async () => {
      say('');
      try {
        await run();
      } catch (error) {
        fail(error);
      }
    };
    document.querySelector(selector).addEventListener('click', act);
    return act;
  }

  document.querySelector('main').insertAdjacentHTML(
    'beforeend',
    `<p id="outcome" role="status"></p>
    <table>
      <caption>Tracks, as this page itself sees them</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Kind</th>
          <th scope="col">Label</th>
          <th scope="col"><code>readyState</code></th>
          <th scope="col"><code>ended</code> events</th>
        </tr>
      </thead>
      <tbody id="tracks"></tbody>
    </table>`,
  );
  const outcome = document.querySelector('#outcome');
  const rows = document.querySelector('#tracks');
  const stop = document.querySelector('#stop');

  function say(text) {
    outcome.textContent = text;
  }

  let shown;
  function show() {
    if (stop) stop.disabled = demo.tracks.length === 0;
    const lines = demo.tracks.map(({ name, kind, label, track, endedEvents }) => [
      name,
      kind,
      label,
      track?.readyState ?? 'collected',
      endedEvents ?? 'not counted',
    ]);
    if (shown === String(lines)) return;
    shown = String(lines);
    rows.replaceChildren(...lines.map(row));
    if (lines.length === 0) rows.append(row(['None yet', '', '', '', '']));
  }

  function row(line) {
    const made = document.createElement('tr');
    for (const text of line) made.insertCell().textContent = text;
    made.classList.toggle('live', line.includes('live'));
    return made;
  }

  // What a page leaves uncaught, as the legacy page does on purpose, is shown as well.
  addEventListener('error', ({ error, message }) => fail(error ?? message));
  setInterval(show, 100);
  show();
  return demo;
})();
