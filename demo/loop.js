const rounds = Number(demo.query.get('rounds') ?? 10);

demo.onStart(async () => {
  for (let round = 1; round <= rounds; round += 1) {
    let stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const isStopped = round % 2 === 0;
    const name = `round ${round}, ${isStopped ? 'stopped' : 'dropped'}`;
    demo.watch(stream, name, { weak: true });
    if (isStopped) for (const track of stream.getTracks()) track.stop();
    stream = null;
  }
  demo.ready = true;
});
