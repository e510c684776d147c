import type { ConstraintOutcome } from '../../protocol/report.ts';
import { askedWords, gotWords } from '../words/constraint-words.ts';
import { verdictWord } from '../words/verdict-word.ts';

export function ConstraintTable({ outcomes }: { readonly outcomes: readonly ConstraintOutcome[] }) {
  return (
    <table>
      <caption>Constraints, one by one</caption>
      <thead>
        <tr>
          <th scope="col">Constraint</th>
          <th scope="col">Asked</th>
          <th scope="col">Got</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((outcome) => (
          <tr key={`${outcome.kind}.${outcome.name}`} data-verdict={outcome.verdict}>
            <th scope="row">
              {outcome.kind} {outcome.name}
              {outcome.required && <span class="mark">required</span>}
            </th>
            <td>{askedWords(outcome.asked)}</td>
            <td>
              {gotWords(outcome.got)}
              <span class="verdict">{verdictWord(outcome.verdict)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
