import { lazy, Suspense } from 'react';

import type { Linked } from '#records/contract.ts';
import { isLinked } from '../data/values.ts';
import { contentHref } from '../files/content.ts';
import type { DisplayProps, FieldFace } from './face.ts';

// A row previews and sends files; lists only name them.
const FileRow = lazy(async () => ({ default: (await import('../files/file-rows.tsx')).FileRow }));

export const listOf = (value: unknown): readonly Linked[] =>
  Array.isArray(value) ? value.filter(isLinked) : [];

const Display = ({ value, place }: DisplayProps) => {
  const files = listOf(value);
  if (place === 'cell')
    return (
      <span className="flex gap-2 overflow-hidden">
        {files.map(({ id, title }) =>
          title === null ? null : (
            <a key={id} href={contentHref(id)} tabIndex={-1} className="truncate hover:text-accent">
              <bdi>{title}</bdi>
            </a>
          ),
        )}
      </span>
    );
  return (
    <Suspense fallback={<span className="block h-12" />}>
      <span className="flex flex-col gap-2">
        {files.map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
      </span>
    </Suspense>
  );
};

/** Files that hang on a record. */
export const files: FieldFace = { Display, tall: true, wide: true };
