import { CategoryDot } from '#web/kit/index.ts';

import type { FrameStage } from '../../contract/reports.ts';

/** A stage with the dot of its colour. */
export const StageName = ({ stage }: { readonly stage: FrameStage | undefined }) => (
  <span className="inline-flex items-center gap-2 whitespace-nowrap">
    {stage ? <CategoryDot category={stage.color} /> : null}
    <bdi>{stage?.name ?? '—'}</bdi>
  </span>
);
