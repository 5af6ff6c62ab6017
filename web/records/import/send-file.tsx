import { useEffect, useRef, useState } from 'react';
import { ClipboardPaste, FileUp } from 'lucide-react';
import { DropZone, FileTrigger, type DropZoneProps } from 'react-aria-components';

import { Button, Dialog, Spinner, TextArea, useWords } from '#web/kit/index.ts';

import { newKey } from '../data/api.ts';
import { useDeed } from '../data/use-deed.ts';
import { sendFile, type ImportView } from './data.ts';

const words = {
  drop: { fa: 'پرونده‌ها را اینجا رها کنید', en: 'Drop files here' },
  kinds: {
    fa: 'CSV، اکسل، جدول HTML، کارت تماس (vCard) یا متن جداشده، با هر رمزگذاری. پرونده‌های پیوسته، مانند شرکت‌ها و اشخاص، را با هم بدهید. چیزی وارد نمی‌شود تا خودتان بخواهید.',
    en: 'CSV, Excel, a table in HTML, contact cards (vCard) or delimited text in any encoding. Give files that belong together, such as companies and people, at once. Nothing is brought in until you say so.',
  },
  choose: { fa: 'انتخاب پرونده', en: 'Choose a file' },
  paste: { fa: 'چسباندن جدول', en: 'Paste a table' },
  pasteHint: {
    fa: 'سطرها را با عنوان ستون‌ها از اکسل یا هر جدولی رونوشت بگیرید و اینجا بچسبانید.',
    en: 'Copy the rows with the column heads from Excel or any table, and paste them here.',
  },
  table: { fa: 'جدول', en: 'Table' },
  go: { fa: 'ادامه', en: 'Continue' },
  pasted: { fa: 'جدول چسبانده', en: 'Pasted table' },
  reading: { fa: 'در حال خواندن پرونده…', en: 'Reading the file…' },
};

const accepted = ['.csv', '.tsv', '.txt', '.xlsx', '.xls', '.html', '.htm', '.vcf'];

/** Where a file comes in: dropped, chosen, or pasted as a table anywhere on the page. */
export const SendFile = ({ onSent }: { readonly onSent: (view: ImportView) => void }) => {
  const text = useWords(words);
  const { pending, problem, run } = useDeed();
  const [pasting, setPasting] = useState(false);
  const send = (files: readonly { readonly name: string; readonly file: Blob }[]): void => {
    if (files.length > 0) run(async () => onSent(await sendAll(files)));
  };
  const sendText = (table: string): void => send([{ name: text.pasted, file: new Blob([table]) }]);
  usePastedTable(sendText, !pending && !pasting);

  const drop = async (event: Parameters<NonNullable<DropZoneProps['onDrop']>>[0]) => {
    const files = await Promise.all(
      event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])),
    );
    send(files.map((file) => ({ name: file.name, file })));
  };

  return (
    <section>
      <DropZone
        onDrop={(event) => void drop(event)}
        isDisabled={pending}
        className="flex flex-col items-center gap-2 rounded-sheet border border-dashed border-line bg-surface-1 px-4 py-12 text-center transition-colors data-drop-target:border-accent data-drop-target:bg-accent-soft data-focus-visible:outline-2 data-focus-visible:outline-accent"
      >
        <span
          aria-hidden="true"
          className="mb-1 grid size-12 place-items-center rounded-full bg-accent-soft text-accent"
        >
          {pending ? <Spinner size={20} /> : <FileUp size={20} />}
        </span>
        <p slot="label" className="text-lg leading-title font-strong">
          {pending ? text.reading : text.drop}
        </p>
        <p className="max-w-md text-ink-muted">{text.kinds}</p>
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          <FileTrigger
            acceptedFileTypes={accepted}
            allowsMultiple
            onSelect={(files) => send([...(files ?? [])].map((file) => ({ name: file.name, file })))}
          >
            <Button variant="primary" pending={pending}>
              {text.choose}
            </Button>
          </FileTrigger>
          <Button
            variant="quiet"
            icon={<ClipboardPaste size={16} />}
            disabled={pending}
            onPress={() => setPasting(true)}
          >
            {text.paste}
          </Button>
        </div>
      </DropZone>
      {problem ? (
        <p role="alert" className="mt-3 rounded-control bg-danger-soft px-4 py-3">
          <b className="font-strong">{problem.title}.</b> {problem.detail}
        </p>
      ) : null}
      <PasteDialog open={pasting} onOpenChange={setPasting} onPaste={sendText} />
    </section>
  );
};

/** One after the other; several bear one mark. @returns the first of them */
async function sendAll(
  files: readonly { readonly name: string; readonly file: Blob }[],
): Promise<ImportView> {
  const together = files.length > 1 ? newKey() : undefined;
  let first: ImportView | undefined;
  for (const { name, file } of files) {
    const sent = await sendFile(name, file, together);
    first ??= sent;
  }
  if (!first) throw new Error('Nothing was sent');
  return first;
}

const PasteDialog = (props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onPaste: (table: string) => void;
}) => {
  const text = useWords(words);
  const [table, setTable] = useState('');
  return (
    <Dialog
      title={text.paste}
      open={props.open}
      onOpenChange={props.onOpenChange}
      size="large"
      actions={(close) => (
        <Button
          variant="primary"
          disabled={!isTable(table)}
          onPress={() => {
            close();
            setTable('');
            props.onPaste(table);
          }}
        >
          {text.go}
        </Button>
      )}
    >
      <TextArea
        label={text.table}
        hint={text.pasteHint}
        value={table}
        onChange={setTable}
        rows={8}
        autoFocus
      />
    </Dialog>
  );
};

/** A head and at least one row. */
const isTable = (text: string): boolean => text.trim().split(/\r?\n/).length > 1;

/** A table pasted anywhere but into a field is meant for here. */
const usePastedTable = (onPaste: (table: string) => void, enabled: boolean) => {
  const latest = useRef(onPaste);
  useEffect(() => {
    latest.current = onPaste;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: ClipboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.closest('input, textarea');
      const table = event.clipboardData?.getData('text/plain') ?? '';
      if (isField || !isTable(table)) return;
      event.preventDefault();
      latest.current(table);
    };
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, [enabled]);
};
