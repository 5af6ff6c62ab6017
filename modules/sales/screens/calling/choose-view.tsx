import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { Filter, PageQuery, Sort } from '#records/contract.ts';
import { Button, Dialog, Select, useLocale, useWords } from '#web/kit/index.ts';
import { useRecordPages, useSchema } from '#web/records/index.ts';

import { calledObjects } from '../../contract/script.ts';
import { NewListDialog } from './new-list-dialog.tsx';

const words = {
  title: { fa: 'فهرست تماس از کدام نما؟', en: 'A call list of which view?' },
  of: { fa: 'با چه کسانی', en: 'Of whom' },
  view: { fa: 'نمای ذخیره‌شده', en: 'Saved view' },
  whole: { fa: 'همه', en: 'All' },
  on: { fa: 'ادامه', en: 'Go on' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  hint: {
    fa: 'برای گزینش دیگر، در خود فهرست ردیف‌ها را برگزینید و «فهرست تماس» را بزنید.',
    en: 'For any other choice, select rows in the list itself and press “Call list”.',
  },
};

type View = { readonly filter?: Filter; readonly variant?: string; readonly sort?: readonly Sort[] };

/** First of which saved view the list is made, then how it is called. */
export const ChooseView = ({ onClose }: { readonly onClose: () => void }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { objects } = useSchema();
  const called = objects.filter(({ name }) => (calledObjects as readonly string[]).includes(name));
  const [object, setObject] = useState<string>(
    called.find(({ name }) => name === 'lead')?.name ?? called[0]?.name ?? 'party',
  );
  const [view, setView] = useState('');
  const [chosen, setChosen] = useState<PageQuery | null>(null);
  const views = useRecordPages('saved_view', {
    filter: { field: 'object', op: 'eq', value: object },
    limit: 100,
  });
  if (chosen) return <NewListDialog object={object} query={chosen} onClose={onClose} />;
  const go = () => {
    const found = views.records.find(({ id }) => id === view);
    const { filter, variant, sort } = (found?.values['definition'] ?? {}) as View;
    setChosen({
      ...(filter ? { filter } : {}),
      ...(variant === undefined ? {} : { variant }),
      ...(sort && sort.length > 0 ? { sort } : {}),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={text.title}
      size="small"
      actions={
        <>
          <Button variant="primary" onPress={go}>
            {text.on}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label={text.of}
          value={object}
          options={called.map((one) => ({ id: one.name, label: say(one.many, locale) }))}
          onChange={(id) => {
            setObject(id ?? object);
            setView('');
          }}
        />
        <Select
          label={text.view}
          value={view}
          options={[
            { id: '', label: text.whole },
            ...views.records.map(({ id, values }) => ({ id, label: String(values['name']) })),
          ]}
          onChange={(id) => setView(id ?? '')}
        />
        <p className="text-sm text-ink-muted">{text.hint}</p>
      </div>
    </Dialog>
  );
};
