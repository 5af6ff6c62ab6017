import type { RecordTx } from '../../records.ts';
import { importObject } from './object.ts';

/**
 * Writes what the program says of an import, which nobody writes by hand.
 * @param version the one that was read; another since is looked at anew, so that nobody's stop is written over
 */
export const writeImport = (
  tx: RecordTx,
  id: string,
  values: Readonly<Record<string, unknown>>,
  version?: number,
): Promise<unknown> =>
  tx
    .bySystem('import')
    .records(importObject)
    .update([{ id, values, ...(version === undefined ? {} : { version }) }]);
