/** The lamp of a studio camera. The words beside it say the same, so it is hidden from readers. */
export function TallyLamp({ lit }: { readonly lit: boolean }) {
  return (
    <svg
      class={lit ? 'lamp lamp-lit' : 'lamp'}
      viewBox="0 0 32 32"
      width="36"
      height="36"
      aria-hidden="true"
    >
      <circle class="lamp-ring" cx="16" cy="16" r="13" />
      <circle class="lamp-glass" cx="16" cy="16" r="8.5" />
      <path class="lamp-shine" d="M11.2 14.2a5.3 5.3 0 0 1 3-3" />
    </svg>
  );
}
