import type { CaptureRequest } from '../../protocol/report.ts';
import { waitWords } from '../words/duration-words.ts';
import { errorWords } from '../words/error-words.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import { listWords } from '../words/sentences.ts';
import { timeWords } from '../words/time-words.ts';
import { RequestDetails } from './RequestDetails.tsx';

interface Props {
  readonly request: CaptureRequest;
  /** When the snapshot was taken, to tell today's times from older ones. */
  readonly takenAt: number;
}

export function RequestItem({ request, takenAt }: Props) {
  const { id, at, api, kinds, outcome, error, waitedMs } = request;
  const { word, sentence, tone } = outcomeWords(outcome);
  return (
    <li class="request" data-request-id={id} data-outcome={outcome}>
      <p class="request-head">
        <span data-part="outcome" class={`outcome outcome-${tone}`} title={sentence}>
          {word}
        </span>
        <time dateTime={at}>{timeWords(at, takenAt)}</time>
      </p>
      <p class="request-call">
        <code data-part="api">{api}</code>
        {kinds.length > 0 && ` for ${listWords(kinds)}`}
      </p>
      <p class="request-answer">
        {sentence} {waitedMs !== null && `Answered after ${waitWords(waitedMs)}.`}
      </p>
      {request.openBefore && (
        <p class="request-answer" data-part="open-before">
          The page was open before Tallylight: how this capture began was not seen.
        </p>
      )}
      {error && (
        <p class="request-error" data-part="error">
          {errorWords(error)}
        </p>
      )}
      <RequestDetails request={request} />
    </li>
  );
}
