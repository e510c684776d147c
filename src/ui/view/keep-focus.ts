/**
 * A button loses the focus when it is disabled while its stop runs, or leaves with its track. It
 * gets it back when it is enabled again; else the nearest group that held it does. So the keyboard
 * goes on from that place, and never lands on another Stop button by itself.
 */
export function keepFocus(root: HTMLElement): void {
  let path: readonly HTMLElement[] = [];

  root.addEventListener('focusin', ({ target }) => {
    path = target instanceof HTMLElement ? [target, ...holdersOf(target)] : [];
  });
  root.addEventListener('pointerdown', ({ target }) => {
    const isInside = target instanceof Node && path[0]?.contains(target);
    if (!isInside) path = [];
  });

  new MutationObserver(() => {
    if (hasFocus(root)) return;
    // A button that is still disabled does not take it: the next change tries again.
    path.find((element) => element.isConnected)?.focus({ preventScroll: true });
  }).observe(root, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}

function holdersOf(element: HTMLElement): readonly HTMLElement[] {
  const holder = element.parentElement?.closest<HTMLElement>('[tabindex="-1"]');
  return holder ? [holder, ...holdersOf(holder)] : [];
}

function hasFocus(root: HTMLElement): boolean {
  const active = root.ownerDocument.activeElement;
  return active !== null && active !== root && root.contains(active);
}
