export function Loading() {
  return (
    <p class="quiet loading" aria-busy="true">
      Looking for open streams…
    </p>
  );
}
