import { releaseFile } from '#kernel/files/quota.ts';
import { parseFileKey } from '#kernel/files/store.ts';
import type { Erased } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';

/** With a file's record its bytes are let go, unless another record keeps the same. */
export async function releaseContents(tx: RecordTx, records: readonly Erased[]): Promise<void> {
  for (const { values } of records) {
    const key = parseFileKey(String(values['sha256']));
    if (key) await releaseFile(tx, key);
  }
}
