let recorder;

demo.onStart(async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  recorder = RecordRTC(stream, { type: 'video' });
  recorder.startRecording();
  demo.watch(stream, 'recordrtc');
  demo.ready = true;
});

demo.onStop(() => {
  recorder.stopRecording(() => {
    document.querySelector('#recording').src = URL.createObjectURL(recorder.getBlob());
  });
});
