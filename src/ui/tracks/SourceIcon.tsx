import type { ComponentChildren } from 'preact';
import type { Source } from '../../protocol/report.ts';

const camera = (
  <>
    <rect x="1.5" y="4.5" width="8.5" height="7" rx="1.5" />
    <path d="m10 7.2 4.5-2.4v6.4L10 8.8z" />
  </>
);
const microphone = (
  <>
    <rect x="5.75" y="1.5" width="4.5" height="8" rx="2.25" />
    <path d="M3 7.5a5 5 0 0 0 10 0M8 12.5v2" />
  </>
);
const screen = (
  <>
    <rect x="1.5" y="2.5" width="13" height="8.5" rx="1.2" />
    <path d="M5 13.75h6M8 11v2.75" />
  </>
);
const pageWindow = (
  <>
    <rect x="1.5" y="2.75" width="13" height="10.5" rx="1.2" />
    <path d="M1.5 5.75h13" />
  </>
);
const tab = (
  <path d="M1.5 12.75h13M3 12.75V5a1.5 1.5 0 0 1 1.5-1.5h4A1.5 1.5 0 0 1 10 5v1.5h2a1.5 1.5 0 0 1 1.5 1.5v4.75" />
);
const sound = (
  <>
    <path d="M2 6.25v3.5h2.5L8 12.75v-9.5L4.5 6.25z" />
    <path d="M10.5 5.75a3.2 3.2 0 0 1 0 4.5M12.5 3.75a6 6 0 0 1 0 8.5" />
  </>
);
const other = (
  <>
    <circle cx="8" cy="8" r="6" />
    <circle cx="8" cy="8" r="1.25" />
  </>
);

const shapes: { readonly [source in Source]: ComponentChildren } = {
  camera,
  microphone,
  screen,
  window: pageWindow,
  tab,
  'system-audio': sound,
  'tab-audio': sound,
  canvas: other,
  element: other,
  'web-audio': sound,
  remote: other,
  generated: other,
  unknown: other,
};

/** Decoration beside the source's word, so hidden from screen readers. */
export function SourceIcon({ source }: { readonly source: Source }) {
  return (
    <svg class="source-icon" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
      {shapes[source]}
    </svg>
  );
}
