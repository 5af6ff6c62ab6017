import { Rating } from '#web/kit/index.ts';
import { shared, type EditorProps } from '../face.ts';
import { mostOf } from '../rating.tsx';

export const Editor = (props: EditorProps) => (
  <Rating
    {...shared(props)}
    value={typeof props.value === 'number' ? props.value : null}
    onChange={props.onChange}
    most={mostOf(props.field.options)}
  />
);
