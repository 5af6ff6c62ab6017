import { Check, X } from 'lucide-react';
import { useWords } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

export const yesNoWords = { yes: { fa: 'بله', en: 'Yes' }, no: { fa: 'خیر', en: 'No' } };

const Display = ({ value }: DisplayProps) => {
  const text = useWords(yesNoWords);
  return (
    <span className="inline-flex items-center gap-1.5">
      {value === true ? (
        <Check aria-hidden="true" size={16} className="text-success" />
      ) : (
        <X aria-hidden="true" size={16} className="text-ink-faint" />
      )}
      {value === true ? text.yes : text.no}
    </span>
  );
};

/** Yes, no, or not known. */
export const yesNo: FieldFace = { Display, instant: true };
