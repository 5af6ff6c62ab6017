import { notAllowed } from '#kernel/problems/common.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../records.ts';
import { beginChange, logChange, objectOf } from './change.ts';
import { checkPhrase, readDefinition } from './check-field.ts';
import { objectDefinition, type ObjectDefinitionRow } from './definitions.ts';

/** Gives an object made on screen other words; its API name never changes. @throws badDefinition, notAllowed */
export async function renameObject(tx: RecordTx, name: string, words: ObjectDefinitionRow): Promise<void> {
  const version = await beginChange(tx);
  const { storage, one, many } = objectOf(tx, name);
  if (storage.in !== 'shared') throw notAllowed();
  const definition = readDefinition(objectDefinition, words);
  checkPhrase(definition.one, 'one');
  checkPhrase(definition.many, 'many');
  await tx.rows(sql`update custom_object set definition = ${JSON.stringify(definition)}::jsonb
    where workspace_id = ${tx.context.workspace} and id = ${storage.objectId}::uuid`);
  logChange(tx, {
    kind: 'updated',
    what: 'custom_object',
    id: storage.objectId,
    version,
    changes: { one: [one, definition.one], many: [many, definition.many] },
  });
}
