import { Rating } from '#web/kit/index.ts';

import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';

const mostOf = (options: Readonly<Record<string, unknown>>): number =>
  typeof options['max'] === 'number' ? options['max'] : 5;

const Display = ({ field, value }: DisplayProps) => (
  <Rating label="" readOnly value={Number(value)} most={mostOf(field.options)} />
);

const Editor = (props: EditorProps) => (
  <Rating
    {...shared(props)}
    value={typeof props.value === 'number' ? props.value : null}
    onChange={props.onChange}
    most={mostOf(props.field.options)}
  />
);

/** Stars. */
export const rating: FieldFace = { Display, Editor, instant: true };
