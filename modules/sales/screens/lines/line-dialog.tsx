import { useRef, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { formatPercent } from '#persian/digits.ts';
import type { ProposedPrice } from '#modules/sales/contract/quote.ts';
import { sumLines } from '#modules/sales/contract/sums.ts';
import type { Money, ObjectContract, Stored } from '#records/contract.ts';
import { Button, Dialog, useLocale, useWords } from '#web/kit/index.ts';
import {
  callApi,
  FieldEditor,
  fieldOf,
  isLinked,
  isUnreadable,
  MoneyAmount,
  useDeed,
  useObject,
  valuesToWire,
  type Values,
} from '#web/records/index.ts';

import { DiscountEditor } from './discount-editor.tsx';
import { usePricing, useRefreshDeal } from './use-pricing.ts';
import { words } from './words.ts';

const shown = ['product', 'title', 'quantity', 'unitPrice', 'taxRate'] as const;
const all = [...shown, 'unit', 'discountPercent', 'discountAmount', 'deal'];
const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value;

/** One line of a deal: whatever the product says is filled in, and what it comes to stands beneath. */
export const LineDialog = (props: {
  readonly deal: Stored;
  /** Null makes a new one. */
  readonly line: Stored | null;
  readonly onClose: () => void;
}) => {
  const { deal, line, onClose } = props;
  const text = useWords(words);
  const object = useObject('deal_line');
  const [round, setRound] = useState(0);
  if (!object) return null;
  return (
    <LineForm
      key={round}
      object={object}
      deal={deal}
      line={line}
      text={text}
      onClose={onClose}
      onNext={() => setRound(round + 1)}
    />
  );
};

const LineForm = (props: {
  readonly object: ObjectContract;
  readonly deal: Stored;
  readonly line: Stored | null;
  readonly text: ReturnType<typeof useWords<typeof words>>;
  readonly onClose: () => void;
  readonly onNext: () => void;
}) => {
  const { object, deal, line, text, onClose, onNext } = props;
  const { locale } = useLocale();
  const deed = useDeed();
  const refresh = useRefreshDeal();
  const proposal = useProposal(deal);
  const usualRate = usePricing(deal).data?.usualTax.rate;
  const [values, setValues] = useState<Values>(line?.values ?? { quantity: 1 });
  /** What somebody wrote himself; the rest is left to the rules. */
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());

  const change = (changed: Values) => {
    setOwn((before) => new Set([...before, ...Object.keys(changed)]));
    setValues((before) => ({ ...before, ...changed }));
    if ('product' in changed || 'quantity' in changed) void propose({ ...values, ...changed }, changed);
  };

  /** A price that somebody wrote stays; a product brings its name. */
  const propose = async (next: Values, changed: Values): Promise<void> => {
    const found = await proposal.ask(next['product'], Number(next['quantity']));
    const isTyped = line?.values['priceSource'] === 'typed' && !('product' in changed);
    if (!found || own.has('unitPrice') || isTyped) return;
    const { product } = changed;
    setValues((before) => ({
      ...before,
      unitPrice: found.price ?? before['unitPrice'] ?? null,
      ...(isLinked(product) && !own.has('title') ? { title: product.title } : {}),
    }));
  };

  const save = (after: () => void) =>
    deed.run(async () => {
      const given = Object.fromEntries(Object.entries(values).filter(([name]) => own.has(name)));
      await (line
        ? callApi(`/records/deal_line/${line.id}`, {
            method: 'PATCH',
            body: valuesToWire(object, given),
            version: line.version,
          })
        : callApi('/records/deal_line', {
            method: 'POST',
            body: { ...valuesToWire(object, { quantity: values['quantity'] ?? 1, ...given }), deal: deal.id },
          }));
      await refresh();
      after();
    });

  const rest = deed.rest(all);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={line ? text.editLine : text.newLine}
      dismissable={own.size === 0}
      actions={
        <>
          <Button variant="primary" type="submit" form="deal-line" pending={deed.pending}>
            {text.save}
          </Button>
          {line ? null : <Button onPress={() => save(onNext)}>{text.saveNext}</Button>}
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <form
        id="deal-line"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save(onClose);
        }}
      >
        {shown.map((name) => {
          const field = fieldOf(object, name);
          if (!field) return null;
          const editor = (
            <FieldEditor
              key={name}
              field={field}
              label={say(field.label, locale)}
              value={values[name] ?? null}
              onChange={(value) => change({ [name]: value })}
              error={deed.errorOf(name)}
              autoFocus={name === 'product' && line === null}
              {...(name === 'unitPrice'
                ? { hint: proposal.told ?? say(field.hint ?? field.label, locale) }
                : {})}
            />
          );
          return name === 'taxRate' ? (
            <div key={name} className="contents">
              <DiscountEditor object={object} values={values} onChange={change} errorOf={deed.errorOf} />
              {values['taxRate'] === undefined ? null : editor}
            </div>
          ) : (
            editor
          );
        })}
        <LineTotal values={values} label={text.comes} usualRate={usualRate} />
        {rest === undefined ? null : (
          <p role="alert" className="text-danger">
            {rest}
          </p>
        )}
      </form>
    </Dialog>
  );
};

