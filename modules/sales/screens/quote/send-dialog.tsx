import { useState } from 'react';

import type { QuoteSending, WholeQuote } from '#modules/sales/contract/quote.ts';
import type { Stored } from '#records/contract.ts';
import { Button, CopyButton, Dialog, Segmented, showToast, TextField, useWords } from '#web/kit/index.ts';
import { callApi, useDeed } from '#web/records/index.ts';

import { DiscountNotice } from '../lines/discount-notice.tsx';
import { useRefreshDeal } from '../lines/use-pricing.ts';
import { words } from './words.ts';

type Way = 'mail' | 'sms' | 'copied';

/** By which way the customer gets it; the address that is known stands there already. */
export const SendDialog = (props: {
  readonly quote: Stored;
  readonly whole: WholeQuote;
  readonly onClose: () => void;
}) => {
  const { quote, whole, onClose } = props;
  const { addresses, discount } = whole;
  const text = useWords(words);
  const deed = useDeed();
  const refresh = useRefreshDeal();
  const [way, setWay] = useState<Way>(
    addresses.mail.length > 0 ? 'mail' : addresses.sms.length > 0 ? 'sms' : 'copied',
  );
  const [mail, setMail] = useState(addresses.mail[0] ?? '');
  const [sms, setSms] = useState(addresses.sms[0] ?? '');
  const [made, setMade] = useState<QuoteSending | null>(null);
  const deal = quote.values['deal'] as { readonly id: string };

  const send = () =>
    deed.run(async () => {
      const body = way === 'copied' ? { way } : { way, to: way === 'mail' ? mail : sms };
      const sent = await callApi<QuoteSending>(`/quotes/${quote.id}/sending`, { method: 'POST', body });
      await refresh();
      if (sent.state === 'queued') {
        showToast({ message: text.queued, tone: 'success' });
        onClose();
      } else setMade(sent);
      deed.clear();
    });

  if (made) {
    const href = `${location.origin}${made.path}`;
    return (
      <Dialog
        open
        onOpenChange={(open) => (open ? undefined : onClose())}
        title={text.link}
        actions={
          <>
            <CopyButton value={href} label={text.copy} done={text.copied} />
            <Button variant="quiet" onPress={onClose}>
              {text.done}
            </Button>
          </>
        }
      >
        {made.state === 'unsendable' ? <p className="pb-3 text-warning">{text.unsendable}</p> : null}
        <bdi dir="ltr" className="block rounded-control bg-surface-2 px-3 py-2 break-all select-all">
          {href}
        </bdi>
        <p className="pt-2 text-sm text-ink-muted">{text.linkMade}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={text.sendTitle}
      actions={
        <>
          <Button variant="primary" pending={deed.pending} disabled={discount.needed} onPress={send}>
            {way === 'copied' ? text.makeLink : text.send}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Segmented
          label={text.way}
          fill
          value={way}
          options={[
            { id: 'mail', label: text.byMail },
            { id: 'sms', label: text.bySms },
            { id: 'copied', label: text.byLink },
          ]}
          onChange={setWay}
        />
        {way === 'mail' ? (
          <TextField
            label={text.to}
            kind="email"
            value={mail}
            onChange={setMail}
            error={deed.errorOf('to')}
          />
        ) : null}
        {way === 'sms' ? (
          <TextField
            label={text.toPhone}
            kind="phone"
            value={sms}
            onChange={setSms}
            error={deed.errorOf('to')}
          />
        ) : null}
        {way === 'copied' ? <p className="text-pretty text-ink-muted">{text.copyHint}</p> : null}
        <DiscountNotice deal={deal} state={discount} mayAsk={whole.mayChange} />
        {deed.rest(['to']) === undefined ? null : (
          <p role="alert" className="text-danger">
            {deed.rest(['to'])}
          </p>
        )}
      </div>
    </Dialog>
  );
};
