import { useCallback, useState, type ReactNode } from 'react';

import { say } from '#persian/bilingual.ts';
import type { Stored } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { QuickCreateContext, type QuickCreateRequest } from '../fields/quick-create-context.ts';
import { RecordDrawer } from './record-drawer.tsx';

const words = {
  title: { fa: (one: string) => `${one} تازه`, en: (one: string) => `New ${one.toLowerCase()}` },
};

type Asked = QuickCreateRequest & {
  readonly key: number;
  readonly answer: (record: Stored | null) => void;
};

let asked = 0;

/** Lets anything inside make a record of any object over the page; a form may open another one for a link. */
export const QuickCreateProvider = ({ children }: { readonly children: ReactNode }) => {
  const [open, setOpen] = useState<readonly Asked[]>([]);
  const quickCreate = useCallback(
    (request: QuickCreateRequest) =>
      new Promise<Stored | null>((answer) => {
        asked += 1;
        setOpen((before) => [...before, { ...request, key: asked, answer }]);
      }),
    [],
  );
  const close = (one: Asked, record: Stored | null) => {
    setOpen((before) => before.filter((other) => other !== one));
    one.answer(record);
  };
  return (
    <QuickCreateContext value={quickCreate}>
      {children}
      {open.map((one) => (
        <QuickCreateDrawer key={one.key} request={one} onDone={(record) => close(one, record)} />
      ))}
    </QuickCreateContext>
  );
};

const QuickCreateDrawer = (props: {
  readonly request: QuickCreateRequest;
  readonly onDone: (record: Stored | null) => void;
}) => {
  const { object: name, variant, prefill } = props.request;
  const { locale } = useLocale();
  const text = useWords(words);
  const object = useSchema().objects.find((one) => one.name === name);
  if (!object) return null;
  const one = object.variants.find((other) => other.name === variant)?.one ?? object.one;
  return (
    <RecordDrawer
      title={text.title(say(one, locale))}
      object={object}
      variant={variant}
      prefill={prefill}
      onSaved={props.onDone}
      onClose={() => props.onDone(null)}
    />
  );
};
