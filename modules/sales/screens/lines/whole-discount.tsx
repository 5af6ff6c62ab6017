import { useState } from 'react';

import type { DealPricing } from '#modules/sales/contract/quote.ts';
import { sumLines } from '#modules/sales/contract/sums.ts';
import type { Money, Stored } from '#records/contract.ts';
import { Button, Dialog, useWords } from '#web/kit/index.ts';
import { callApi, MoneyAmount, useDeed, useObject, valuesToWire, type Values } from '#web/records/index.ts';

import { DiscountEditor } from './discount-editor.tsx';
import { useRefreshDeal } from './use-pricing.ts';
import { words } from './words.ts';

/** The discount on all lines together. */
export const WholeDiscount = (props: {
  readonly deal: Stored;
  readonly pricing: DealPricing;
  readonly onClose: () => void;
}) => {
  const { deal, pricing, onClose } = props;
  const text = useWords(words);
  const object = useObject('deal');
  const deed = useDeed();
  const refresh = useRefreshDeal();
  const [values, setValues] = useState<Values>({
    discountPercent: deal.values['discountPercent'] ?? null,
    discountAmount: deal.values['discountAmount'] ?? null,
  });
  if (!object) return null;
  const save = () =>
    deed.run(async () => {
      await callApi(`/records/deal/${deal.id}`, { method: 'PATCH', body: valuesToWire(object, values) });
      await refresh();
      onClose();
    });
  const rest = deed.rest(['discountPercent', 'discountAmount']);
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={text.whole}
      actions={
        <>
          <Button variant="primary" type="submit" form="whole-discount" pending={deed.pending}>
            {text.save}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <form
        id="whole-discount"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DiscountEditor
          object={object}
          values={values}
          onChange={(changed) => setValues((before) => ({ ...before, ...changed }))}
          errorOf={deed.errorOf}
          autoFocus
        />
        <p className="flex justify-between gap-4 rounded-control bg-surface-2 px-3 py-2">
          <span className="text-ink-muted">{text.payable}</span>
          <MoneyAmount money={{ amount: payable(pricing, values), currency: pricing.currency }} strong />
        </p>
        {rest === undefined ? null : (
          <p role="alert" className="text-danger">
            {rest}
          </p>
        )}
      </form>
    </Dialog>
  );
};

/** What would be to pay with this discount. */
function payable({ lines, currency }: DealPricing, values: Values): string {
  const amountOf = (value: unknown): string | null =>
    typeof value === 'object' && value !== null && 'amount' in value ? (value as Money).amount : null;
  const percentOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  return sumLines(
    lines.map(({ values: line }) => ({
      quantity: Number(line['quantity']),
      unitPrice: amountOf(line['unitPrice']) ?? '0',
      discount: { percent: percentOf(line['discountPercent']), amount: amountOf(line['discountAmount']) },
      taxRate: Number(line['taxRate']),
    })),
    { percent: percentOf(values['discountPercent']), amount: amountOf(values['discountAmount']) },
    currency,
  ).total;
}
