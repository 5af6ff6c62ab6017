import { TextArea } from '#web/kit/index.ts';

import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';

/** Each paragraph keeps its own direction. */
const Display = ({ value, place }: DisplayProps) => {
  const words = String(value);
  if (place === 'cell')
    return (
      <span dir="auto" className="block truncate text-start">
        {words.replaceAll(/\s+/g, ' ')}
      </span>
    );
  return (
    <span className="block">
      {words.split('\n').map((line, index) => (
        <span key={index} dir="auto" className="block min-h-[1lh] text-start">
          {line}
        </span>
      ))}
    </span>
  );
};

const Editor = (props: EditorProps) => {
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

/** Several lines of people's words. */
export const longText: FieldFace = { Display, Editor, tall: true, wide: true };
