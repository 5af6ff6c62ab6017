import { useState } from 'react';
import { Ellipsis, FileDown, Send } from 'lucide-react';

import type { Stored } from '#records/contract.ts';
import { Button, IconButton, Menu, useWords } from '#web/kit/index.ts';
import type { RecordDeedProps } from '#web/records/index.ts';

import { SendDialog } from './send-dialog.tsx';
import { useQuoteChange } from './use-quote-change.ts';
import { useWhole } from './use-whole.ts';
import { words } from './words.ts';

/** Sends a quote, gives its paper, begins its next version, takes it back. */
const QuoteDeeds = ({ record: quote }: RecordDeedProps) => {
  const text = useWords(words);
  const { data } = useWhole(quote);
  const [sending, setSending] = useState(false);
  const { revise, withdraw } = useQuoteChange(quote);
  const state = String(quote.values['state']);
  const isOpen = state === 'sent' || state === 'opened';
  if (quote.removedAt !== null || !data) return null;
  const maySend = data.mayChange && (state === 'draft' || isOpen);
  const more = [
    ...(state === 'draft' || state === 'accepted'
      ? []
      : [{ id: 'revise', label: text.revise, onSelect: revise }]),
    ...(isOpen ? [{ id: 'withdraw', label: text.withdraw, danger: true, onSelect: withdraw }] : []),
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
          onPress={() => setSending(true)}
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
      {sending ? <SendDialog quote={quote} whole={data} onClose={() => setSending(false)} /> : null}
    </>
  );
};

export default QuoteDeeds;

/** Where the paper is; of a former version where one is named. */
export const paperHref = ({ id }: Pick<Stored, 'id'>, version?: number): string =>
  `/api/v1/quotes/${id}/paper${version === undefined ? '' : `?version=${version}`}`;
