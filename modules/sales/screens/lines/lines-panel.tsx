import { useState } from 'react';
import { FileText, Pencil, Plus, Trash2, MoreHorizontal } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';

import { formatNumber, formatPercent } from '#persian/digits.ts';
import type { DealPricing } from '#modules/sales/contract/quote.ts';
import type { Money, Stored } from '#records/contract.ts';
import { Button, Card, IconButton, Menu, Skeleton, useLocale, useWords } from '#web/kit/index.ts';
import {
  callApi,
  DeedButton,
  MoneyAmount,
  recordHref,
  useDeed,
  useObject,
  useRemove,
  type RecordDeedProps,
} from '#web/records/index.ts';

import { DiscountNotice } from './discount-notice.tsx';
import { LineDialog } from './line-dialog.tsx';
import { SumsList } from './sums-list.tsx';
import { TaxNotice } from './tax-notice.tsx';
import { usePricing, useRefreshDeal } from './use-pricing.ts';
import { WholeDiscount } from './whole-discount.tsx';
import { words } from './words.ts';

type Open = { readonly what: 'line'; readonly line: Stored | null } | { readonly what: 'discount' };

/** What is sold in a deal, with its sums; from here a quote is one press away. */
const LinesPanel = ({ record: deal }: RecordDeedProps) => {
  const text = useWords(words);
  const { data, isPending, isError, refetch } = usePricing(deal);
  const [open, setOpen] = useState<Open | null>(null);
  const lineObject = useObject('deal_line');
  if (deal.removedAt !== null || !lineObject) return null;
  if (isPending)
    return (
      <Card title={text.title}>
        <Skeleton className="h-16 w-full" />
      </Card>
    );
  if (isError || !data)
    return (
      <Card title={text.title}>
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <span className="text-ink-muted">{text.failed}</span>
          <Button onPress={() => void refetch()}>{text.again}</Button>
        </div>
      </Card>
    );
  const add = () => setOpen({ what: 'line', line: null });
  const mayAdd = data.mayChange && lineObject.abilities.create;
  return (
    <Card
      title={text.title}
      actions={
        mayAdd && data.lines.length > 0 ? (
          <DeedButton id="line" label={text.add} variant="quiet" icon={<Plus size={16} />} onPress={add} />
        ) : undefined
      }
    >
      {data.lines.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <span className="min-w-0 flex-1 basis-64 text-pretty text-ink-muted">{text.none}</span>
          {mayAdd ? <DeedButton id="line" label={text.add} icon={<Plus size={16} />} onPress={add} /> : null}
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <ul className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-3 divide-y divide-surface-2 max-sm:grid-cols-[minmax(0,1fr)_auto]">
            {data.lines.map((line) => (
              <Line
                key={line.id}
                line={line}
                mayChange={data.mayChange}
                onOpen={() => setOpen({ what: 'line', line })}
              />
            ))}
          </ul>
          <SumsList pricing={data} onDiscount={() => setOpen({ what: 'discount' })} />
          {data.mayChange ? <TaxNotice tax={data.usualTax} /> : null}
          <DiscountNotice deal={deal} state={data.discount} mayAsk={data.mayChange} />
          <QuoteButton deal={deal} pricing={data} />
        </div>
      )}
      {open?.what === 'line' ? (
        <LineDialog key={open.line?.id ?? 'new'} deal={deal} line={open.line} onClose={() => setOpen(null)} />
      ) : null}
      {open?.what === 'discount' ? (
        <WholeDiscount deal={deal} pricing={data} onClose={() => setOpen(null)} />
      ) : null}
    </Card>
  );
};

export default LinesPanel;

const Line = (props: { readonly line: Stored; readonly mayChange: boolean; readonly onOpen: () => void }) => {
  const { line, mayChange, onOpen } = props;
  const { values } = line;
  const text = useWords(words);
  const { digits } = useLocale();
  const object = useObject('deal_line');
  const refresh = useRefreshDeal();
  const title = typeof values['title'] === 'string' ? values['title'] : '';
  const percent = values['discountPercent'];
  const unit = typeof values['unit'] === 'string' ? values['unit'] : '';
  return (
    <li className="col-span-full grid grid-cols-subgrid items-center py-2">
      <div className="min-w-0 leading-title max-sm:col-span-2">
        <div className="font-medium">
          <bdi>{title}</bdi>
        </div>
        <div className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
          <span>
            {formatNumber(Number(values['quantity']), digits)} <bdi>{unit}</bdi>
            {' × '}
            <MoneyAmount money={values['unitPrice'] as Money} />
          </span>
          {typeof percent === 'number' ? <span>{text.off(formatPercent(percent, digits))}</span> : null}
          {values['discountAmount'] ? (
            <span>
              <MoneyAmount money={values['discountAmount'] as Money} /> {text.offAmount}
            </span>
          ) : null}
        </div>
      </div>
      <span className="by-ones">
        <MoneyAmount money={values['net'] as Money} />
      </span>
      {mayChange && object ? (
        <LineDeeds line={line} title={title} onOpen={onOpen} onRemoved={() => void refresh()} />
      ) : (
        <span />
      )}
    </li>
  );
};

const LineDeeds = (props: {
  readonly line: Stored;
  readonly title: string;
  readonly onOpen: () => void;
  readonly onRemoved: () => void;
}) => {
  const { line, title, onOpen, onRemoved } = props;
  const text = useWords(words);
  const object = useObject('deal_line');
  if (!object) return null;
  return (
    <div className="flex">
      <IconButton label={`${text.change}: ${title}`} icon={<Pencil size={16} />} onPress={onOpen} />
      <Removal object={object} line={line} title={title} onRemoved={onRemoved} />
    </div>
  );
};

const Removal = (props: {
  readonly object: Parameters<typeof useRemove>[0];
  readonly line: Stored;
  readonly title: string;
  readonly onRemoved: () => void;
}) => {
  const text = useWords(words);
  const remove = useRemove(props.object);
  if (props.object.abilities.remove === 'none') return null;
  return (
    <Menu
      label={text.deeds(props.title)}
      placement="bottom end"
      trigger={<IconButton label={text.deeds(props.title)} icon={<MoreHorizontal size={16} />} />}
      items={[
        {
          id: 'remove',
          label: text.remove,
          icon: <Trash2 size={16} />,
          danger: true,
          onSelect: () => remove.mutate(props.line, { onSuccess: props.onRemoved }),
        },
      ]}
    />
  );
};

/** Makes a quote of the deal and opens it; nothing is asked. What comes next of a deal that is won or lost is no longer a quote. */
const QuoteButton = ({ deal, pricing }: { readonly deal: Stored; readonly pricing: DealPricing }) => {
  const text = useWords(words);
  const quote = useObject('quote');
  const deed = useDeed();
  const navigate = useNavigate();
  const refresh = useRefreshDeal();
  if (!quote?.abilities.create || !pricing.mayChange) return null;
  const make = () =>
    deed.run(async () => {
      const { id } = await callApi<{ id: string }>(`/deals/${deal.id}/quotes`, { method: 'POST' });
      await refresh();
      await navigate({ to: recordHref('quote', id) });
    });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <DeedButton
        id="quote"
        label={text.quote}
        variant={deal.values['status'] === 'open' ? 'primary' : 'secondary'}
        icon={<FileText size={16} />}
        pending={deed.pending}
        onPress={make}
      />
      {deed.problem === null ? null : (
        <span role="alert" className="text-danger">
          {deed.problem.detail}
        </span>
      )}
    </div>
  );
};
