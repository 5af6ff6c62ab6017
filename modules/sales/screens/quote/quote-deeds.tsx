import { useState } from 'react';
import { Ellipsis, FileDown, FilePlus2, Send, Undo2 } from 'lucide-react';

import type { Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';
import { DeedButton, DeedMenu, type RecordDeedProps } from '#web/records/index.ts';

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
      : [{ id: 'revise', label: text.revise, icon: <FilePlus2 size={16} />, onSelect: revise }]),
    ...(isOpen
      ? [
          {
            id: 'withdraw',
            label: text.withdraw,
            icon: <Undo2 size={16} className="ltr:-scale-x-100" />,
            danger: true,
            onSelect: withdraw,
          },
        ]
      : []),
  ];
  return (
    <>
      <DeedButton
        id="pdf"
        label={text.pdf}
        compact
        icon={<FileDown size={16} />}
        onPress={() => window.open(paperHref(quote), '_blank')}
      />
      {maySend ? (
        <DeedButton
          id="send"
          label={state === 'draft' ? text.send : text.sendAgain}
          variant={state === 'draft' ? 'primary' : 'secondary'}
          icon={<Send size={16} className="rtl:-scale-x-100" />}
          onPress={() => setSending(true)}
        />
      ) : null}
      {data.mayChange && more.length > 0 ? (
        <DeedMenu label={text.more} icon={<Ellipsis size={16} />} items={more} />
      ) : null}
      {sending ? <SendDialog quote={quote} whole={data} onClose={() => setSending(false)} /> : null}
    </>
  );
};

export default QuoteDeeds;

/** Where the paper is; of a former version where one is named. */
export const paperHref = ({ id }: Pick<Stored, 'id'>, version?: number): string =>
  `/api/v1/quotes/${id}/paper${version === undefined ? '' : `?version=${version}`}`;
