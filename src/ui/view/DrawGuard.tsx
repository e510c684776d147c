import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { endSentence } from '../words/sentences.ts';
import { NoticeBox } from './NoticeBox.tsx';
import { reasonOf } from './reason-of.ts';

/** A fault of ours in drawing one part is told in its place, and takes nothing else along. */
export function DrawGuard({ children }: { readonly children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  return (
    <NoticeBox tone="alert" title="Tallylight could not draw this part">
      <p>{endSentence(reasonOf(error))} Please report it. Closing a tab ends every stream in it.</p>
    </NoticeBox>
  );
}
