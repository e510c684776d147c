demo.onStart(
  async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
    document.querySelector('#preview').srcObject = stream;
    demo.watch(stream, 'screen');
    demo.ready = true;
  },
  { needsClick: true },
);

demo.onStop(() => {
  for (const { track } of demo.tracks) track.stop();
});
