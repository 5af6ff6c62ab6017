import { TextArea } from '#web/kit/index.ts';
import { shared, type EditorProps } from '../face.ts';

export const Editor = (props: EditorProps) => {
  const { max } = props.field.options;
  return (
    <TextArea
      {...shared(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={props.onChange}
      {...(typeof max === 'number' ? { maxLength: max } : {})}
    />
  );
};
