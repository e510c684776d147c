// The pages that are measured, as HTML.

export const blankPage = page('');

/** What the `src` frames load. */
export const framePage = page('<p>A frame.</p>');

const framesOfEachKind = 20;

/** 60 frames in turn: of the same origin, `srcdoc`, and blank. */
export const frames = Array.from(
  { length: framesOfEachKind },
  (_, index) =>
    `<iframe src="/frame?${index}"></iframe><iframe srcdoc="<p>A frame."></iframe><iframe></iframe>`,
).join('\n');

export const frameCount = framesOfEachKind * 3;

export const framesPage = page(frames);

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>${body}</body></html>`;
}
