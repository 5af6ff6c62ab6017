import { useState } from 'react';
import { BadgePercent, Check, X } from 'lucide-react';

import { formatPercent } from '#persian/digits.ts';
import type { DiscountState, ToldApproval } from '#modules/sales/contract/quote.ts';
import type { Stored } from '#records/contract.ts';
import { Button, Dialog, showToast, TextArea, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, DeedButton, MemberChip, useDeed } from '#web/records/index.ts';

import { useRefreshDeal } from './use-pricing.ts';
import { discountWords as words } from './words.ts';

type Props = { readonly deal: Pick<Stored, 'id'>; readonly state: DiscountState; readonly mayAsk: boolean };

/** How a discount beyond somebody's limit stands: to be asked for, waiting, to be decided, decided. */
export const DiscountNotice = ({ deal, state, mayAsk }: Props) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const [asking, setAsking] = useState(false);
  const percent = (value: number): string => formatPercent(value, digits);
  const { last } = state;
  if (last?.mayDecide) return <Decision last={last} />;
  const waits = last?.state === 'asked' && last.percent >= state.deepest;
  if (!state.needed && !waits)
    return last?.state === 'approved' && state.deepest > 0 ? (
      <p className="text-sm text-success">{text.approved(percent(last.percent))}</p>
    ) : null;
  return (
    <div role="status" className="flex flex-col gap-2 rounded-control bg-warning-soft px-3 py-2">
      {waits ? (
        <p className="text-warning">{text.waiting(percent(last.percent))}</p>
      ) : (
        <>
          {last?.state === 'refused' ? (
            <p className="text-danger">{text.refused(last.reason ?? '')}</p>
          ) : null}
          <p className="text-pretty">{text.needed(percent(state.deepest), percent(state.limit ?? 0))}</p>
          {mayAsk ? (
            <div>
              <DeedButton
                id="ask-discount"
                label={text.ask}
                icon={<BadgePercent size={16} />}
                onPress={() => setAsking(true)}
              />
            </div>
          ) : null}
        </>
      )}
      {asking ? <Asking deal={deal} onClose={() => setAsking(false)} /> : null}
    </div>
  );
};

const Asking = ({ deal, onClose }: { readonly deal: Pick<Stored, 'id'>; readonly onClose: () => void }) => {
  const text = useWords(words);
  const deed = useDeed();
  const refresh = useRefreshDeal();
  const [note, setNote] = useState('');
  const ask = () =>
    deed.run(async () => {
      await callApi(`/deals/${deal.id}/discount-approvals`, {
        method: 'POST',
        body: { note: note.trim() === '' ? null : note },
      });
      await refresh();
      showToast({ message: text.asked, tone: 'success' });
      onClose();
    });
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={text.askTitle}
      actions={
        <>
          <Button variant="primary" pending={deed.pending} onPress={ask}>
            {text.send}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <TextArea label={text.why} value={note} onChange={setNote} maxLength={1_000} autoFocus />
      {deed.problem === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {deed.problem.detail}
        </p>
      )}
    </Dialog>
  );
};

/** Gives leave for a discount or refuses it. */
export const Decision = ({ last }: { readonly last: ToldApproval }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const deed = useDeed();
  const refresh = useRefreshDeal();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const decide = (approve: boolean) =>
    deed.run(async () => {
      await callApi(`/discount-approvals/${last.id}/decision`, {
        method: 'POST',
        body: { approve, reason: reason.trim() === '' ? null : reason },
      });
      await refresh();
    });
  return (
    <div role="status" className="flex flex-col gap-2 rounded-control bg-warning-soft px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-2 text-pretty">
        {last.askedBy === null ? null : <MemberChip linked={last.askedBy} />}
        <span>{text.decide(formatPercent(last.percent, digits))}</span>
      </div>
      {last.note === null ? null : <p dir="auto">{last.note}</p>}
      {refusing ? (
        <TextArea
          label={text.reason}
          value={reason}
          onChange={setReason}
          maxLength={1_000}
          autoFocus
          required
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        {refusing ? null : (
          <DeedButton
            id="approve"
            label={text.approve}
            variant="primary"
            icon={<Check size={16} />}
            pending={deed.pending}
            onPress={() => decide(true)}
          />
        )}
        <DeedButton
          id="refuse"
          label={text.refuse}
          icon={<X size={16} />}
          pending={refusing && deed.pending}
          onPress={() => (refusing ? decide(false) : setRefusing(true))}
        />
      </div>
      {deed.problem === null ? null : (
        <p role="alert" className="text-danger">
          {deed.problem.detail}
        </p>
      )}
    </div>
  );
};
