let html5QrCode;

demo.onStart(async () => {
  html5QrCode = new Html5Qrcode('reader');
  const qrCodeSuccessCallback = (decodedText) => demo.say(`Read: ${decodedText}`);
  const config = { fps: 10, qrbox: { width: 200, height: 200 } };
  await html5QrCode.start({ facingMode: 'environment' }, config, qrCodeSuccessCallback);
  demo.watch(document.querySelector('#reader video').srcObject, 'html5-qrcode');
  demo.ready = true;
});

demo.onStop(() => html5QrCode.stop());
