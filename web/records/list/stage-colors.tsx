import { createContext, use, useMemo, type ReactNode } from 'react';

import type { ObjectContract, PageQuery } from '#records/contract.ts';

import { stageObject } from '../board/board-fields.ts';
import { useRecordPages } from '../data/read.ts';
import { useSchema } from '../data/schema.ts';

const StageColors = createContext<ReadonlyMap<string, number>>(new Map());

const query: PageQuery = { fields: ['color'], limit: 200 };

/** The colours of the stages that an object's records stand in, read once for the whole list. */
export const StageColorsProvider = (props: {
  readonly object: ObjectContract;
  readonly children: ReactNode;
}) => {
  const { object, children } = props;
  const schema = useSchema();
  const stages = object.fields
    .map((field) => stageObject(schema, field))
    .find((target) => target?.fields.some(({ name }) => name === 'color'));
  const { records } = useRecordPages(stages?.name ?? '', query, stages !== undefined);
  const colors = useMemo(
    () =>
      new Map(
        records.flatMap(({ id, values }) =>
          typeof values['color'] === 'number' ? [[id, values['color']] as const] : [],
        ),
      ),
    [records],
  );
  return <StageColors value={colors}>{children}</StageColors>;
};

/** The colour of a linked record where it is a stage; undefined for all others. */
export const useStageColor = (id: string | undefined): number | undefined => {
  const colors = use(StageColors);
  return id === undefined ? undefined : colors.get(id);
};
