import { useDeferredValue, useMemo } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';
import { ApiProblem, callApi, FieldValue } from '#web/records/index.ts';

const words = {
  result: { fa: 'نتیجه', en: 'Result' },
  on: { fa: (title: string) => `بر «${title}»`, en: (title: string) => `on “${title}”` },
  untitled: { fa: 'رکوردی بی‌نام', en: 'an untitled record' },
  none: {
    fa: 'درست است. هنوز رکوردی نیست که نتیجه‌اش نشان داده شود.',
    en: 'It is sound. There is no record yet to show a result on.',
  },
};

type Result = {
  readonly field: FieldContract;
  readonly on: { readonly id: string; readonly title: string | null } | null;
  readonly value: unknown;
};

/** What a formula or roll-up gives on a real record, as it is being written; what is wrong with it, in words. */
export const Trial = (props: {
  readonly object: ObjectContract;
  readonly kind: 'formula' | 'rollUp';
  readonly name: string | undefined;
  readonly label: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly ready: boolean;
}) => {
  const { object, kind, name, label, ready } = props;
  const text = useWords(words);
  const written = JSON.stringify(props.options);
  const settled = useDeferredValue(written);
  const body = useMemo(
    () => ({
      kind,
      label: { fa: label === '' ? '؟' : label, en: label === '' ? '?' : label },
      options: JSON.parse(settled) as unknown,
      ...(name === undefined ? {} : { field: name }),
    }),
    [kind, label, settled, name],
  );
  const trial = useQuery({
    queryKey: ['schema', 'trial', object.name, body],
    queryFn: ({ signal }) =>
      callApi<Result>(`/schema/objects/${object.name}/trial`, { method: 'POST', body, signal }),
    enabled: ready,
    retry: false,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
  if (!ready) return null;
  const { data, error } = trial;
  return (
    <div role="status" className="rounded-control bg-surface-2 px-3 py-2">
      {error instanceof ApiProblem ? (
        <p className="text-danger">{error.detail}</p>
      ) : data === undefined ? (
        <p className="text-ink-muted">…</p>
      ) : data.on === null ? (
        <p className="text-ink-muted">{text.none}</p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-sm text-ink-muted">
            {text.result} {text.on(data.on.title ?? text.untitled)}:
          </span>
          <span className="font-medium">
            <FieldValue field={data.field} value={data.value} place="page" />
          </span>
        </p>
      )}
    </div>
  );
};
