import { useMemo } from 'react';

import type {
  FieldContract,
  Filter,
  GroupQuery,
  ObjectContract,
  PageQuery,
  Sort,
  Stored,
} from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { useGroups, useRecordPages } from '../data/read.ts';
import { fieldOf, targetOf, useObject, useSchema } from '../data/schema.ts';
import { choicesOf } from '../filter/check.ts';
import type { ListState } from '../list/use-list.ts';
import { stageObject } from './board-fields.ts';
import {
  choiceColumn,
  keyOf,
  noneColumn,
  noneKey,
  stageColumn,
  totalsOf,
  type BoardColumn,
} from './columns.ts';
import { useOwnStages, useWeights } from './use-weights.ts';
import { boardWords } from './words.ts';

const inOrder: readonly Sort[] = [{ field: 'position', direction: 'asc' }];
const mostColumns = 100;
const cardsAtOnce = 30;

/** The fields of a card, as far as the object has them. */
export type CardFields = {
  readonly party: FieldContract | undefined;
  readonly amount: FieldContract | undefined;
  /** The day by which something is expected. */
  readonly due: FieldContract | undefined;
  /** Since when it has stood in its column: `stageSince` beside `stage`. */
  readonly since: FieldContract | undefined;
  /** Where it stands in its course, on a board whose columns are no stages. */
  readonly stage: FieldContract | undefined;
  /** Since when it has lain still, where its course knows. */
  readonly still: FieldContract | undefined;
  readonly owner: FieldContract | undefined;
};

export function cardFieldsOf(object: ObjectContract, by: FieldContract): CardFields {
  const find = (fits: (field: FieldContract) => boolean) => object.fields.find(fits);
  const party = object.about[0];
  return {
    party:
      party === undefined
        ? find(({ kind, name }) => kind === 'link' && name !== by.name && name !== 'pipeline')
        : fieldOf(object, party),
    amount: find(({ kind }) => kind === 'money'),
    due:
      find(({ name }) => name === 'nextStepOn' || name === 'dueAt') ??
      find(({ kind, name }) => kind === 'date' && name.startsWith('expected')),
    since: find(({ name }) => name === `${by.name}Since`),
    stage: object.course && object.course.by !== by.name ? fieldOf(object, object.course.by) : undefined,
    still: fieldOf(object, object.course?.still?.since ?? ''),
    owner: object.owner === undefined ? undefined : fieldOf(object, object.owner),
  };
}

