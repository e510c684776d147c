demo.onStart(async () => {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 640 }, height: { ideal: 480 } },
  });
  document.querySelector('#preview').srcObject = stream;
  demo.watch(stream, 'modern');
  demo.ready = true;
});

demo.onStop(() => {
  for (const { track } of demo.tracks) track.stop();
});
