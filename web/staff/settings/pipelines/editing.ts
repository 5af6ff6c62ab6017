import type { Stored } from '#records/contract.ts';
import { isLinked } from '#web/records/index.ts';

/** What is being made or changed over the page. */
export type Editing =
  | { readonly what: 'pipeline'; readonly record?: Stored }
  | { readonly what: 'stage'; readonly record: Stored }
  | { readonly what: 'stage'; readonly pipeline: Stored }
  | { readonly what: 'demands'; readonly record: Stored }
  | { readonly what: 'tasks'; readonly record: Stored };

export const stagesOf = (stages: readonly Stored[], pipeline: Stored): readonly Stored[] =>
  stages.filter(({ values }) => isLinked(values['pipeline']) && values['pipeline'].id === pipeline.id);
