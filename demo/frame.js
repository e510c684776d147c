// Asks for what the URL names (?ask=microphone, otherwise the camera) and tells the page around it.
const asked = demo.query.get('ask') ?? 'camera';
const constraints = asked === 'microphone' ? { audio: true } : { video: true };

document.querySelector('h1').textContent = `A frame of ${location.origin}`;
document.querySelector('#start').textContent = `Ask for the ${asked}`;

document.querySelector('#preview').hidden = asked === 'microphone';

demo.onStart(async () => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    document.querySelector('#preview').srcObject = stream;
    demo.watch(stream, asked);
    demo.ready = true;
    parent.postMessage({}, '*');
  } catch (error) {
    demo.fail(error);
    parent.postMessage({ error: demo.errors.at(-1) }, '*');
  }
});
