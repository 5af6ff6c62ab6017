import { TextField } from '#web/kit/index.ts';
import { shared, type EditorProps } from '../face.ts';

export const Editor = (props: EditorProps) => (
  <TextField
    {...shared(props)}
    kind="url"
    autoComplete="off"
    value={typeof props.value === 'string' ? props.value : ''}
    onChange={props.onChange}
  />
);
