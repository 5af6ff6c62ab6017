import { useState } from 'react';
import { ImageUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';

import { Button, useWords } from '#web/kit/index.ts';
import { tellFailure, uploadFile } from '#web/records/index.ts';

const words = {
  choose: { fa: 'گزیدن تصویر', en: 'Choose a picture' },
  another: { fa: 'تصویر دیگر', en: 'Another picture' },
  remove: { fa: 'برداشتن', en: 'Remove' },
  kinds: { fa: 'PNG، JPEG یا WebP، تا ۲ مگابایت', en: 'PNG, JPEG or WebP, up to 2 MB' },
  wrong: {
    fa: 'این پرونده تصویر نیست یا بیش از ۲ مگابایت است.',
    en: 'This file is no picture, or larger than 2 MB.',
  },
  failed: { fa: 'تصویر بارگذاری نشد', en: 'The picture was not uploaded' },
};

const types = ['image/png', 'image/jpeg', 'image/webp'];
const mostBytes = 2_097_152;

/** A picture of the firm: it is uploaded at once, and belongs to the firm once the form is saved. */
export const PictureField = (props: {
  readonly label: string;
  readonly name: 'logo' | 'seal';
  readonly value: string | null;
  /** What the server holds now, whose picture everybody may see. */
  readonly saved: string | null;
  readonly onChange: (id: string | null) => void;
}) => {
  const { label, name, value, saved, onChange } = props;
  const text = useWords(words);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    if (!types.includes(file.type) || file.size > mostBytes) return setProblem(text.wrong);
    setPending(true);
    try {
      onChange((await uploadFile(file, undefined, () => undefined).done).id);
    } catch (error) {
      tellFailure(text.failed, error);
    }
    setPending(false);
  };
  const source =
    value === null
      ? undefined
      : value === saved
        ? `/api/v1/workspace/pictures/${name}?of=${value}`
        : `/api/v1/files/${value}/content?inline=1`;
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-1">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex items-center gap-3">
        <span className="grid size-20 shrink-0 place-items-center overflow-clip rounded-control border border-line bg-surface-1 text-ink-faint">
          {source === undefined ? (
            <ImageUp aria-hidden="true" size={20} />
          ) : (
            <img src={source} alt={label} className="max-h-full max-w-full object-contain" />
          )}
        </span>
        <span className="flex flex-col items-start gap-1">
          <FileTrigger acceptedFileTypes={types} onSelect={(files) => void take(files?.[0])}>
            <Button pending={pending}>{value === null ? text.choose : text.another}</Button>
          </FileTrigger>
          {value === null ? null : (
            <Button variant="quiet" onPress={() => onChange(null)}>
              {text.remove}
            </Button>
          )}
        </span>
      </div>
      <p
        className={problem === undefined ? 'text-sm text-ink-muted' : 'text-sm text-danger'}
        role={problem === undefined ? undefined : 'alert'}
      >
        {problem ?? text.kinds}
      </p>
    </div>
  );
};
