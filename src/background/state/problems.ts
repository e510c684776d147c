import { iso, type State } from './state.ts';

const mostProblems = 5;

/** The newest problems, each text once. */
export function problemNoticed(state: State, text: string, at: number): State {
  const others = state.problems.filter((problem) => problem.text !== text);
  return { ...state, problems: [...others, { at: iso(at), text }].slice(-mostProblems) };
}
