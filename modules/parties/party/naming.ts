import { invalidValues } from '#kernel/problems/common.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';

/** A person's name is made of its parts; a party's kind stays what it was made as, for indexes and rules lead with it. */
export async function nameParties(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  for (const { before, values } of drafts) {
    if (before && before['kind'] !== values['kind'])
      throw invalidValues(
        { count: 1 },
        {
          field: 'kind',
          errors: [
            {
              field: 'kind',
              code: 'immutable',
              message: {
                fa: 'گونهٔ شخص تغییر نمی‌کند؛ شخص تازه‌ای بسازید.',
                en: 'The kind of a party stays; create a new party.',
              },
            },
          ],
        },
      );
    const parts = [values['givenName'], values['familyName']].filter((part) => typeof part === 'string');
    if (values['kind'] === 'person' && parts.length > 0) values['name'] = parts.join(' ');
  }
  return Promise.resolve();
}
