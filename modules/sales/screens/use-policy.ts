import { useQueryClient } from '@tanstack/react-query';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { keys, useCreate, useObject, useRecordPages, useUpdate } from '#web/records/index.ts';

/** The object that holds what the firm has decided for all of its sales, for whom it is given to decide. */
export function useDecidable(): ObjectContract | undefined {
  const object = useObject('sales_policy');
  return object?.abilities.update === 'all' && object.abilities.create ? object : undefined;
}

/** What the firm has decided, and the way to decide otherwise; undefined until it is read. */
export function usePolicy(object: ObjectContract) {
  const pages = useRecordPages(object.name, { limit: 1 });
  const create = useCreate(object);
  const update = useUpdate(object);
  const client = useQueryClient();
  const [record] = pages.records;
  if (pages.isPending) return undefined;
  const told = { onSuccess: () => void client.invalidateQueries({ queryKey: keys.object('deal') }) };
  const values: Stored['values'] = record?.values ?? {};
  return {
    values,
    save: (changed: Readonly<Record<string, unknown>>): void =>
      record ? update.mutate({ record, values: changed }, told) : create.mutate(changed, told),
  };
}
