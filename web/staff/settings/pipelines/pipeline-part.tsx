import { useState } from 'react';
import { Ellipsis, Plus } from 'lucide-react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber, formatPercent } from '#persian/digits.ts';
import type { Choice, ObjectContract, Stored } from '#records/contract.ts';
import {
  Badge,
  Button,
  CategoryDot,
  IconButton,
  Menu,
  useLocale,
  useWords,
  type BadgeTone,
} from '#web/kit/index.ts';
import {
  choicesOf,
  fieldOf,
  filteredHref,
  isLinked,
  mayDeed,
  textIn,
  titleOf,
  useMe,
  useObject,
  useRemove,
} from '#web/records/index.ts';

import { Part } from '../list.tsx';
import { ReplaceDialog } from '../replace-dialog.tsx';
import { SortableList } from '#web/records/order/sortable-list.tsx';
import { stepped } from '#web/records/order/sorting.ts';
import { usePositions } from '#web/records/order/use-positions.ts';
import { DissolveDialog } from './dissolve-dialog.tsx';
import { demandedAt, lengthOf, needsOf } from './demands.ts';
import { stagesOf, type Editing } from './editing.ts';

const words = {
  stages: { fa: (name: string) => `مرحله‌های ${name}`, en: (name: string) => `Stages of ${name}` },
  add: { fa: 'مرحلهٔ تازه', en: 'New stage' },
  edit: { fa: 'ویرایش', en: 'Edit' },
  demands: { fa: 'شرط‌های آمدن و رفتن', en: 'Conditions of entry and exit' },
  tasks: { fa: 'کارهایی که می‌آورد', en: 'Tasks that it brings' },
  see: { fa: 'دیدن معامله‌ها', en: 'See its deals' },
  remove: { fa: 'حذف', en: 'Remove' },
  up: { fa: 'بالاتر', en: 'Move up' },
  down: { fa: 'پایین‌تر', en: 'Move down' },
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  days: { fa: (count: string) => `${count} روز`, en: (count: string) => counted(count, 'day', 'days') },
  deals: { fa: (count: string) => `${count} معامله`, en: (count: string) => counted(count, 'deal', 'deals') },
  required: { fa: (count: string) => `${count} شرط`, en: (count: string) => `${count} required` },
  brings: { fa: (count: string) => `${count} کار`, en: (count: string) => counted(count, 'task', 'tasks') },
};

type Objects = { readonly pipeline: ObjectContract; readonly stage: ObjectContract };

/** One pipeline: its stages in order, each with how likely it is won, how long a deal may stand in it, and what it asks for. */
export const PipelinePart = (props: {
  readonly pipeline: Stored;
  readonly pipelines: readonly Stored[];
  readonly stages: readonly Stored[];
  readonly objects: Objects;
  readonly counts: Readonly<Record<string, number>>;
  readonly onEdit: (editing: Editing) => void;
}) => {
  const { pipeline, pipelines, stages, objects, counts, onEdit } = props;
  const text = useWords(words);
  const place = usePositions(objects.stage);
  const [going, setGoing] = useState<Stored | null>(null);
  const [dissolving, setDissolving] = useState(false);
  const own = stagesOf(stages, pipeline);
  const name = titleOf(objects.pipeline, pipeline) ?? '';
  const maySort = objects.stage.abilities.update !== 'none';
  return (
    <Part
      title={name}
      actions={
        <div className="flex items-center gap-1">
          {objects.stage.abilities.create ? (
            <Button icon={<Plus size={16} />} onPress={() => onEdit({ what: 'stage', pipeline })}>
              {text.add}
            </Button>
          ) : null}
          <PipelineMenu {...props} name={name} onDissolve={() => setDissolving(true)} />
        </div>
      }
    >
      <SortableList
        label={text.stages(name)}
        items={own}
        nameOf={(stage) => textIn(stage, 'name')}
        onSort={(sorted) => void place(sorted)}
        disabled={!maySort}
      >
        {(stage) => (
          <StageRow
            stage={stage}
            object={objects.stage}
            count={counts[stage.id] ?? 0}
            onEdit={onEdit}
            onStep={(by) => void place(stepped(own, stage.id, by))}
            onReplace={() => setGoing(stage)}
          />
        )}
      </SortableList>
      {going ? (
        <ReplaceDialog
          object={objects.stage}
          record={going}
          as="remove"
          count={counts[going.id] ?? 0}
          others={stages.map((stage) => ({
            id: stage.id,
            label: textIn(stage, 'name'),
            ...(pipelines.length > 1 ? { detail: pipelineOf(stage) } : {}),
            ...(typeof stage.values['color'] === 'number' ? { category: stage.values['color'] } : {}),
          }))}
          onClose={() => setGoing(null)}
        />
      ) : null}
      {dissolving ? (
        <DissolveDialog
          pipeline={pipeline}
          stages={stages}
          counts={counts}
          onClose={() => setDissolving(false)}
        />
      ) : null}
    </Part>
  );
};

const pipelineOf = ({ values }: Stored): string =>
  isLinked(values['pipeline']) ? (values['pipeline'].title ?? '') : '';

