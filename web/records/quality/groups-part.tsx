import { useState, type ReactNode } from 'react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Button, classes, Link, useLocale, useWords, WideFrame } from '#web/kit/index.ts';

import { completeness, share, type HealthReport } from './data.ts';
import { incomplete, ofGroup, rowsHref, stale, twinsHref, type Place } from './rows.ts';
import { shownPercent } from './shares.tsx';

const words = {
  title: { fa: 'به تفکیک', en: 'Broken down' },
  records: { fa: 'رکورد', en: 'Records' },
  complete: { fa: 'کامل', en: 'Complete' },
  valid: { fa: 'درست', en: 'Valid' },
  fresh: { fa: 'تازه', en: 'Fresh' },
  unique: { fa: 'یکتا', en: 'Unique' },
  none: { fa: 'بدون آن', en: 'None' },
  gone: { fa: 'گزینه‌هایی که دیگر نیستند', en: 'Choices that are there no more' },
  next: {
    fa: (next: string, rest: string) =>
      next === rest ? `… و ${rest} گروه دیگر` : `${next} گروه بعدی، از ${rest} گروه دیگر`,
    en: (next: string, rest: string) =>
      next === rest ? `… and ${rest} more groups` : `The next ${next} of ${rest} more groups`,
  },
  beyond: {
    fa: (count: string) => `… و ${count} گروه کوچک‌تر که اینجا نیامده است`,
    en: (count: string) => `… and ${counted(count, 'smaller group', 'smaller groups')} that are not shown`,
  },
};

const groupsAtOnce = 50;

/** The four measures of each owner or source; a figure leads to the rows that pull it down. */
export const GroupsPart = (props: {
  readonly place: Place;
  readonly report: HealthReport;
  readonly by: string;
  readonly switcher: ReactNode;
}) => {
  const { place, report, by, switcher } = props;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const field = place.object.fields.find(({ name }) => name === by);
  const [shown, setShown] = useState(groupsAtOnce);
  const rest = report.groups.length - shown;
  const percent = (value: number): string =>
    `${formatNumber(shownPercent(value), digits)}${locale === 'fa' ? '٪' : '%'}`;
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 className="leading-title font-strong">{text.title}</h2>
        {switcher}
      </div>
      <WideFrame className="bg-surface-1">
        <table className="w-full text-start">
          <thead className="text-sm text-ink-muted">
            <tr>
              <Head start>{field ? say(field.label, locale) : by}</Head>
              {(['records', 'complete', 'valid', 'fresh', 'unique'] as const).map((name) => (
                <Head key={name}>{text[name]}</Head>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.groups.slice(0, shown).map((group) => {
              const rows = field ? ofGroup(field, group.key) : [];
              const { invalidFilter } = report;
              const complete = completeness(group);
              const lacking = complete < 100 ? incomplete(report.fields) : undefined;
              return (
                <tr key={String(group.key)} className="border-t border-surface-2">
                  <th scope="row" className="px-4 py-2 text-start font-medium">
                    <bdi>{group.key === '' ? text.gone : (group.label ?? text.none)}</bdi>
                  </th>
                  <Cell>
                    <Link quiet href={rowsHref(place, rows)}>
                      {formatNumber(group.records, digits)}
                    </Link>
                  </Cell>
                  <Cell>
                    <Way href={lacking && rowsHref(place, [...rows, lacking])}>{percent(complete)}</Way>
                  </Cell>
                  <Cell>
                    <Way
                      href={
                        group.invalid > 0 && invalidFilter
                          ? rowsHref(place, [...rows, { whole: invalidFilter }])
                          : undefined
                      }
                    >
                      {percent(share(group.records - group.invalid, group.records))}
                    </Way>
                  </Cell>
                  <Cell>
                    <Way
                      href={
                        group.fresh < group.records ? rowsHref(place, [...rows, stale(report)]) : undefined
                      }
                    >
                      {percent(share(group.fresh, group.records))}
                    </Way>
                  </Cell>
                  <Cell>
                    <Way href={group.twins > 0 ? twinsHref(place, rows) : undefined}>
                      {percent(share(group.records - group.twins, group.records))}
                    </Way>
                  </Cell>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideFrame>
      {rest > 0 ? (
        <Button variant="quiet" onPress={() => setShown(shown + groupsAtOnce)}>
          {text.next(
            formatNumber(Math.min(rest, groupsAtOnce), digits),
            formatNumber(rest + report.moreGroups, digits),
          )}
        </Button>
      ) : report.moreGroups > 0 ? (
        <p className="pt-2 text-sm text-ink-muted">{text.beyond(formatNumber(report.moreGroups, digits))}</p>
      ) : null}
    </section>
  );
};

const Head = ({ children, start }: { readonly children: ReactNode; readonly start?: boolean }) => (
  <th
    scope="col"
    className={classes('px-4 py-2 font-normal whitespace-nowrap', start ? 'text-start' : 'by-ones')}
  >
    {children}
  </th>
);

const Cell = ({ children }: { readonly children: ReactNode }) => (
  <td className="px-4 py-2 by-ones whitespace-nowrap">{children}</td>
);

const Way = ({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) =>
  href === undefined ? children : <Link href={href}>{children}</Link>;
