import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import { readSome } from '#records/query/page.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';

/** A person with those who were merged into him, the bin included. */
export const storedPeople = async (
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<readonly Stored[]> => [
  ...(await readSome(tx, object, ids)).values(),
  ...(await readSome(tx, object, ids, true)).values(),
];

/** Their telephone numbers and mailboxes, as messages are sent to them. */
export const contactsOf = (object: ObjectDescriptor, people: readonly Pick<Stored, 'values'>[]): string[] =>
  people.flatMap(({ values }) =>
    [...object.fields.values()].flatMap(({ name, kind }): string[] => {
      const value = values[name] ?? [];
      if (kind === 'phones') return (value as { number: string }[]).map(({ number }) => number);
      return kind === 'emails' ? (value as { address: string }[]).map(({ address }) => address) : [];
    }),
  );
