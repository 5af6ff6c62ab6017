import { useState } from 'react';
import { Link2, Mail, MessageSquare } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import type { WholeQuote } from '#modules/sales/contract/quote.ts';
import type { Stored } from '#records/contract.ts';
import { Badge, Button, Card, Link, RelativeDate, Skeleton, useLocale, useWords } from '#web/kit/index.ts';
import { MoneyAmount, recordHref, type RecordDeedProps } from '#web/records/index.ts';

import { DiscountNotice } from '../lines/discount-notice.tsx';
import { paperHref } from './quote-deeds.tsx';
import { useQuoteChange } from './use-quote-change.ts';
import { useWhole } from './use-whole.ts';
import { words } from './words.ts';

/** The paper as the customer gets it, and what became of it. */
const QuotePanel = ({ record: quote }: RecordDeedProps) => {
  const text = useWords(words);
  const { data, dataUpdatedAt } = useWhole(quote);
  if (quote.removedAt !== null) return null;
  if (!data)
    return (
      <Card title={text.paper}>
        <Skeleton className="aspect-[297/210] w-full" />
      </Card>
    );
  const deal = quote.values['deal'] as { readonly id: string };
  return (
    <>
      {data.links.length > 0 ? <Links whole={data} /> : null}
      <Card title={text.paper} actions={<Link href={recordHref('deal', deal.id)}>{text.lines}</Link>}>
        <div className="flex flex-col gap-3">
          <Standing quote={quote} whole={data} />
          <DiscountNotice deal={deal} state={data.discount} mayAsk={data.mayChange} />
          <Picture quote={quote} stamp={dataUpdatedAt} number={data.document.number} />
          <Versions quote={quote} whole={data} />
        </div>
      </Card>
    </>
  );
};

export default QuotePanel;

/** Says of a draft that it lives, and of a sent one whether its deal has moved on. */
const Standing = ({ quote, whole }: { readonly quote: Stored; readonly whole: WholeQuote }) => {
  const text = useWords(words);
  const { pending, revise } = useQuoteChange(quote);
  if (quote.values['state'] === 'draft') return <p className="text-sm text-ink-muted">{text.draft}</p>;
  if (!whole.isOutdated || quote.values['state'] === 'accepted') return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-3 rounded-control bg-warning-soft px-3 py-2"
    >
      <span className="min-w-0 flex-1 basis-48 text-pretty">{text.outdated}</span>
      {whole.mayChange ? (
        <Button pending={pending} onPress={revise}>
          {text.revise}
        </Button>
      ) : null}
    </div>
  );
};

/** The pages as a picture; the paper is white whatever the theme. */
const Picture = (props: { readonly quote: Stored; readonly stamp: number; readonly number: string }) => {
  const text = useWords(words);
  const src = `${paperHref(props.quote)}?as=svg#${props.stamp}`;
  const [failed, setFailed] = useState<string | null>(null);
  if (failed === src) return <p role="alert">{text.failed}</p>;
  return (
    <a href={paperHref(props.quote)} target="_blank" rel="noreferrer" aria-label={text.pdf} className="block">
      <img
        src={src}
        alt={text.paperOf(props.number)}
        onError={() => setFailed(src)}
        className="aspect-[auto_297/210] w-full rounded-control border border-line bg-[white]"
      />
    </a>
  );
};

const icons = { mail: Mail, sms: MessageSquare, copied: Link2 };

/** By which ways it went out, and whether it was seen. */
const Links = ({ whole }: { readonly whole: WholeQuote }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const names = { mail: text.byMail, sms: text.bySms, copied: text.byLink };
  const many = new Set(whole.links.map(({ version }) => version)).size > 1;
  return (
    <Card title={text.links}>
      <ul className="flex flex-col gap-2">
        {whole.links.map((link) => {
          const Icon = icons[link.way];
          return (
            <li key={link.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Icon size={16} aria-hidden="true" className="text-ink-muted" />
              <span>{names[link.way]}</span>
              {link.to === null ? null : (
                <bdi dir="ltr" className="truncate text-ink-muted">
                  {link.to}
                </bdi>
              )}
              {many ? <Badge>{text.version(formatNumber(String(link.version), digits))}</Badge> : null}
              <span className="text-sm text-ink-muted">
                <RelativeDate value={link.at} />
              </span>
              <span className="ms-auto text-sm">
                {link.openedAt === null ? (
                  <span className="text-ink-muted">{text.notOpened}</span>
                ) : (
                  <span className="text-success">
                    {text.opened} <RelativeDate value={link.openedAt} />
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};

/** Versions that were sent before the one that stands. */
const Versions = ({ quote, whole }: { readonly quote: Stored; readonly whole: WholeQuote }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const earlier = whole.versions.filter(({ version }) => version !== Number(quote.values['edition']));
  if (earlier.length === 0) return null;
  return (
    <section aria-label={text.versions}>
      <h3 className="pb-1 text-sm text-ink-muted">{text.versions}</h3>
      <ul className="flex flex-col gap-1">
        {earlier.map(({ version, sentAt, total }) => (
          <li key={version} className="flex flex-wrap items-baseline gap-x-3">
            <Link href={paperHref(quote, version)}>
              {text.version(formatNumber(String(version), digits))}
            </Link>
            <span className="text-sm text-ink-muted">
              <RelativeDate value={sentAt} />
            </span>
            <span className="ms-auto">
              <MoneyAmount money={{ amount: total, currency: whole.document.currency }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
