import { frames } from '../pages/documents.ts';

/** Page code: puts the 60 frames into the page as `host`, and waits until all have loaded. */
export const insertFrames = `
  const host = document.createElement('div');
  host.innerHTML = ${JSON.stringify(frames)};
  const loads = Array.from(host.children, (frame) => new Promise((loaded) => {
    frame.onload = loaded;
  }));
  document.body.append(host);
  await Promise.all(loads);`;
