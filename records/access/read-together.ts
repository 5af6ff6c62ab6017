import { grantOn, scopes, type Grants, type Scope } from '#kernel/context/grants.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { role } from './objects.ts';

/**
 * Answers whether whoever may read a record of one object, in any role of the workspace as it is now, also reads the title
 * of a record of another: what the system writes into the one may tell of the other only then, for what stands in a text
 * is no longer hidden by anybody's rights. Records of one owner are within reach of the same people.
 */
export async function readTogether(
  tx: RecordTx,
  objectName: string,
  otherName: string,
): Promise<(sameOwner: boolean) => boolean> {
  const [object, other] = [tx.schema.objects.get(objectName), tx.schema.objects.get(otherName)];
  if (!object || !other) return () => false;
  const { records, next } = await tx
    .bySystem('who may read what is told')
    .records(role)
    .page({ fields: ['grants'], limit: 200 });
  // More roles than can be looked through tell nothing.
  if (next) return () => false;
  const widths = records.map(({ values }) => widthsOf(values['grants'] as Grants, object, other));
  const byAll = widths.every(({ reads, tells }) => reads === 'none' || tells === 'all');
  const byOwner = widths.every(({ reads, tells }) => scopes.indexOf(reads) <= scopes.indexOf(tells));
  return (sameOwner) => byAll || (sameOwner && byOwner);
}

function widthsOf(
  grants: Grants,
  object: ObjectDescriptor,
  other: ObjectDescriptor,
): { readonly reads: Scope; readonly tells: Scope } {
  const isHidden = grantOn(grants, other.name).fields[other.title] === 'hidden';
  return { reads: widthOf(grants, object), tells: isHidden ? 'none' : widthOf(grants, other) };
}

function widthOf(grants: Grants, object: ObjectDescriptor): Scope {
  const { read } = grantOn(grants, object.name);
  return object.readByAll || (read !== 'none' && object.owner === undefined) ? 'all' : read;
}
