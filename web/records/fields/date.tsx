import { RelativeDate } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

/** A civil day. */
export const date: FieldFace = {
  Display: ({ value }: DisplayProps) => <RelativeDate value={String(value)} />,
};

/** An instant, shown and edited in the workspace's zone; on its own page always with the hour. */
export const dateTime: FieldFace = {
  Display: ({ value, place }: DisplayProps) => (
    <RelativeDate value={String(value)} withTime={place === 'page'} />
  ),
};
