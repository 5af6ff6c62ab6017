import { useMemo } from 'react';

import type { Course, ObjectContract, Stored } from '#records/contract.ts';
import { Select, Skeleton, useWords } from '#web/kit/index.ts';
import { fieldOf, isLinked, targetOf, textIn, useObject, useRecordPages } from '#web/records/index.ts';

const words = {
  from: { fa: 'از مرحلهٔ', en: 'From the stage' },
  in: {
    fa: (name: string) => `در «${name}»، از مرحلهٔ`,
    en: (name: string) => `In “${name}”, from the stage`,
  },
  never: { fa: 'در هیچ مرحله‌ای', en: 'At no stage' },
};

/** From which stage on, for each pipeline. */
export const StagePicker = (props: {
  readonly object: ObjectContract;
  readonly course: Course;
  readonly value: readonly string[];
  readonly onChange: (stages: readonly string[]) => void;
}) => {
  const { object, course, value, onChange } = props;
  const by = fieldOf(object, course.by);
  const stages = useObject((by && targetOf(by)) ?? '');
  const query = useMemo(
    () => ({ sort: [{ field: course.order, direction: 'asc' as const }], limit: 200 }),
    [course.order],
  );
  const list = useRecordPages(stages?.name ?? '', query, stages !== undefined);
  if (!stages) return null;
  if (list.isPending) return <Skeleton className="h-control w-full" />;
  return (
    <div className="flex flex-col gap-3">
      {pipelinesOf(list.records, course).map(({ id, name, records }, _, all) => (
        <PipelineStages
          key={id}
          name={all.length > 1 ? name : undefined}
          stages={records}
          value={value}
          onChange={onChange}
        />
      ))}
    </div>
  );
};

type Pipeline = { readonly id: string; readonly name: string; readonly records: readonly Stored[] };

const pipelinesOf = (stages: readonly Stored[], { within }: Course): readonly Pipeline[] => {
  const found = new Map<string, { name: string; records: Stored[] }>();
  for (const stage of stages) {
    const pipeline = within === undefined ? null : stage.values[within];
    const [id, name] = isLinked(pipeline) ? [pipeline.id, pipeline.title ?? ''] : ['', ''];
    const held = found.get(id) ?? { name, records: [] };
    held.records.push(stage);
    found.set(id, held);
  }
  return [...found].map(([id, rest]) => ({ id, ...rest }));
};

const none = 'none';

const PipelineStages = (props: {
  readonly name: string | undefined;
  readonly stages: readonly Stored[];
  readonly value: readonly string[];
  readonly onChange: (stages: readonly string[]) => void;
}) => {
  const { name, stages, value, onChange } = props;
  const text = useWords(words);
  const ids = stages.map(({ id }) => id);
  const others = value.filter((id) => !ids.includes(id));
  return (
    <Select
      label={name === undefined ? text.from : text.in(name)}
      value={value.find((id) => ids.includes(id)) ?? none}
      options={[
        { id: none, label: text.never },
        ...stages.map((stage) => ({ id: stage.id, label: textIn(stage, 'name') })),
      ]}
      onChange={(id) => onChange(id === null || id === none ? others : [...others, id])}
    />
  );
};
