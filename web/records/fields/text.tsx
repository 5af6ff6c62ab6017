import { TextField, UserText } from '#web/kit/index.ts';

import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';

const Display = ({ value, place }: DisplayProps) => (
  <span dir="auto" className={place === 'cell' ? 'block truncate text-start' : 'text-start'}>
    <UserText>{String(value)}</UserText>
  </span>
);

const Editor = (props: EditorProps) => {
  const { max } = props.field.options;
  return (
    <TextField
      {...shared(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={props.onChange}
      {...(typeof max === 'number' ? { maxLength: max } : {})}
    />
  );
};

/** One line of people's words. */
export const text: FieldFace = { Display, Editor };