/** A board as its list and pipeline make it: the columns in order, what each asks of the server, and their totals. */
export function useBoard(object: ObjectContract, by: FieldContract, list: ListState) {
  const schema = useSchema();
  const { locale } = useLocale();
  const text = useWords(boardWords);
  const stages = stageObject(schema, by);
  const pipelines = usePipelines(stages, object);
  const wanted = list.address.pipeline ?? list.board?.pipeline;
  const pipeline = pipelines.records.find(({ id }) => id === wanted) ?? pipelines.records[0];
  const pipelineId = pipeline?.id;
  const stageQuery = useMemo(
    (): PageQuery => ({
      ...(pipelineId === undefined ? {} : { filter: { field: 'pipeline', op: 'eq', value: pipelineId } }),
      sort: inOrder,
      limit: mostColumns,
    }),
    [pipelineId],
  );
  const stagePages = useRecordPages(
    stages?.name ?? '',
    stageQuery,
    stages !== undefined && (!pipelines.exist || pipelineId !== undefined),
  );
  const columns = useMemo(
    (): readonly BoardColumn[] =>
      stages
        ? stagePages.isPlaceholderData
          ? []
          : stagePages.records.map((record) => stageColumn(stages, record))
        : [
            ...choicesOf(by).map((choice) => choiceColumn(choice, locale)),
            ...(by.required ? [] : [noneColumn(text.none)]),
          ],
    [stages, stagePages.records, stagePages.isPlaceholderData, by, locale, text],
  );

  const cardFields = useMemo(() => cardFieldsOf(object, by), [object, by]);
  const { filter, variant } = list.query;
  const base = useMemo(
    (): { readonly filter?: Filter; readonly variant?: string } => ({
      ...(variant === undefined ? {} : { variant }),
      ...allOf([
        pipelineId === undefined || !fieldOf(object, 'pipeline')
          ? undefined
          : { field: 'pipeline', op: 'eq', value: pipelineId },
        filter,
      ]),
    }),
    [object, pipelineId, filter, variant],
  );
  const groupQuery = useMemo(
    (): GroupQuery => ({
      ...base,
      by: [by.name],
      ...(cardFields.amount ? { measures: [{ measure: 'sum', field: cardFields.amount.name }] } : {}),
    }),
    [base, by, cardFields],
  );
  const sort = useMemo(
    (): readonly Sort[] =>
      list.sort.length > 0
        ? list.sort
        : cardFields.since
          ? [{ field: cardFields.since.name, direction: 'desc' }]
          : [],
    [list.sort, cardFields],
  );
  const columnQuery = useMemo(() => {
    const fields = [
      object.title,
      by.name,
      ...Object.values(cardFields).flatMap((field) => field?.name ?? []),
    ];
    return (key: string): PageQuery => ({
      ...(base.variant === undefined ? {} : { variant: base.variant }),
      ...allOf([
        key === noneKey ? { field: by.name, op: 'empty' } : { field: by.name, op: 'eq', value: key },
        base.filter,
      ]),
      fields: [...new Set(fields)],
      ...(sort.length > 0 ? { sort } : {}),
      limit: cardsAtOnce,
    });
  }, [object, by, base, cardFields, sort]);

  const ready = columns.length > 0 && !list.settling;
  const groups = useGroups(object.name, groupQuery, ready);
  const ownStages = useOwnStages(cardFields.stage, ready);
  const weights = useWeights(object, by, cardFields, base, ownStages);
  // A choice that is offered no more has its column for as long as something stands in it.
  const hidden = stages ? [] : choicesOf(by).filter((choice) => choice.hidden);
  const empty = hidden.filter(({ key }) => !groups.data?.some((group) => group.keys[0] === key));
  return {
    by,
    columns:
      empty.length === 0 ? columns : columns.filter(({ key }) => !empty.some((one) => one.key === key)),
    loading:
      stages !== undefined && (stagePages.isPending || stagePages.isPlaceholderData || pipelines.loading),
    pipelines: pipelines.records,
    pipeline,
    cardFields,
    groups: groups.data,
    /** Nothing stands in any of its columns. */
    isEmpty:
      groups.data !== undefined &&
      columns.length > 0 &&
      columns.every((column) => totalsOf(groups.data, column).count === 0),
    /** Weighted sums by column, where the columns are no stages. */
    weights,
    ownStages,
    groupQuery,
    columnQuery,
    sort,
  };
}

export type BoardState = ReturnType<typeof useBoard>;

/** What standing where it stands means for a card: its column, or its own stage where the columns are none. */
export const standingOf = (
  { cardFields, ownStages }: Pick<BoardState, 'cardFields' | 'ownStages'>,
  column: BoardColumn,
  record: Stored,
): BoardColumn => (cardFields.stage && ownStages?.byId.get(keyOf(cardFields.stage, record))) ?? column;

const allOf = (parts: readonly (Filter | undefined)[]): { readonly filter?: Filter } => {
  const filters = parts.filter((part) => part !== undefined);
  const [only] = filters;
  return filters.length > 1 ? { filter: { and: filters } } : only ? { filter: only } : {};
};

/** The pipelines that the stages belong to, where both they and the board's records know one. */
function usePipelines(
  stages: ObjectContract | undefined,
  object: ObjectContract,
): { readonly records: readonly Stored[]; readonly exist: boolean; readonly loading: boolean } {
  const link = stages && fieldOf(stages, 'pipeline');
  const target = useObject((link && targetOf(link)) ?? '');
  const exist = target !== undefined && fieldOf(object, 'pipeline') !== undefined;
  const query = useMemo(
    (): PageQuery => ({
      ...(target && fieldOf(target, 'position') ? { sort: inOrder } : {}),
      limit: mostColumns,
    }),
    [target],
  );
  const pages = useRecordPages(target?.name ?? '', query, exist);
  return { records: exist ? pages.records : [], exist, loading: exist && pages.isPending };
}
