import { appendRemove } from './append-remove.ts';
import { enumerateDevices } from './enumerate-devices.ts';
import { frameWindow } from './frame-window.ts';
import { getUserMedia } from './get-user-media.ts';
import { heap } from './heap.ts';
import { innerHtml } from './inner-html.ts';
import { insertBefore } from './insert-before.ts';
import { load } from './load.ts';
import type { Measure } from './measure.ts';
import { rejection } from './rejection.ts';

/** In the order of the table. */
export const measures: readonly Measure[] = [
  load,
  appendRemove,
  insertBefore,
  innerHtml,
  frameWindow,
  getUserMedia,
  enumerateDevices,
  rejection,
  heap,
];
