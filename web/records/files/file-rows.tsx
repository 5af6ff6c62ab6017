import { useState, type ReactNode } from 'react';
import { Eye, FileText, RotateCcw, X } from 'lucide-react';

import type { Linked } from '#records/contract.ts';
import { IconButton, Link, ProgressBar, useLocale, useWords } from '#web/kit/index.ts';

import { useRecord } from '../data/read.ts';
import { lookOf, Preview } from './preview.tsx';
import { saySize } from './size.ts';
import { contentHref } from './content.ts';
import type { Pending, Uploads } from './use-uploads.ts';

const words = {
  hidden: { fa: 'پرونده‌ای خارج از دسترس شما', en: 'A file that is not visible to you' },
  remove: { fa: (name: string) => `برداشتن ${name}`, en: (name: string) => `Remove ${name}` },
  stop: { fa: (name: string) => `توقف بارگذاری ${name}`, en: (name: string) => `Stop ${name}` },
  retry: { fa: 'تلاش دوباره', en: 'Try again' },
  look: { fa: (name: string) => `نمایش ${name}`, en: (name: string) => `Show ${name}` },
  sending: { fa: (name: string) => `بارگذاری ${name}`, en: (name: string) => `Uploading ${name}` },
};

/** A thumbnail is the picture itself, so that of a large one would cost more than it tells. */
const largestPreview = 5 * 1_048_576;

/** One file that lies in the store: its picture or a sign, its name, which saves it, and its size. */
export const FileRow = ({ file, onRemove }: { readonly file: Linked; readonly onRemove?: () => void }) => {
  const text = useWords(words);
  const locale = useLocale();
  const { data: record } = useRecord('file', file.id, file.title !== null);
  const { type, size } = record?.values ?? {};
  const name = file.title;
  const bytes = typeof size === 'number' ? size : undefined;
  const look = typeof type === 'string' && bytes !== undefined ? lookOf(type, bytes) : undefined;
  const isPicture = look === 'picture' && (bytes ?? 0) <= largestPreview;
  const [looking, setLooking] = useState(false);
  const show = () => {
    if (look === 'page') globalThis.open(contentHref(file.id, true), '_blank', 'noopener,noreferrer');
    else setLooking(true);
  };
  return (
    <Row sign={isPicture && name !== null ? <Thumbnail id={file.id} /> : <Sign />}>
      <div className="min-w-0 flex-1 leading-title">
        {name === null ? (
          <span className="text-ink-faint">{text.hidden}</span>
        ) : (
          <Link quiet external href={contentHref(file.id, isPicture || look === 'page')}>
            <bdi className="break-words">{name}</bdi>
          </Link>
        )}
        {bytes === undefined ? null : <div className="text-sm text-ink-muted">{saySize(bytes, locale)}</div>}
      </div>
      {name === null || look === undefined ? null : (
        <IconButton label={text.look(name)} icon={<Eye size={16} />} onPress={show} />
      )}
      {looking && name !== null && look !== undefined && look !== 'page' ? (
        <Preview id={file.id} name={name} look={look} onClose={() => setLooking(false)} />
      ) : null}
      {onRemove === undefined ? null : (
        <IconButton label={text.remove(name ?? '')} icon={<X size={16} />} onPress={onRemove} />
      )}
    </Row>
  );
};

/** What is on its way, in the order in which it was added. */
export const PendingRows = ({ uploads }: { readonly uploads: Uploads }) =>
  uploads.pending.map((upload) => (
    <PendingRow
      key={upload.key}
      upload={upload}
      onRetry={() => uploads.retry(upload.key)}
      onDrop={() => uploads.drop(upload.key)}
    />
  ));

/** One file on its way, or one that did not arrive and why. */
const PendingRow = (props: {
  readonly upload: Pending;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}) => {
  const { file, sent, problem } = props.upload;
  const text = useWords(words);
  const locale = useLocale();
  return (
    <Row sign={<Sign />}>
      <div className="min-w-0 flex-1 leading-title">
        <bdi className="break-words">{file.name}</bdi>
        {problem ? (
          <p role="alert" className="text-sm text-danger">
            {problem.detail}
          </p>
        ) : (
          <>
            <div className="text-sm text-ink-muted">{saySize(file.size, locale)}</div>
            <ProgressBar label={text.sending(file.name)} hideLabel value={sent * 100} />
          </>
        )}
      </div>
      {problem ? (
        <IconButton label={text.retry} icon={<RotateCcw size={16} />} onPress={props.onRetry} />
      ) : null}
      <IconButton
        label={problem ? text.remove(file.name) : text.stop(file.name)}
        icon={<X size={16} />}
        onPress={props.onDrop}
      />
    </Row>
  );
};

const Row = ({ sign, children }: { readonly sign: ReactNode; readonly children: ReactNode }) => (
  <div className="flex min-w-0 items-center gap-3">
    {sign}
    {children}
  </div>
);

const box = 'grid size-10 shrink-0 place-items-center rounded-small bg-surface-2 text-ink-muted';

const Sign = () => (
  <span aria-hidden="true" className={box}>
    <FileText size={18} />
  </span>
);

/** What is no picture after all, or has no content any more, gets the common sign. */
const Thumbnail = ({ id }: { readonly id: string }) => {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <Sign />;
  return (
    <img
      src={contentHref(id, true)}
      alt=""
      loading="lazy"
      width={40}
      height={40}
      onError={() => setBroken(true)}
      className="size-10 shrink-0 rounded-small bg-surface-2 object-cover"
    />
  );
};
