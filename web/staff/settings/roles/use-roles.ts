import type { Grants } from './grants.ts';
import { useObject, useRecordPages, textIn } from '#web/records/index.ts';
import type { Stored } from '#records/contract.ts';

export type Role = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly grants: Grants | undefined;
  readonly record: Stored;
};

const query = { sort: [{ field: 'name', direction: 'asc' }], limit: 200 } as const;

/** The roles that the reader may see; none where he may see none. */
export const useRoles = (): readonly Role[] => {
  const isSeen = useObject('role') !== undefined;
  return useRecordPages('role', query, isSeen).records.map(roleOf);
};

/** The same as a query, for the page that is about them. */
export const useRoleList = () => useRecordPages('role', query);

export const roleOf = (record: Stored): Role => ({
  id: record.id,
  name: textIn(record, 'name'),
  description: textIn(record, 'description'),
  grants: record.values['grants'] as Grants | undefined,
  record,
});
