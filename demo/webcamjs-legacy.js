/*
 * WebcamJS looks for navigator.mediaDevices once, while it loads, and without it falls back to the
 * prefixed callback calls. Browsers that had only those are gone, so `?legacy` hides mediaDevices
 * on this one navigator object while the library loads. The prototypes, where the calls themselves
 * live, are left alone.
 */
if (demo.query.has('legacy')) {
  Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
}
