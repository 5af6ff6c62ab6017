import { Stars } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

export const mostOf = (options: Readonly<Record<string, unknown>>): number =>
  typeof options['max'] === 'number' ? options['max'] : 5;

const Display = ({ field, value }: DisplayProps) => (
  <Stars value={Number(value)} most={mostOf(field.options)} />
);

/** Stars. */
export const rating: FieldFace = { Display, instant: true };
