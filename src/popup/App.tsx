import type { ReadonlySignal } from '@preact/signals';
import { ContactNotice } from '../ui/view/ContactNotice.tsx';
import type { Dispatch } from '../ui/view/command.ts';
import { DrawGuard } from '../ui/view/DrawGuard.tsx';
import { Notices } from '../ui/view/Notices.tsx';
import type { View } from '../ui/view/view.ts';
import { Header } from './Header.tsx';
import { Loading } from './Loading.tsx';
import { OnAir } from './OnAir.tsx';

interface Props {
  readonly view: View;
  readonly now: ReadonlySignal<number>;
  readonly dispatch: Dispatch;
}

export function App({ view, now, dispatch }: Props) {
  const { snapshot, stopping } = view;
  return (
    <>
      <Header view={view} dispatch={dispatch} />
      <main tabIndex={-1}>
        <ContactNotice view={view} />
        <Notices notices={view.notices} dispatch={dispatch} />
        {snapshot && (
          <DrawGuard>
            <OnAir snapshot={snapshot} stopping={stopping} now={now} dispatch={dispatch} />
          </DrawGuard>
        )}
        {!snapshot && view.contact === 'waiting' && <Loading />}
      </main>
    </>
  );
}
