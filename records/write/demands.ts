import { isHidden } from '../access/visible.ts';
import type { Draft } from '../define/lifecycle.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { holds, isFrom, isShown, type Course, type StagePlace } from '../define/field-rules.ts';
import { choicesOf } from '../fields/choice.ts';
import { fieldNamesIn } from '../query/filter-fields.ts';
import { fieldsForeignTo } from '../query/variant.ts';
import type { RecordTx } from '../records.ts';
import { requiredUnseen, type Findings } from './validate.ts';

/**
 * What the rules of fields and the object itself ask of a batch: nothing given that is not shown, and filled in what a
 * record's stage or its other values demand. Only what a write touches is asked for: a rule of today does not shut the records of yesterday.
 * The system's own hand is not asked.
 */
export async function checkDemands(
  tx: RecordTx,
  object: ObjectDescriptor,
  drafts: readonly Draft[],
  prefix: (index: number) => string,
  found: Findings,
): Promise<void> {
  if (tx.context.actor.kind === 'system') return;
  await checkRules(tx, object, drafts, prefix, found);
  const places = new Map(drafts.map((draft, index) => [draft, index]));
  await object.lifecycle.demands?.(tx, drafts, (draft, problem) =>
    found.add({ ...problem, field: prefix(places.get(draft) ?? 0) + problem.field }),
  );
}

async function checkRules(
  tx: RecordTx,
  object: ObjectDescriptor,
  drafts: readonly Draft[],
  prefix: (index: number) => string,
  found: Findings,
): Promise<void> {
  const ruled = [...object.fields.values()].filter(({ rules }) => rules !== undefined);
  if (ruled.length === 0) return;
  const { course } = object;
  const demand = (...[field, at, code]: Parameters<typeof required>): void =>
    found.add(isHidden(tx.context.actor, object, field) ? requiredUnseen(at) : required(field, at, code));
  const isTouched = (draft: Draft, name: string): boolean =>
    !same(draft.before?.[name], draft.values[name]) || !draft.before;
  const staged =
    course !== undefined &&
    ruled.some(({ rules }) => rules?.requiredFrom !== undefined) &&
    drafts.some(
      (draft) =>
        !draft.before || [course.by, ...ruled.map(({ name }) => name)].some((name) => isTouched(draft, name)),
    );
  const stages = staged ? await stagesOf(tx, object, course) : [];
  for (const [index, draft] of drafts.entries()) {
    const foreign = fieldsForeignTo(object, draft.values);
    for (const field of ruled) {
      if (foreign.has(field.name)) continue;
      const filled = isFilled(draft.values[field.name]);
      if (!isShown(field, draft.values)) {
        if (filled && isTouched(draft, field.name)) found.add(notShown(field, prefix(index)));
        continue;
      }
      if (filled) continue;
      const { requiredFrom, requiredWhen } = field.rules ?? {};
      const asks = (names: readonly string[]): boolean =>
        [field.name, ...names].some((name) => isTouched(draft, name));
      if (
        course &&
        requiredFrom &&
        asks([course.by]) &&
        isFrom(stages, requiredFrom, idOf(draft.values[course.by]))
      )
        demand(field, prefix(index), 'required-at-stage');
      else if (requiredWhen && asks(fieldNamesIn(requiredWhen)) && holds(requiredWhen, draft.values))
        demand(field, prefix(index), 'required-here');
    }
  }
}

/** A value that a hidden field would begin with is left out, for nobody would see it. */
export function withoutHidden(object: ObjectDescriptor, draft: Draft, given: ReadonlySet<string>): void {
  for (const field of object.fields.values())
    if (field.default !== undefined && !given.has(field.name) && !isShown(field, draft.values))
      draft.values[field.name] = null;
}

/** The stages of an object's course, all pipelines: they are few. */
async function stagesOf(tx: RecordTx, object: ObjectDescriptor, course: Course): Promise<StagePlace[]> {
  const field = object.fields.get(course.by);
  if (!field) return [];
  if (field.kind === 'choice')
    return choicesOf(field).map(({ key }, place) => ({ id: key, place, within: null, aside: false }));
  const records = tx.bySystem('stages from which fields are required').recordsOf(String(field.options['to']));
  const stages: StagePlace[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await records.page({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    for (const { id, values } of page.records)
      stages.push({
        id,
        place: Number(values[course.order] ?? 0),
        within: course.within === undefined ? null : (idOf(values[course.within]) ?? null),
        aside: course.aside !== undefined && values[course.aside.field] === course.aside.value,
      });
    cursor = page.next;
  }
  return stages;
}

const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined;
};

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const notShown = ({ name, label }: FieldDescriptor, prefix: string) => ({
  field: prefix + name,
  code: 'not-shown',
  message: {
    fa: `این رکورد «${label.fa}» ندارد، چون شرط نمایش آن برقرار نیست.`,
    en: `This record has no “${label.en}”: the condition on which it is shown does not hold.`,
  },
});

const required = (
  { name, label }: FieldDescriptor,
  prefix: string,
  code: 'required-at-stage' | 'required-here',
) => ({
  field: prefix + name,
  code,
  message:
    code === 'required-at-stage'
      ? { fa: `«${label.fa}» در این مرحله الزامی است.`, en: `“${label.en}” is required at this stage.` }
      : { fa: `«${label.fa}» اینجا الزامی است.`, en: `“${label.en}” is required here.` },
});
