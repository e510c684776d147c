const place = document.querySelector('#elements');
const preview = document.querySelector('#preview');

function add(parent, name, result) {
  const element = document.createElement(name);
  element.style.display = 'block';
  element.style.margin = '1rem 0';
  if (!(result in element)) {
    demo.say(`This browser has no <${name}>.`);
    return;
  }
  element.addEventListener(result, () => {
    const captured = element[result];
    preview.srcObject = result === 'stream' ? captured : new MediaStream([captured]);
    demo.watch(captured, name);
    demo.ready = true;
  });
  for (const type of ['error', 'cancel']) {
    element.addEventListener(type, () => demo.fail(element.error));
  }
  parent.append(element);
}

const host = document.createElement('div');
add(place, 'usermedia', 'stream');
add(place, 'camera', 'track');
add(place, 'microphone', 'track');
place.append(host);
add(host.attachShadow({ mode: 'closed' }), 'camera', 'track');

demo.onStop(() => {
  for (const { track } of demo.tracks) track.stop();
});
