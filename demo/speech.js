let recognition;

demo.onStart(() => {
  recognition = new (window.SpeechRecognition ?? window.webkitSpeechRecognition)();
  recognition.continuous = true;
  recognition.onaudiostart = () => {
    demo.say('Listening.');
    demo.ready = true;
  };
  recognition.onaudioend = () => demo.say('Not listening any more.');
  recognition.onerror = ({ error, message }) => demo.fail({ name: error, message });
  recognition.onresult = ({ results }) => {
    document.querySelector('#heard').textContent = Array.from(
      results,
      ([best]) => best.transcript,
    ).join(' ');
  };
  recognition.start();
});

// Not #stop: that one is for tracks.
document.querySelector('#quiet').addEventListener('click', () => recognition?.stop());
