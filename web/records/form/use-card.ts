import { useState } from 'react';

import type { Duplicate, FieldContract, Linked } from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { useMe } from '../data/me.ts';
import { recordPath } from '../data/read.ts';
import { targetOf, useSchema } from '../data/schema.ts';
import { titleOf, type Values } from '../data/values.ts';
import { askedOf } from '../data/asked-of.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { fillingOf } from './card-values.ts';
import type { RecordFormState } from './use-record-form.ts';

/** What the last card did to the form. */
export type CardOutcome = {
  readonly filled: readonly FieldContract[];
  /** Lines that found no place. */
  readonly rest: readonly string[];
  /** A company that is not known yet; `make` makes it and links it. */
  readonly company: { readonly name: string; readonly make: () => void } | undefined;
  readonly undo: () => void;
};

/** Fills a form from a pasted text. The reader of cards is fetched when the first one is pasted. */
export const useCard = (form: RecordFormState) => {
  const { areaCode } = useMe().workspace.settings;
  const { objects } = useSchema();
  const quickCreate = useQuickCreate();
  const [outcome, setOutcome] = useState<CardOutcome>();

  const make = async (field: FieldContract, name: string): Promise<void> => {
    const target = objects.find((one) => one.name === targetOf(field));
    if (!target) return;
    const asked = askedOf(field);
    const variant = target.variants.find(({ where }) => where.value === asked?.value);
    const made = await quickCreate({
      object: target.name,
      ...(variant ? { variant: variant.name } : {}),
      prefill: { ...(asked ? { [asked.field]: asked.value } : {}), [target.title]: name },
    });
    if (!made) return;
    form.set(field.name, { id: made.id, object: target.name, title: titleOf(target, made) ?? name });
    setOutcome((last) => last && { ...last, company: undefined });
  };

  const read = async (text: string): Promise<void> => {
    const { readContactCard } = await import('#persian/contact-card/contact-card.ts');
    const card = readContactCard(text, areaCode ?? undefined);
    const { values, company } = fillingOf(card, form.fields, form.values);
    const target = company ? objects.find((one) => one.name === targetOf(company.field)) : undefined;
    const known = company && target ? await findCompany(target.name, target.title, company) : undefined;
    const all: Values = company && known ? { ...values, [company.field.name]: known } : values;
    const undo = form.fill(all);
    setOutcome({
      filled: form.fields.filter(({ name }) => name in all),
      rest: card.rest,
      company:
        company && !known && target?.abilities.create
          ? { name: company.name, make: () => void make(company.field, company.name) }
          : undefined,
      undo: () => {
        undo();
        setOutcome(undefined);
      },
    });
  };

  return { outcome, read: (text: string) => void read(text) };
};

/** The company of that name, however it is spelt, if the reader sees it. What cannot be asked is simply not known. */
async function findCompany(
  object: string,
  title: string,
  { field, name }: { readonly field: FieldContract; readonly name: string },
): Promise<Linked | undefined> {
  const asked = askedOf(field);
  const values = { ...(asked ? { [asked.field]: asked.value } : {}), [title]: name };
  try {
    const { duplicates } = await callApi<{ duplicates: readonly Duplicate[] }>(
      `${recordPath(object)}/duplicates`,
      { method: 'POST', body: { values } },
    );
    const same = duplicates.find(({ reasons }) => reasons.some(({ likeness }) => likeness === 'same-name'));
    const known = same?.record?.values[title];
    return same?.record && typeof known === 'string'
      ? { id: same.record.id, object, title: known }
      : undefined;
  } catch {
    return undefined;
  }
}
