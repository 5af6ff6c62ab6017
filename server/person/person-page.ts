import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import { formatDate, formatTime } from '#persian/jalali/format.ts';
import type { Look } from '#records/quality/export/look.ts';
import type { HistoryEntry } from '#records/query/history.ts';
import type { PersonalData, ShownGroup } from './personal-data.ts';

const words = {
  head: { fa: 'داده‌های', en: 'Data of' },
  about: {
    fa: 'این همهٔ چیزهایی است که دربارهٔ شما نگه می‌داریم. پرونده‌ها در پوشهٔ files و همین داده‌ها برای برنامه‌ها در data.json است.',
    en: 'This is everything that we keep about you. Files are in the folder “files”; the same data for programs are in data.json.',
  },
  history: { fa: 'چه کسی چه چیزی را کی تغییر داد', en: 'Who changed what, and when' },
  system: { fa: 'خود سامانه', en: 'the system' },
  kinds: {
    created: { fa: 'ثبت', en: 'entered' },
    updated: { fa: 'تغییر', en: 'changed' },
    removed: { fa: 'حذف', en: 'deleted' },
    restored: { fa: 'بازگرداندن', en: 'restored' },
    erased: { fa: 'پاک کردن', en: 'erased' },
    fact: { fa: 'رویداد', en: 'event' },
  } satisfies Record<HistoryEntry['kind'], Phrase>,
};

const style = `:root{color-scheme:light dark}body{font:16px/1.9 Vazirmatn,Tahoma,system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-block-start:2.5rem}h3{font-size:1rem;margin-block:1.5rem .3rem}
dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem;margin:0}dt{opacity:.7}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
li{margin-block:.2rem}@media(max-width:30rem){dl{grid-template-columns:1fr}}`;

/** What is kept of a person as one page that any browser shows, in the language of who asked for it. */
export function personPage(data: PersonalData, locale: Locale, look: Look): string {
  const told = (phrase: Phrase): string => escaped(say(phrase, locale));
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'fa' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${told(words.head)} ${escaped(data.title)}</title><style>${style}</style></head>
<body>
<h1>${told(words.head)} <bdi>${escaped(data.title)}</bdi></h1>
<p>${told(words.about)}</p>
${data.groups.map((group) => groupPart(group, locale)).join('\n')}
<h2>${told(words.history)}</h2>
<ul>
${data.history.map((entry) => `<li>${historyLine(entry, locale, look)}</li>`).join('\n')}
</ul>
</body>
</html>
`;
}

const groupPart = ({ label, records }: ShownGroup, locale: Locale): string =>
  `<h2>${escaped(say(label, locale))} (${formatNumber(records.length, locale)})</h2>
${records
  .map(
    ({ title, values }) =>
      `<h3><bdi>${escaped(title)}</bdi></h3>\n<dl>${values
        .map((one) => `<dt>${escaped(say(one.label, locale))}</dt><dd><bdi>${escaped(one.text)}</bdi></dd>`)
        .join('')}</dl>`,
  )
  .join('\n')}`;

function historyLine({ at, kind, by, changes }: HistoryEntry, locale: Locale, look: Look): string {
  const day = formatDate(civilDateOf(at, look.timeZone), { style: 'short', calendar: look.calendar, locale });
  const time = formatTime(at, { locale, timeZone: look.timeZone });
  const fields = changes.map(({ field }) => field).join(locale === 'fa' ? '، ' : ', ');
  return escaped(
    [`${day} ${time}`, by?.title ?? say(words.system, locale), say(words.kinds[kind], locale), fields]
      .filter(Boolean)
      .join(' · '),
  );
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? mark);
