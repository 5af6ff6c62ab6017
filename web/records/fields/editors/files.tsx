import { useEffect, useRef, useState } from 'react';
import { useWords } from '#web/kit/index.ts';
import { DropArea } from '../../files/drop-area.tsx';
import { FileRow, PendingRows } from '../../files/file-rows.tsx';
import { useUploads } from '../../files/use-uploads.ts';
import type { EditorProps } from '../face.ts';
import { listOf } from '../files.tsx';

const words = {
  sending: {
    fa: 'هنوز پرونده‌ای در راه است. کمی بعد ذخیره کنید، یا آن را متوقف کنید.',
    en: 'A file is still on its way. Save in a moment, or stop it.',
  },
  required: { fa: 'الزامی', en: 'Required' },
};

/** Uploads at once and keeps the list; while a file is on its way the value cannot be saved without it. */
export const Editor = (props: EditorProps) => {
  const { label, hideLabel, onChange, hint, required, partErrors = [] } = props;
  const error = props.error ?? partErrors[0]?.message;
  const text = useWords(words);
  const [files, setFiles] = useState(() => listOf(props.value));
  const uploads = useUploads({ onDone: (file) => setFiles((all) => [...all, file]) });
  const isSending = uploads.pending.some(({ problem }) => problem === undefined);
  const told = useRef({ files, isSending });
  useEffect(() => {
    if (told.current.files === files && told.current.isSending === isSending) return;
    told.current = { files, isSending };
    onChange(isSending ? { unreadable: '', why: text.sending } : files);
  }, [files, isSending, onChange, text.sending]);

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="contents">
        <span className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>
          {label} {required ? <span className="font-normal text-ink-muted">{text.required}</span> : null}
        </span>
      </legend>
      <DropArea onFiles={uploads.add}>
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            onRemove={() => setFiles((all) => all.filter(({ id }) => id !== file.id))}
          />
        ))}
        <PendingRows uploads={uploads} />
      </DropArea>
      {hint ? <p className="text-sm leading-title text-ink-muted">{hint}</p> : null}
      {error ? <p className="text-sm leading-title text-danger">{error}</p> : null}
    </fieldset>
  );
};
