import { useQueryClient } from '@tanstack/react-query';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { SetMember } from '#records/contract.ts';
import { Button, classes, Link, useLocale, useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { cancelImport, type ImportState, type ImportView } from './data.ts';
import { StateBadge } from './state-badge.tsx';

const words = {
  together: { fa: 'با هم وارد می‌شوند', en: 'They come in together' },
  how: {
    fa: 'هر کدام را آماده کنید یا کنار بگذارید؛ با آخرین، همه با هم وارد و به هم پیوند می‌شوند.',
    en: 'Make each ready or leave it aside; with the last one all come in and are linked to each other.',
  },
  aside: { fa: 'کنار گذاشتن این', en: 'Leave this one aside' },
  notAside: { fa: 'کنار گذاشته نشد', en: 'It was not left aside' },
  rows: { fa: (count: string) => `${count} سطر`, en: (count: string) => counted(count, 'row', 'rows') },
};

/** The sheets or files that come in together with this one, and how far each is. */
export const SetBar = ({
  view,
  files,
  onNext,
}: {
  readonly view: ImportView;
  readonly files: readonly SetMember[];
  /** Another one wants to be made ready. */
  readonly onNext: (id: string) => void;
}) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const client = useQueryClient();
  const isOpen = ['uploaded', 'checked', 'ready'].includes(view.state);
  const aside = async (): Promise<void> => {
    try {
      await cancelImport(view.id);
      await client.invalidateQueries({ queryKey: keys.one('import', view.id) });
      const next = nextOf(files, view.id);
      if (next) onNext(next);
    } catch (error) {
      tellFailure(text.notAside, error);
    }
  };
  return (
    <section aria-label={text.together} className="w-full max-w-5xl px-6 pb-5 max-sm:px-4">
      <div className="rounded-card bg-surface-1 p-3">
        <ul className="flex gap-2 overflow-x-auto pb-1">
          {files.map((file) => (
            <li
              key={file.id}
              aria-current={file.id === view.id ? 'page' : undefined}
              className={classes(
                'flex min-w-44 shrink-0 flex-col gap-1 rounded-control px-3 py-2',
                file.id === view.id ? 'bg-accent-soft' : 'bg-surface-0',
              )}
            >
              <Link quiet href={`/import/${file.id}`}>
                <bdi className={classes('block truncate', file.id === view.id && 'font-strong')}>
                  {file.sheet ?? file.fileName}
                </bdi>
              </Link>
              <span className="flex items-center justify-between gap-3 text-sm text-ink-muted">
                {text.rows(formatNumber(file.rows, digits))}
                <StateBadge state={file.state as ImportState} />
              </span>
            </li>
          ))}
        </ul>
        {isOpen ? (
          <div className="flex flex-wrap items-center justify-between gap-x-4 pt-2">
            <p className="text-sm text-ink-muted">{text.how}</p>
            <Button variant="quiet" onPress={() => void aside()}>
              {text.aside}
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
};

/** The next file that is neither ready nor left aside. */
export const nextOf = (files: readonly SetMember[], id: string): string | undefined =>
  files.find((file) => file.id !== id && ['uploaded', 'checking', 'checked'].includes(file.state))?.id;
