let peers = [];

demo.onStart(async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  demo.watch(stream, 'sent');
  gotMedia(stream);
});

demo.onStop(() => {
  for (const peer of peers) peer.destroy();
});

function gotMedia(stream) {
  // Both peers are in this page, so no server abroad needs to tell them their address.
  const config = { iceServers: [] };
  const peer1 = new SimplePeer({ initiator: true, stream, config });
  const peer2 = new SimplePeer({ config });
  peers = [peer1, peer2];

  peer1.on('signal', (data) => peer2.signal(data));
  peer2.on('signal', (data) => peer1.signal(data));

  peer2.on('stream', (remote) => {
    const video = document.querySelector('video');
    video.srcObject = remote;
    video.play();
    demo.watch(remote, 'received');
    demo.ready = true;
  });

  for (const peer of peers) peer.on('error', demo.fail);
}
