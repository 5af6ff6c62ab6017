import { z } from 'zod';
import { defineShape } from '#records/fields/structured.ts';
import { mostStageTasks, mostTaskDays, stageTaskKinds, type StageTask } from '../contract/stage.ts';

defineShape(
  'stage-tasks',
  z
    .array(
      z.strictObject({
        key: z.string().regex(/^[\w-]{1,40}$/),
        title: z.string().trim().min(1).max(150),
        kind: z.enum(stageTaskKinds),
        after: z.int().min(0).max(mostTaskDays),
        to: z.union([z.enum(['owner', 'manager']), z.uuid()]),
      }),
    )
    .max(mostStageTasks)
    .refine((tasks) => new Set(tasks.map(({ key }) => key)).size === tasks.length) satisfies z.ZodType<
    readonly StageTask[]
  >,
);

/** API names of a deal's fields; one that is gone is passed over. */
defineShape('field-names', z.array(z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/)).max(30));