const PipelineMenu = (props: {
  readonly pipeline: Stored;
  readonly pipelines: readonly Stored[];
  readonly stages: readonly Stored[];
  readonly counts: Readonly<Record<string, number>>;
  readonly objects: Objects;
  readonly name: string;
  readonly onEdit: (editing: Editing) => void;
  readonly onDissolve: () => void;
}) => {
  const { pipeline, pipelines, stages, counts, objects, name, onEdit, onDissolve } = props;
  const text = useWords(words);
  const remove = useRemove(objects.pipeline);
  const place = usePositions(objects.pipeline);
  const { abilities } = objects.pipeline;
  if (abilities.update === 'none') return null;
  const isEmpty = stagesOf(stages, pipeline).every(({ id }) => (counts[id] ?? 0) === 0);
  const step = (by: -1 | 1) => void place(stepped(pipelines, pipeline.id, by));
  return (
    <Menu
      label={text.more(name)}
      placement="bottom end"
      trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
      items={[
        { id: 'edit', label: text.edit, onSelect: () => onEdit({ what: 'pipeline', record: pipeline }) },
        ...(pipelines.length > 1
          ? [
              { id: 'up', label: text.up, onSelect: () => step(-1) },
              { id: 'down', label: text.down, onSelect: () => step(1) },
            ]
          : []),
        ...(abilities.remove === 'none' || pipelines.length < 2
          ? []
          : [
              {
                id: 'remove',
                label: text.remove,
                danger: true,
                onSelect: isEmpty ? () => remove.mutate(pipeline) : onDissolve,
              },
            ]),
      ]}
    />
  );
};

const tones: Readonly<Record<string, BadgeTone>> = { won: 'success', lost: 'danger' };

const StageRow = (props: {
  readonly stage: Stored;
  readonly object: ObjectContract;
  readonly count: number;
  readonly onEdit: (editing: Editing) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onReplace: () => void;
}) => {
  const { stage, object, count, onEdit, onStep, onReplace } = props;
  const text = useWords(words);
  const { digits, locale } = useLocale();
  const me = useMe();
  const deal = useObject('deal');
  const remove = useRemove(object);
  const { values } = stage;
  const name = textIn(stage, 'name');
  const kindField = fieldOf(object, 'kind');
  const kind = kindField && choicesOf(kindField).find(({ key }: Choice) => key === values['kind']);
  const demanded = (deal ? demandedAt(deal, stage.id).length : 0) + needsOf(stage);
  const brings = lengthOf(values['tasks']);
  const { abilities } = object;
  const number = (value: unknown): string => formatNumber(Number(value), digits);
  return (
    <>
      <CategoryDot category={typeof values['color'] === 'number' ? values['color'] : 0} />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-24 flex-1 truncate own-end font-medium max-sm:basis-full">
          <bdi>{name}</bdi>
        </span>
        {kind && kind.key !== 'open' ? (
          <Badge tone={tones[kind.key] ?? 'neutral'}>{kind.label[locale]}</Badge>
        ) : null}
        {demanded > 0 ? <Badge tone="accent">{text.required(number(demanded))}</Badge> : null}
        {brings > 0 ? <Badge>{text.brings(number(brings))}</Badge> : null}
        <span className="w-12 text-sm text-ink-muted empty:max-sm:hidden max-sm:w-auto">
          {formatPercent(Number(values['probability'] ?? 0), digits)}
        </span>
        <span className="w-16 text-sm text-ink-muted empty:max-sm:hidden max-sm:w-auto">
          {typeof values['allowedDays'] === 'number' ? text.days(number(values['allowedDays'])) : ''}
        </span>
        <span className="w-24 text-sm text-ink-muted empty:max-sm:hidden max-sm:w-auto">
          {count > 0 ? text.deals(number(count)) : ''}
        </span>
      </span>
      <Menu
        label={text.more(name)}
        placement="bottom end"
        trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
        items={[
          ...(abilities.update === 'none'
            ? []
            : [
                { id: 'edit', label: text.edit, onSelect: () => onEdit({ what: 'stage', record: stage }) },
                { id: 'up', label: text.up, onSelect: () => onStep(-1) },
                { id: 'down', label: text.down, onSelect: () => onStep(1) },
              ]),
          ...(deal && (mayDeed(me, 'schema.change') || abilities.update !== 'none')
            ? [
                {
                  id: 'demands',
                  label: text.demands,
                  onSelect: () => onEdit({ what: 'demands', record: stage }),
                },
              ]
            : []),
          ...(deal && abilities.update !== 'none'
            ? [
                {
                  id: 'tasks',
                  label: text.tasks,
                  onSelect: () => onEdit({ what: 'tasks', record: stage }),
                },
              ]
            : []),
          ...(deal && count > 0
            ? [
                {
                  id: 'see',
                  label: text.see,
                  href: filteredHref('deal', { field: 'stage', op: 'in', value: [stage.id] }),
                },
              ]
            : []),
          ...(abilities.remove === 'none'
            ? []
            : [
                {
                  id: 'remove',
                  label: text.remove,
                  danger: true,
                  onSelect: () => (count > 0 ? onReplace() : remove.mutate(stage)),
                },
              ]),
        ]}
      />
    </>
  );
};
