import type { FieldContract, Stored } from '#records/contract.ts';
import { Tag } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { isLinked } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';
import { useStageColor } from './stage-colors.tsx';

/**
 * A value in a list. Links are plain ones without a stop for the Tab key, which would otherwise stop at every row; Enter
 * on the row opens the record, where each of them is one.
 */
export const CellValue = ({ field, record }: { readonly field: FieldContract; readonly record: Stored }) => {
  return <ListValue field={field} value={record.values[field.name]} />;
};

/** A value in one line of a list: a stage in its colour. */
export const ListValue = ({ field, value }: { readonly field: FieldContract; readonly value: unknown }) => {
  const color = useStageColor(field.kind === 'link' && isLinked(value) ? value.id : undefined);
  if (color !== undefined && isLinked(value)) return <Tag category={color}>{value.title ?? ''}</Tag>;
  if (field.kind === 'link' && isLinked(value) && value.title !== null)
    return (
      // Its own direction: a name is cut at its end, not at its beginning. What stands in a <bdi> would not tell it.
      <a
        dir="auto"
        href={recordHref(value.object, value.id)}
        tabIndex={-1}
        className="min-w-0 truncate text-ink hover:text-accent hover:underline"
      >
        {value.title}
      </a>
    );
  return <FieldValue field={field} value={value} place="cell" />;
};
