import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Archive as ArchiveIcon, Download, Trash2 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import {
  Badge,
  Button,
  IconButton,
  Link,
  ProgressBar,
  RelativeDate,
  showDate,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, saySize, tellFailure, useUndoable } from '#web/records/index.ts';

import { List, ListRow, Part, Twofold } from '../list.tsx';
import { archivesKey, percentOf, type Archive } from './archives.ts';

const words = {
  title: { fa: 'خروجی کامل', en: 'Export everything' },
  hint: {
    fa: 'همهٔ رکوردها با فیلدهای خودتان، پیوست‌ها، تاریخچه، نقش‌ها و تنظیم‌ها در یک پروندهٔ zip؛ به شکل CSV و JSON برای هر برنامه، و چنان‌که پیوند خودش دوباره بخواند. گذرواژه و کلید در آن نیست.',
    en: 'Every record with your own fields, attachments, history, roles and settings in one zip: as CSV and JSON for any program, and as Peyvand itself reads it back. No passwords or keys are in it.',
  },
  make: { fa: 'ساختن پروندهٔ کامل', en: 'Write the archive' },
  archives: { fa: 'پرونده‌های کامل', en: 'Archives' },
  of: { fa: (day: string) => `پروندهٔ ${day}`, en: (day: string) => `Archive of ${day}` },
  writing: { fa: 'در حال نوشتن…', en: 'Writing…' },
  get: { fa: 'دریافت', en: 'Download' },
  until: { fa: (day: string) => `تا ${day}`, en: (day: string) => `until ${day}` },
  failed: { fa: 'ناموفق', en: 'Failed' },
  notMade: { fa: 'پرونده ساخته نشد', en: 'The archive was not written' },
  remove: { fa: 'پاک کردن پرونده', en: 'Delete the archive' },
  removed: {
    fa: 'پرونده پاک شد؛ داده‌های فضای کار دست نخورد.',
    en: 'The file is deleted; the data of the workspace stay as they are.',
  },
  notRemoved: { fa: 'پرونده پاک نشد', en: 'The archive was not deleted' },
};

/** Writing everything into one file, and those of the last week. */
export const TakeOutPart = ({ archives }: { readonly archives: readonly Archive[] }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const isWriting = archives.some(({ state }) => state === 'running');
  const make = async () => {
    setBusy(true);
    try {
      await callApi('/archives', { method: 'POST' });
    } catch (error) {
      tellFailure(text.notMade, error);
    }
    await client.invalidateQueries({ queryKey: archivesKey });
    setBusy(false);
  };
  return (
    <Part
      title={text.title}
      hint={text.hint}
      actions={
        <Button
          variant="primary"
          icon={<ArchiveIcon size={16} />}
          pending={busy}
          disabled={isWriting}
          onPress={() => void make()}
        >
          {text.make}
        </Button>
      }
    >
      {archives.length === 0 ? null : (
        <List label={text.archives}>
          {archives.map((archive) => (
            <ArchiveRow key={archive.id} archive={archive} />
          ))}
        </List>
      )}
    </Part>
  );
};

const ArchiveRow = ({ archive }: { readonly archive: Archive }) => {
  const text = useWords(words);
  const locale = useLocale();
  const { state, failure, bytes, owner } = archive;
  return (
    <ListRow
      actions={
        state === 'running' ? null : (
          <>
            {state === 'done' ? (
              <Link href={`/api/v1/archives/${archive.id}/content`} download>
                <Download size={16} aria-hidden="true" className="me-1 inline" />
                {text.get}
              </Link>
            ) : null}
            <RemoveArchive id={archive.id} />
          </>
        )
      }
    >
      <Twofold
        title={text.of(showDate(archive.createdAt, locale))}
        detail={
          failure === null ? (
            <>
              <RelativeDate value={archive.createdAt} />
              {owner?.title ? ` · ${owner.title}` : ''}
              {bytes === null ? '' : ` · ${saySize(bytes, locale)}`}
            </>
          ) : (
            <span className="whitespace-normal">{say(failure, locale.locale)}</span>
          )
        }
      />
      {state === 'running' ? (
        <div className="w-48">
          <ProgressBar label={text.writing} {...progressOf(archive)} />
        </div>
      ) : null}
      {state === 'failed' ? <Badge tone="danger">{text.failed}</Badge> : null}
      {state === 'done' ? (
        <span className="text-sm text-ink-muted">{text.until(showDate(archive.expiresAt, locale))}</span>
      ) : null}
    </ListRow>
  );
};

const progressOf = (archive: Archive): { readonly value?: number } => {
  const value = percentOf(archive);
  return value === undefined ? {} : { value };
};

const RemoveArchive = ({ id }: { readonly id: string }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const undoably = useUndoable(() => client.invalidateQueries({ queryKey: archivesKey }));
  const remove = () =>
    undoably({
      run: () => callApi(`/archives/${id}`, { method: 'DELETE' }),
      done: text.removed,
      failed: text.notRemoved,
      undo: () => callApi(`/archives/${id}/restoration`, { method: 'POST' }),
    });
  return <IconButton label={text.remove} icon={<Trash2 size={16} />} onPress={() => void remove()} />;
};
