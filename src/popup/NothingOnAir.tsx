export function NothingOnAir() {
  return (
    <p class="empty">
      When a page opens your camera, your microphone or your screen, it appears here: what it got,
      for how long, and a button that stops it.
    </p>
  );
}
