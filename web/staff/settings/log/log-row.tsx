import { ArrowLeft } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import { withEzafe } from '#persian/ezafe.ts';
import { Avatar, Badge, Bidi, Link, showExact, showTime, useLocale, useWords } from '#web/kit/index.ts';
import { factPhrase, FieldValue, recordHref, useObject } from '#web/records/index.ts';
import { tellable } from '#web/records/page/story.ts';

import { sentences, type LogEntry } from './data.ts';

const words = {
  system: { fa: 'خودکار', en: 'Automatic' },
  behalf: { fa: (name: string) => `به جای ${name}`, en: (name: string) => `for ${name}` },
  unseen: { fa: '(پنهان از شما)', en: '(hidden from you)' },
  became: { fa: 'شد', en: 'became' },
  somebody: { fa: 'کسی', en: 'somebody' },
};

const causes: Readonly<Record<string, Phrase>> = {
  api: { fa: 'API', en: 'API' },
  import: { fa: 'ورود داده', en: 'import' },
  automation: { fa: 'خودکارسازی', en: 'automation' },
  job: { fa: 'پس‌زمینه', en: 'background' },
  setup: { fa: 'راه‌اندازی', en: 'set-up' },
};

/** What is not an object of records. */
const otherLabels: Readonly<Record<string, Phrase>> = {
  workspace: { fa: 'تنظیم‌های فضای کار', en: 'workspace settings' },
  schema: { fa: 'تعریف‌ها', en: 'definitions' },
};

/** Who did what to which record, and each field from what to what. */
export const LogRow = ({ entry }: { readonly entry: LogEntry }) => {
  const text = useWords(words);
  const locale = useLocale();
  const object = useObject(entry.object);
  const name = entry.by === null ? text.system : (entry.by.title ?? text.somebody);
  const label = otherLabels[entry.object] ?? entry.label;
  const [begin, end] = sentences[entry.kind];
  const thing =
    locale.locale === 'fa'
      ? entry.record.title === null
        ? label.fa
        : withEzafe(label.fa)
      : label.en.toLowerCase();
  const said = `${say(begin, locale.locale)} ${thing}`.trim();
  const after = say(end, locale.locale);
  const cause = causes[entry.cause.kind];
  const changed = object ? tellable(object, entry.changes) : [];
  return (
    <li className="flex gap-3 border-b border-surface-2 px-4 py-3 last:border-none">
      <Avatar name={name} decorative size="small" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-1.5">
          <span className="font-medium">
            <bdi>{name}</bdi>
            {entry.fact === null ? null : ':'}
          </span>
          <span className="text-ink-muted">{said}</span>
          {entry.record.title === null ? null : (
            <Link href={recordHref(entry.object, entry.record.id)}>
              <bdi>{entry.record.title}</bdi>
            </Link>
          )}
          {object && !entry.record.seen ? <span className="text-ink-faint">{text.unseen}</span> : null}
          {after === '' ? null : <span className="text-ink-muted">{after}</span>}
          {entry.fact === null ? null : <Fact name={entry.fact} />}
          {entry.behalf ? <Badge tone="info">{text.behalf(entry.behalf.title ?? '')}</Badge> : null}
          {cause === undefined ? null : <Badge>{say(cause, locale.locale)}</Badge>}
          <time
            dateTime={entry.at}
            title={showExact(entry.at, locale)}
            className="ms-auto text-sm text-ink-muted"
          >
            {showTime(entry.at, locale)}
          </time>
        </div>
        {changed.map(({ field, before, after }) => (
          <div key={field.name} className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="text-ink-muted">{say(field.label, locale.locale)}:</span>
            <span className="text-ink-muted line-through decoration-ink-faint">
              <FieldValue field={field} value={before} place="page" />
            </span>
            <ArrowLeft
              aria-label={text.became}
              size={12}
              className="self-center text-ink-faint ltr:rotate-180"
            />
            <FieldValue field={field} value={after} place="page" />
          </div>
        ))}
      </div>
    </li>
  );
};

/** A fact in words; one that only an integration knows keeps its code. */
const Fact = ({ name }: { readonly name: string }) => {
  const { locale } = useLocale();
  const phrase = factPhrase(name);
  return phrase ? <span className="text-ink-muted">{say(phrase, locale)}</span> : <Bidi code>{name}</Bidi>;
};
