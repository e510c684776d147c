import type { ComponentChildren } from 'preact';

interface Props {
  readonly tone: 'alert' | 'status';
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly onDismiss?: () => void;
}

export function NoticeBox({ tone, title, children, onDismiss }: Props) {
  return (
    <div class={`notice notice-${tone}`} role={tone}>
      <div class="notice-text">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
      {onDismiss && (
        <button type="button" class="dismiss" onClick={onDismiss}>
          Dismiss
        </button>
      )}
    </div>
  );
}
