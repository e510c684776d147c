const both = [document.querySelector('#same'), document.querySelector('#other')];
const waiting = new Set();

addEventListener('message', ({ source, data }) => {
  const frame = both.find(({ contentWindow }) => contentWindow === source);
  if (!waiting.delete(frame)) return;
  if (data.error) demo.fail(data.error);
  demo.ready = waiting.size === 0;
});

demo.onStart(() => {
  for (const frame of both) waiting.add(frame);
  const [same, other] = both;
  same.src = 'frame.html?auto&ask=camera';
  other.src = `${demo.otherOrigin}/frame.html?auto&ask=microphone`;
});
