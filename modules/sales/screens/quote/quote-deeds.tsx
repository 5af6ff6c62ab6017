import { useState } from 'react';
import { Ellipsis, FileDown, Send } from 'lucide-react';

import type { Stored } from '#records/contract.ts';
import { Button, ConfirmDialog, IconButton, Menu, useWords } from '#web/kit/index.ts';
import { callApi, useDeed, type RecordDeedProps } from '#web/records/index.ts';

import { useRefreshDeal } from '../lines/use-pricing.ts';
import { SendDialog } from './send-dialog.tsx';
import { useWhole } from './use-whole.ts';
import { words } from './words.ts';

/** Sends a quote, gives its paper, begins its next version, takes it back. */
const QuoteDeeds = ({ record: quote }: RecordDeedProps) => {
  const text = useWords(words);
  const { data } = useWhole(quote);
  const [open, setOpen] = useState<'send' | 'withdraw' | null>(null);
  const deed = useDeed();
  const refresh = useRefreshDeal();
  const state = String(quote.values['state']);
  const isOpen = state === 'sent' || state === 'opened';
  if (quote.removedAt !== null || !data) return null;
  const post = async (path: string) => {
    await callApi(`/quotes/${quote.id}/${path}`, { method: 'POST' });
    await refresh();
  };
  const maySend = data.mayChange && (state === 'draft' || isOpen);
  const more = [
    ...(state === 'draft' || state === 'accepted'
      ? []
      : [{ id: 'revise', label: text.revise, onSelect: () => deed.run(() => post('revision')) }]),
    ...(isOpen
      ? [{ id: 'withdraw', label: text.withdraw, danger: true, onSelect: () => setOpen('withdraw') }]
      : []),
  ];
  return (
    <>
      <Button icon={<FileDown size={16} />} onPress={() => window.open(paperHref(quote), '_blank')}>
        <span className="max-sm:sr-only">{text.pdf}</span>
      </Button>
      {maySend ? (
        <Button
          variant={state === 'draft' ? 'primary' : 'secondary'}
          icon={<Send size={16} className="rtl:-scale-x-100" />}
          onPress={() => setOpen('send')}
        >
          {state === 'draft' ? text.send : text.sendAgain}
        </Button>
      ) : null}
      {data.mayChange && more.length > 0 ? (
        <Menu
          label={text.more}
          placement="bottom end"
          trigger={<IconButton label={text.more} icon={<Ellipsis size={16} />} />}
          items={more}
        />
      ) : null}
      {open === 'send' ? <SendDialog quote={quote} whole={data} onClose={() => setOpen(null)} /> : null}
      <ConfirmDialog
        title={text.withdrawTitle}
        action={text.withdraw}
        danger
        pending={deed.pending}
        open={open === 'withdraw'}
        onOpenChange={(is) => (is ? undefined : setOpen(null))}
        onConfirm={() => post('withdrawal')}
      >
        {text.withdrawBody}
      </ConfirmDialog>
    </>
  );
};

export default QuoteDeeds;

/** Where the paper is; of a former version where one is named. */
export const paperHref = ({ id }: Pick<Stored, 'id'>, version?: number): string =>
  `/api/v1/quotes/${id}/paper${version === undefined ? '' : `?version=${version}`}`;
