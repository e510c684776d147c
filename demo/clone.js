demo.onStart(async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  const [original] = stream.getVideoTracks();
  const clone = original.clone();
  demo.watch(original, 'original');
  demo.watch(clone, 'leaked clone');
  original.stop();
  demo.ready = true;
});
