import { useQueryClient } from '@tanstack/react-query';

import type { ObjectContract, Phone, Stored } from '#records/contract.ts';
import { showToast, useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { recordQuery } from '../data/read.ts';
import { useOwnership } from '../data/ownership.ts';
import { useSchema } from '../data/schema.ts';
import { isLinked, titleOf, type Values } from '../data/values.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { activityOf } from '../page/activities.ts';
import { linkedAlike } from './next-step.ts';

const words = {
  nobody: {
    fa: 'معلوم نیست با چه کسی باید تماس گرفت.',
    en: 'It is not known whom to call.',
  },
  noPhone: {
    fa: (name: string) => `برای «${name}» شمارهٔ تلفنی ثبت نشده است.`,
    en: (name: string) => `No phone number of “${name}” is known.`,
  },
  notRead: { fa: 'شمارهٔ تلفن خوانده نشد', en: 'The phone number could not be read' },
};

/** What one calls about: a task, a deal, a person. */
export type CallSubject = { readonly object: string; readonly record: Stored };

/**
 * Calls whom a record is about: hands the number to the telephone, and opens the form of the call with all that is known,
 * so that it is logged in one go. Answers the call that was logged, or null. Undefined where the reader logs no calls.
 */
export function useCall(): ((subject: CallSubject) => Promise<Stored | null>) | undefined {
  const client = useQueryClient();
  const schema = useSchema();
  const quickCreate = useQuickCreate();
  const text = useWords(words);
  const call = activityOf(schema, 'call');
  const mine = useOwnership(call);
  if (!call?.abilities.create) return undefined;

  return async ({ object: name, record }) => {
    const object = schema.objects.find((one) => one.name === name);
    if (!object) return null;
    const values = linkedAlike(object, record, call);
    const party = call.about.map((field) => values[field]).find(isLinked);
    const given = record.values['phone'];
    let number = typeof given === 'string' && given !== '' ? given : undefined;
    if (number === undefined && party) {
      try {
        number = phoneOf(await client.fetchQuery(recordQuery(party.object, party.id)));
      } catch (error) {
        tellFailure(text.notRead, error);
      }
    }
    if (number === undefined)
      showToast({ tone: 'warning', message: party ? text.noPhone(party.title ?? '—') : text.nobody });
    else dial(number);
    return quickCreate({
      object: call.name,
      prefill: {
        ...mine,
        ...values,
        at: new Date().toISOString(),
        direction: 'outgoing',
        ...(number === undefined ? {} : { phone: number }),
        ...(isTitled(object) ? { subject: titleOf(object, record) ?? null } : {}),
      } satisfies Values,
    });
  };
}

/** A task's title says what the call is about; a person's or a deal's is a name. */
const isTitled = ({ activity }: ObjectContract): boolean => activity !== undefined && activity !== 'note';

/** The preferred number of a record that has telephones. */
export function phoneOf({ values }: Stored): string | undefined {
  const phones = values['phones'];
  return Array.isArray(phones) ? (phones as readonly Phone[])[0]?.number : undefined;
}

function dial(number: string): void {
  const link = document.createElement('a');
  link.href = `tel:${number}`;
  link.click();
}
