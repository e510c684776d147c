demo.onStart(async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { exact: 100000 } } });
  demo.watch(stream, 'impossible');
  demo.ready = true;
});
