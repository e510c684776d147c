// A foreign origin, so that browsers which do not know the allow attribute refuse as well.
const frame = document.querySelector('#frame');

addEventListener('message', ({ source, data }) => {
  if (source !== frame.contentWindow) return;
  if (data.error) demo.fail(data.error);
  else demo.ready = true;
});

demo.onStart(() => {
  frame.src = `${demo.otherOrigin}/frame.html?auto`;
});
