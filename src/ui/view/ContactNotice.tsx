import { NoticeBox } from './NoticeBox.tsx';
import type { View } from './view.ts';

/** Said when no snapshot came in time; what is shown below it may then be out of date. */
export function ContactNotice({ view }: { readonly view: View }) {
  if (view.contact !== 'overdue') return null;
  return (
    <NoticeBox tone="alert" title="Tallylight’s background does not answer">
      <p>
        {view.snapshot && 'What you see here may be out of date. '}
        Close this view and open it again. If that does not help, switch Tallylight off and on in
        the browser’s list of extensions. Closing a tab ends every stream in it.
      </p>
    </NoticeBox>
  );
}
