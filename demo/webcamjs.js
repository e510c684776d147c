// The library has loaded and chosen its path: undo what webcamjs-legacy.js hid.
delete navigator.mediaDevices;

Webcam.set({ width: 320, height: 240, image_format: 'jpeg', jpeg_quality: 90 });
Webcam.on('live', () => {
  demo.watch(Webcam.stream, 'webcamjs');
  demo.ready = true;
});
Webcam.on('error', demo.fail);

demo.onStart(() => Webcam.attach('#camera'));
demo.onStop(() => Webcam.reset());
