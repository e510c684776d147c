import type { CaptureRequest } from '../../protocol/report.ts';
import { callerWords } from '../words/caller-words.ts';
import { compactJson } from '../words/compact-json.ts';
import { frameWords } from '../words/place-words.ts';
import { ConstraintTable } from './ConstraintTable.tsx';

export function RequestDetails({ request }: { readonly request: CaptureRequest }) {
  const { constraints, constraintOutcomes, ignoredConstraints = [], stack } = request;
  const caller = callerWords(stack);
  return (
    <details>
      <summary>What was asked{constraintOutcomes.length > 0 && ' and got'}</summary>
      <pre class="constraints">{compactJson(constraints)}</pre>
      {constraintOutcomes.length > 0 && <ConstraintTable outcomes={constraintOutcomes} />}
      {ignoredConstraints.length > 0 && (
        <p>Passed by the page, never read by this browser: {ignoredConstraints.join(', ')}.</p>
      )}
      <p>
        {request.frameId !== 0 && `In the frame ${frameWords(request)}. `}
        {caller && `Called from ${caller}. `}
        {!request.userActivation && 'Without a click or key press just before. '}
        {request.legacy && 'Callback API or constraints of 2012.'}
      </p>
    </details>
  );
}
