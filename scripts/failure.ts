/** Something that a person can put right; its message is one clear sentence for them. */
export class Failure extends Error {}

/** What to show of an error: the sentence, and the stack trace only to those who ask for it. */
export function sentenceOf(error: unknown): string {
  if (process.env.DEBUG && error instanceof Error) return error.stack ?? error.message;
  const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return error instanceof Failure
    ? error.message
    : `This went wrong: ${firstLine} (DEBUG=1 shows where)`;
}
