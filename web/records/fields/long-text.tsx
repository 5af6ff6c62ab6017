import type { DisplayProps, FieldFace } from './face.ts';

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

/** Several lines of people's words. */
export const longText: FieldFace = { Display, tall: true, wide: true };
