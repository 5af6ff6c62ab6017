import { useQuery } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';

import { formatPercent } from '#persian/digits.ts';
import { Badge, EmptyState, Link, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, MemberChip, recordHref } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { ListedApproval } from '../../contract/quote.ts';
import { Decision } from '../lines/discount-notice.tsx';
import { OfficeFrame } from './frame.tsx';
import { approvalWords } from './words.ts';

type Approvals = { readonly waiting: readonly ListedApproval[]; readonly decided: readonly ListedApproval[] };

/** `/office/approvals`: what waits for leave, to be decided on the spot. */
const ApprovalsPage = () => {
  const text = useWords(approvalWords);
  const approvals = useQuery({
    // Beside deals, which a decision refreshes.
    queryKey: [...keys.object('deal'), 'approvals'],
    queryFn: ({ signal }) => callApi<Approvals>('/sales/approvals', { signal }),
  });
  return (
    <OfficeFrame page="approvals">
      <Waiting query={approvals} rows={3}>
        {({ waiting, decided }) => (
          <>
            {waiting.length === 0 ? (
              <EmptyState icon={<BadgeCheck size={20} />} title={text.none}>
                {text.noneHint}
              </EmptyState>
            ) : (
              <Listed title={text.waiting} rows={waiting} />
            )}
            {decided.length > 0 ? <Listed title={text.decided} rows={decided} /> : null}
          </>
        )}
      </Waiting>
    </OfficeFrame>
  );
};

const Listed = (props: { readonly title: string; readonly rows: readonly ListedApproval[] }) => (
  <section className="flex flex-col gap-2">
    <h2 className="pt-2 leading-title font-strong">{props.title}</h2>
    <ul aria-label={props.title} className="overflow-clip rounded-card bg-surface-1">
      {props.rows.map((one) => (
        <Row key={one.id} approval={one} />
      ))}
    </ul>
  </section>
);

const Row = ({ approval }: { readonly approval: ListedApproval }) => {
  const text = useWords(approvalWords);
  const { digits } = useLocale();
  const { deal, percent, state, askedBy, decidedBy, note, reason, mayDecide, at } = approval;
  const said = state === 'refused' ? reason : note;
  return (
    <li className="flex flex-col gap-2 border-b border-surface-2 px-4 py-3 last:border-none">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={recordHref('deal', deal.id)}>
          <bdi>{deal.title ?? '—'}</bdi>
        </Link>
        {state === 'asked' ? null : (
          <Badge tone={state === 'approved' ? 'success' : 'danger'}>{text[state]}</Badge>
        )}
        <span className="text-ink-muted">{text.asked(formatPercent(percent, digits))}</span>
        <span className="ms-auto flex items-center gap-3 text-sm text-ink-muted">
          {state === 'asked' || decidedBy === null ? null : <MemberChip linked={decidedBy} />}
          <RelativeDate value={at} />
        </span>
      </div>
      {mayDecide ? (
        <Decision last={approval} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          {askedBy === null ? null : <MemberChip linked={askedBy} />}
          {said === null ? null : <span dir="auto">{said}</span>}
          {state === 'asked' ? <span className="text-ink-muted">{text.others}</span> : null}
        </div>
      )}
    </li>
  );
};

export default ApprovalsPage;
