import { useState, type ReactNode } from 'react';
import { Check, CircleAlert, Copy, Lock } from 'lucide-react';

import { Bidi } from './bidi.tsx';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';
import { showToast } from './toast.tsx';

const words = {
  safe: { fa: 'آنچه سالم است', en: 'What is safe' },
  remedy: { fa: 'چه کنید', en: 'What to do' },
  code: { fa: 'شناسهٔ خطا', en: 'Error code' },
  copy: { fa: 'رونوشت شناسه', en: 'Copy the code' },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  notCopied: { fa: 'رونوشت گرفته نشد', en: 'It was not copied' },
  byHand: {
    fa: 'متن را برگزینید و با Ctrl C رونوشت بگیرید.',
    en: 'Select the text and copy it with Ctrl C.',
  },
  retry: { fa: 'تلاش دوباره', en: 'Try again' },
  noAccess: { fa: 'به این بخش دسترسی ندارید', en: 'You have no access to this' },
};

export type EmptyStateProps = {
  readonly icon?: ReactNode;
  /** One sentence of what this is for. */
  readonly title: string;
  /** True where it stands for a whole page; its title is then the page's heading. */
  readonly page?: boolean;
  readonly children?: ReactNode;
  /** One action. */
  readonly action?: ReactNode;
  /** One link to learn. */
  readonly link?: ReactNode;
};

/** Says what will stand here and how to begin. */
export const EmptyState = ({ icon, title, page, children, action, link }: EmptyStateProps) => (
  <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
    {icon === undefined ? null : (
      <span
        aria-hidden="true"
        className="mb-2 grid size-12 place-items-center rounded-full bg-accent-soft text-accent"
      >
        {icon}
      </span>
    )}
    <Title page={page}>{title}</Title>
    {children === undefined ? null : <div className="text-ink-muted">{children}</div>}
    {action === undefined && link === undefined ? null : (
      <div className="mt-3 flex flex-wrap items-center justify-center gap-4">
        {action}
        {link}
      </div>
    )}
  </div>
);

export type ErrorStateProps = {
  /** What happened, without blame. */
  readonly title: string;
  readonly page?: boolean;
  readonly safe?: ReactNode;
  readonly remedy?: ReactNode;
  /** To tell support; a request id or a problem's slug. */
  readonly code?: string;
  readonly onRetry?: () => void;
};

/** What happened, what is safe, what to do, and a code to tell support. */
export const ErrorState = ({ title, page, safe, remedy, code, onRetry }: ErrorStateProps) => {
  const text = useWords(words);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col gap-3 px-4 py-12">
      <CircleAlert aria-hidden="true" size={28} className="text-danger" />
      <Title page={page}>{title}</Title>
      <dl className="flex flex-col gap-2">
        {safe === undefined ? null : <Line name={text.safe}>{safe}</Line>}
        {remedy === undefined ? null : <Line name={text.remedy}>{remedy}</Line>}
        {code === undefined ? null : (
          <Line name={text.code}>
            <span className="inline-flex items-center gap-1">
              <Bidi code>{code}</Bidi>
              <CopyButton value={code} label={text.copy} done={text.copied} />
            </span>
          </Line>
        )}
      </dl>
      {onRetry === undefined ? null : (
        <div>
          <Button variant="primary" onPress={onRetry}>
            {text.retry}
          </Button>
        </div>
      )}
    </div>
  );
};

const Title = ({ page, children }: { readonly page: boolean | undefined; readonly children: string }) => {
  const Element = page ? 'h1' : 'p';
  return <Element className="text-lg leading-title font-strong">{children}</Element>;
};

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt className="text-sm text-ink-muted">{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Copies a text and says so by a tick. */
export const CopyButton = (props: {
  readonly value: string;
  readonly label: string;
  readonly done: string;
}) => {
  const text = useWords(words);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(props.value);
    setCopied(done);
    if (!done) showToast({ tone: 'danger', message: text.notCopied, detail: text.byHand });
  };
  return (
    <IconButton
      label={copied ? props.done : props.label}
      icon={copied ? <Check size={14} /> : <Copy size={14} />}
      size="small"
      onPress={() => void copy()}
    />
  );
};

/** No permission: who can give it, rather than a shut door. */
export const NoAccessState = (props: {
  readonly whom: ReactNode;
  /** True where it stands for a whole page. */
  readonly page?: boolean;
}) => {
  const text = useWords(words);
  return (
    <EmptyState icon={<Lock size={20} />} title={text.noAccess} page={props.page ?? false}>
      {props.whom}
    </EmptyState>
  );
};
