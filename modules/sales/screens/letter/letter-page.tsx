import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';

import { localDigits } from '#persian/digits.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import type { Linked, Stored } from '#records/contract.ts';
import { BackLink, Button, PageHeader, showDate, showTime, useLocale, useWords } from '#web/kit/index.ts';
import { isLinked, recordHref, useMe, useRecord } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { spokenName } from '../../contract/customer.ts';

const words = {
  title: { fa: 'نامهٔ دعوت', en: 'Letter of invitation' },
  print: { fa: 'چاپ', en: 'Print' },
  meeting: { fa: 'جلسه', en: 'Meeting' },
  failed: { fa: 'جلسه باز نشد', en: 'The meeting did not open' },
  date: { fa: 'تاریخ', en: 'Date' },
  dear: { fa: (name: string) => `${name} گرامی`, en: (name: string) => `Dear ${name}` },
  greeting: { fa: 'با سلام و احترام', en: '' },
  body: {
    fa: 'از گفت‌وگوی تلفنی‌مان سپاسگزارم. همان‌گونه که با هم قرار گذاشتیم، چشم‌به‌راه دیدارتان هستیم:',
    en: 'Thank you for our talk on the telephone. As we agreed, we look forward to meeting you:',
  },
  day: { fa: 'روز', en: 'Day' },
  hour: { fa: 'ساعت', en: 'Time' },
  place: { fa: 'جا', en: 'Place' },
  link: { fa: 'پیوند', en: 'Link' },
  route: { fa: 'راه رسیدن', en: 'How to get there' },
  change: {
    fa: 'اگر زمان دیگری برایتان بهتر است، خواهشمندم با من تماس بگیرید.',
    en: 'If another time suits you better, please call me.',
  },
  regards: { fa: 'با سپاس', en: 'Yours sincerely' },
};

/** `/calling/letters/…`: the invitation to a meeting as a letter, to be printed. */
const LetterPage = () => {
  const { meetingId: id = '' } = useParams({ strict: false });
  const text = useWords(words);
  const meeting = useRecord('meeting', id);
  const about = meeting.data?.values['about'];
  const lead = meeting.data?.values['lead'];
  const whom = isLinked(about) ? about : isLinked(lead) ? lead : undefined;
  const record = useRecord(whom?.object ?? 'party', whom?.id ?? '', whom !== undefined);
  const known = !whom || record.data || record.error;
  return (
    <div className="mx-auto w-full max-w-[52rem] pb-10">
      <Waiting
        query={{ ...meeting, data: known ? meeting.data : undefined }}
        failed={text.failed}
        page={{ title: text.title, back: { href: recordHref('meeting', id), label: text.meeting } }}
      >
        {(found) => <Letter meeting={found} whom={whom} customer={record.data} />}
      </Waiting>
    </div>
  );
};

const Letter = (props: {
  readonly meeting: Stored;
  readonly whom: Linked | undefined;
  /** Undefined where one may not see whom it is about. */
  readonly customer: Stored | undefined;
}) => {
  const { meeting, whom } = props;
  const text = useWords(words);
  const locale = useLocale();
  const me = useMe();
  const { id, values } = meeting;
  const { company } = me.workspace.settings;
  const customer = props.customer
    ? {
        object: whom?.object === 'lead' ? ('lead' as const) : ('party' as const),
        record: props.customer,
        party: null,
      }
    : undefined;
  const name = customer ? spokenName(customer, locale.locale) : (whom?.title ?? '');
  const at = String(values['at']);
  const lines: readonly (readonly [string, unknown])[] = [
    [text.day, showDate(civilDateOf(at, locale.timeZone), locale, 'full')],
    [text.hour, showTime(at, locale)],
    [text.place, values['place']],
    [text.link, values['link']],
    [text.route, values['notes']],
  ];
  return (
    <>
      <PageHeader
        title={text.title}
        above={<BackLink href={recordHref('meeting', id)}>{String(values['subject'])}</BackLink>}
        actions={
          <Button variant="primary" icon={<Printer size={16} />} onPress={() => window.print()}>
            {text.print}
          </Button>
        }
      />
      <article
        aria-label={text.title}
        className="print-sheet mx-6 mt-2 flex flex-col gap-4 rounded-card bg-surface-1 p-10 leading-relaxed max-sm:mx-4 max-sm:p-5"
      >
        <header className="flex flex-wrap justify-between gap-4">
          <div>
            <p className="text-lg leading-title font-strong">
              <bdi>{company.legalName || me.workspace.name}</bdi>
            </p>
            <p className="text-sm text-ink-muted">
              <bdi>
                {[company.city, company.address].filter((part) => part !== '').join(joint[locale.locale])}
              </bdi>
            </p>
          </div>
          <p>
            {text.date}: {showDate(civilDateOf(new Date().toISOString(), locale.timeZone), locale, 'long')}
          </p>
        </header>
        <p className="font-strong">
          <bdi>{text.dear(name)}</bdi>
        </p>
        {text.greeting === '' ? null : <p>{text.greeting}</p>}
        <p>{text.body}</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          {lines.map(([label, value]) =>
            typeof value === 'string' && value !== '' ? (
              <div key={label} className="contents">
                <dt className="text-ink-muted">{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ) : null,
          )}
        </dl>
        <p>{text.change}</p>
        <footer className="pt-6">
          <p>{text.regards}</p>
          <p className="font-strong">
            <bdi>{me.member.name}</bdi>
          </p>
          {company.phone === '' ? null : (
            <p>
              <bdi dir="ltr">{localDigits(company.phone, locale.digits)}</bdi>
            </p>
          )}
        </footer>
      </article>
    </>
  );
};

const joint = { fa: '، ', en: ', ' };

export default LetterPage;
