import { useState } from 'react';

import { isLinked, toWire, fieldOf, useSchema, type Values } from '#web/records/index.ts';

import type { CallReport, ClaimedRow } from '../../contract/calling.ts';
import {
  end,
  type AskedField,
  type CalledObject,
  type Objection,
  type PlaceValues,
  type ScriptDefinition,
  type ScriptStep,
} from '../../contract/script.ts';

/** A script on its way through one call. */
export type ScriptRun = {
  readonly name: string;
  /** Null once the end is reached. */
  readonly step: ScriptStep | null;
  readonly path: readonly { readonly step: string; readonly answer: string }[];
  readonly places: PlaceValues;
  readonly objections: readonly Objection[];
  /** Whether the step's field is one of a record that this call has. */
  readonly applies: (step: ScriptStep) => boolean;
  readonly valueOf: (field: AskedField) => unknown;
  readonly fill: (field: AskedField, value: unknown) => void;
  readonly answer: (key: string) => void;
  readonly back: () => void;
  /** What the answers fill in, as it is written. */
  readonly written: () => NonNullable<CallReport['values']>;
};

const noScript: ScriptDefinition = { steps: [], objections: [] };

/** Follows a script for one customer; begins anew with the next, whose row is the key of the component that uses it. */
export function useScript(
  row: ClaimedRow,
  script: { readonly name: string; readonly definition: ScriptDefinition } | undefined,
  places: PlaceValues,
): ScriptRun {
  const { objects } = useSchema();
  const [path, setPath] = useState<ScriptRun['path']>([]);
  const [values, setValues] = useState<Readonly<Partial<Record<CalledObject, Values>>>>({});
  const { steps, objections } = script?.definition ?? noScript;
  const step = stepAfter(steps, path);
  const recordOf = (object: CalledObject): Values | undefined =>
    object === row.object
      ? row.record.values
      : object === 'party'
        ? row.party?.values
        : isLinked(row.record.values[object])
          ? {}
          : undefined;
  return {
    name: script?.name ?? '',
    step,
    path,
    places,
    objections,
    applies: ({ field }) => field !== undefined && recordOf(field.object) !== undefined,
    valueOf: ({ object, name }) => values[object]?.[name] ?? recordOf(object)?.[name] ?? null,
    fill: ({ object, name }, value) =>
      setValues((before) => ({ ...before, [object]: { ...before[object], [name]: value } })),
    answer: (key) => setPath((before) => (step ? [...before, { step: step.key, answer: key }] : before)),
    back: () => setPath((before) => before.slice(0, -1)),
    written: () =>
      Object.fromEntries(
        Object.entries(values).map(([object, given]) => {
          const known = objects.find(({ name }) => name === object);
          return [
            object,
            Object.fromEntries(
              Object.entries(given).map(([name, value]) => {
                const field = known ? fieldOf(known, name) : undefined;
                return [name, field ? toWire(field, value) : value];
              }),
            ),
          ];
        }),
      ),
  };
}

function stepAfter(steps: readonly ScriptStep[], path: ScriptRun['path']): ScriptStep | null {
  const last = path.at(-1);
  if (!last) return steps[0] ?? null;
  const to = steps.find(({ key }) => key === last.step)?.answers.find(({ key }) => key === last.answer)?.to;
  return to === undefined || to === end ? null : (steps.find(({ key }) => key === to) ?? null);
}
