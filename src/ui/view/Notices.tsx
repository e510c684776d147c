import type { Dispatch } from './command.ts';
import { NoticeBox } from './NoticeBox.tsx';
import type { PostedNotice } from './notice.ts';

interface Props {
  readonly notices: readonly PostedNotice[];
  readonly dispatch: Dispatch;
}

export function Notices({ notices, dispatch }: Props) {
  const alerts = notices.filter((notice) => notice.tone === 'alert');
  const status = notices.findLast((notice) => notice.tone === 'status');
  return (
    <div class="notices">
      {alerts.map((notice) => (
        <NoticeBox
          key={notice.id}
          tone="alert"
          title={notice.title}
          onDismiss={() => dispatch({ type: 'dismiss', noticeId: notice.id })}
        >
          {notice.lines.length > 0 && (
            <ul>
              {notice.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {notice.advice !== '' && <p>{notice.advice}</p>}
        </NoticeBox>
      ))}
      {/* Always there: a status region is announced only when it changes, not when it appears. */}
      <p class="status" role="status">
        {status?.title}
      </p>
    </div>
  );
}