/** What the line comes to while it is written. */
const LineTotal = (props: {
  readonly values: Values;
  readonly label: string;
  /** What a new line is taxed by until the server says it. */
  readonly usualRate: number | undefined;
}) => {
  const { values, label, usualRate } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const { unitPrice, quantity, discountPercent, discountAmount, taxRate, listPrice } = values;
  const rate = typeof taxRate === 'number' ? taxRate : usualRate;
  if (!isMoney(unitPrice) || typeof quantity !== 'number' || isUnreadable(discountAmount)) return null;
  if (rate === undefined) return null;
  const [sums] = sumLines(
    [
      {
        quantity,
        unitPrice: unitPrice.amount,
        discount: {
          percent: typeof discountPercent === 'number' ? discountPercent : null,
          amount: isMoney(discountAmount) ? discountAmount.amount : null,
        },
        taxRate: rate,
      },
    ],
    {},
    unitPrice.currency,
  ).lines;
  if (!sums) return null;
  const listed = isMoney(listPrice) ? Number(listPrice.amount) : 0;
  const below = listed > 0 ? Math.round((1 - Number(unitPrice.amount) / listed) * 100) : 0;
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-4 rounded-control bg-surface-2 px-3 py-2">
      <span className="text-ink-muted">{label}</span>
      <span className="flex items-baseline gap-3">
        {below > 0 ? (
          <span className="text-sm text-warning">{text.below(formatPercent(below, digits))}</span>
        ) : null}
        <MoneyAmount money={{ amount: sums.total, currency: unitPrice.currency }} strong />
      </span>
    </p>
  );
};

/** Asks what a product costs this deal's customer, and says where the price comes from. */
const useProposal = (deal: Stored) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const object = useObject('deal_line');
  const [source, setSource] = useState<string | null>(null);
  const last = useRef(0);
  const party = deal.values['party'];
  const ask = async (product: unknown, quantity: number): Promise<ProposedPrice | null> => {
    if (!isLinked(product) || !(quantity > 0)) return null;
    const asked = (last.current += 1);
    const query = new URLSearchParams({
      product: product.id,
      quantity: String(quantity),
      ...(isLinked(party) ? { party: party.id } : {}),
    });
    const found = await callApi<ProposedPrice>(`/sales/prices?${query.toString()}`).catch(() => null);
    if (asked !== last.current) return null;
    setSource(found?.source ?? null);
    return found;
  };
  const choices =
    (object && (fieldOf(object, 'priceSource')?.options['choices'] as Choices | undefined)) ?? [];
  const label = choices.find(({ key }) => key === source)?.label;
  return { ask, told: label === undefined ? undefined : text.from(say(label, locale)) };
};

type Choices = readonly {
  readonly key: string;
  readonly label: { readonly fa: string; readonly en: string };
}[];
