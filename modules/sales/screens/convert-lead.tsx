import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { say } from '#persian/bilingual.ts';
import type { Stored } from '#records/contract.ts';
import { Button, Dialog, showToast, Switch, useLocale, useWords } from '#web/kit/index.ts';
import {
  callApi,
  FieldEditor,
  fieldOf,
  isEmpty,
  newKey,
  recordHref,
  useDeed,
  useObject,
  useRecordPages,
  valuesToWire,
  type Values,
} from '#web/records/index.ts';

import type { Converted } from '../contract/lead.ts';
import { KnownParty } from './known-party.tsx';

const words = {
  title: { fa: 'تبدیل سرنخ', en: 'Convert the lead' },
  person: { fa: 'شخص', en: 'Person' },
  organisation: { fa: 'شرکت', en: 'Organisation' },
  alsoDeal: { fa: 'معامله هم ساخته شود', en: 'Make a deal as well' },
  convert: { fa: 'تبدیل', en: 'Convert' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  done: { fa: 'سرنخ تبدیل شد', en: 'The lead is converted' },
  given: {
    fa: (name: string) => `سرنخ تبدیل شد و معامله به ${name} رسید`,
    en: (name: string) => `The lead is converted, and the deal went to ${name}`,
  },
  toCloser: {
    fa: 'معامله به کسی می‌رسد که «فروشنده» شناخته شده و کمترین معاملهٔ باز را دارد؛ مگر صاحب سرنخ خود چنین باشد.',
    en: 'The deal goes to the closer with the fewest open deals, unless the lead’s owner is one.',
  },
  along: {
    fa: 'محصول، مبلغ، مسئول، برچسب‌ها و همهٔ پیگیری‌های سرنخ با آن می‌روند.',
    en: 'Product, amount, owner, tags and all that happened with the lead go along.',
  },
};

/** Fields of the deal that the lead may leave open. */
const asked = ['amount', 'expectedCloseOn'];

/** Makes a party and a deal of a lead: whom we know is offered, and nothing is asked that the lead tells. */
export const ConvertLead = (props: { readonly lead: Stored; readonly onClose: () => void }) => {
  const { lead, onClose } = props;
  const text = useWords(words);
  const deed = useDeed();
  const queries = useQueryClient();
  const deal = useObject('deal');
  const navigate = useNavigate();
  const { locale } = useLocale();
  const [key] = useState(newKey);
  const [party, setParty] = useState<string | null>(null);
  const [employer, setEmployer] = useState<string | null>(null);
  const [withDeal, setWithDeal] = useState(true);
  const [values, setValues] = useState<Values>({ amount: lead.values['amount'] ?? null });
  const { kind, name, company, phones, emails } = lead.values;
  const isPerson = kind === 'person';
  const makesDeal = withDeal && deal?.abilities.create === true;
  const policy = useRecordPages('sales_policy', { limit: 1 }, useObject('sales_policy') !== undefined);
  const toClosers = policy.records[0]?.values['dealsToClosers'] === true;

  const convert = () =>
    deed.run(async () => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
      const made = await callApi<Converted>(`/leads/${lead.id}/conversion`, {
        method: 'POST',
        idempotencyKey: key,
        body: {
          version: lead.version,
          ...(party === null ? {} : { party }),
          ...(employer === null || party !== null ? {} : { employer }),
          deal: makesDeal && deal ? valuesToWire(deal, given) : null,
        },
      });
      await queries.invalidateQueries();
      const { givenTo } = made;
      showToast({
        message: givenTo ? text.given(givenTo.title ?? '') : text.done,
        tone: 'success',
      });
      onClose();
      // Whoever gave a deal away need not see it any more.
      const next =
        made.deal === null || givenTo ? recordHref('party', made.party) : recordHref('deal', made.deal);
      await navigate({ to: next });
    });

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={text.title}
      actions={
        <>
          <Button variant="primary" pending={deed.pending} onPress={convert}>
            {text.convert}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <KnownParty
          label={isPerson ? text.person : text.organisation}
          like={{ kind, name, phones, emails }}
          value={party}
          onChange={setParty}
        />
        {isPerson && party === null && typeof company === 'string' && company !== '' ? (
          <KnownParty
            label={text.organisation}
            like={{ kind: 'organisation', name: company }}
            value={employer}
            onChange={setEmployer}
          />
        ) : null}
        {deal?.abilities.create === true ? (
          <Switch on={withDeal} onChange={setWithDeal}>
            {text.alsoDeal}
          </Switch>
        ) : null}
        {makesDeal && deal
          ? asked.map((one) => {
              const field = fieldOf(deal, one);
              return field ? (
                <FieldEditor
                  key={one}
                  field={field}
                  label={say(field.label, locale)}
                  value={values[one] ?? null}
                  onChange={(value) => setValues((before) => ({ ...before, [one]: value }))}
                  error={deed.errorOf(one)}
                />
              ) : null;
            })
          : null}
        <p className="text-sm text-pretty text-ink-muted">
          {text.along} {makesDeal && toClosers ? text.toCloser : null}
        </p>
        {deed.rest(asked) === undefined ? null : (
          <p role="alert" className="text-danger">
            {deed.rest(asked)}
          </p>
        )}
      </div>
    </Dialog>
  );
};
