import { RelativeDate } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

const Display = ({ value }: DisplayProps) => <RelativeDate value={String(value)} />;

/** A civil day. */
export const date: FieldFace = { Display };

/** An instant, shown and edited in the workspace's zone. */
export const dateTime: FieldFace = { Display };
