import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { Button, CopyButton, Dialog, FormLayout, Select, TextField, useWords } from '#web/kit/index.ts';
import { callApi, useDeed } from '#web/records/index.ts';

import { useRoles } from '../roles/use-roles.ts';
import { keysKey } from './keys-page.tsx';

const words = {
  new: { fa: 'کلید تازه', en: 'New key' },
  name: { fa: 'برای چه برنامه‌ای؟', en: 'For which program?' },
  example: { fa: 'سایت فروشگاه', en: 'The shop’s site' },
  role: { fa: 'تا چه اندازه؟', en: 'How far?' },
  own: { fa: 'همهٔ آنچه خودم می‌توانم', en: 'All that I may' },
  within: { fa: (role: string) => `در حد نقش «${role}»`, en: (role: string) => `Within the role “${role}”` },
  term: { fa: 'تا کی؟', en: 'How long?' },
  months: { fa: 'سه ماه', en: 'Three months' },
  year: { fa: 'یک سال', en: 'A year' },
  forever: { fa: 'بی‌پایان', en: 'No end' },
  make: { fa: 'ساختن', en: 'Make' },
  shownOnce: {
    fa: 'این کلید فقط همین یک بار نشان داده می‌شود. آن را در برنامهٔ خود بگذارید و مانند گذرواژه نگه دارید.',
    en: 'This key is shown this once. Put it into your program and keep it like a password.',
  },
  key: { fa: 'کلید', en: 'Key' },
  copy: { fa: 'رونوشت کلید', en: 'Copy the key' },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  done: { fa: 'برداشتم', en: 'I have it' },
};

const days = { months: 90, year: 365, forever: null } as const;
type Term = keyof typeof days;

/** Makes a key and shows it once. */
export const NewKey = () => {
  const text = useWords(words);
  const [key, setKey] = useState<string | null>(null);
  return (
    <Dialog
      title={text.new}
      size="small"
      dismissable={key === null}
      onOpenChange={() => setKey(null)}
      trigger={<Button variant="primary">{text.new}</Button>}
    >
      {(close) => (key === null ? <KeyForm onMade={setKey} /> : <MadeKey value={key} onDone={close} />)}
    </Dialog>
  );
};

const KeyForm = ({ onMade }: { readonly onMade: (key: string) => void }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const roles = useRoles();
  const deed = useDeed();
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [term, setTerm] = useState<Term>('year');

  const submit = () =>
    deed.run(async () => {
      const count = days[term];
      const expiresAt = count === null ? null : new Date(Date.now() + count * 86_400_000).toISOString();
      const made = await callApi<{ key: string }>('/api-keys', {
        method: 'POST',
        body: { name, role: role === '' ? null : role, expiresAt },
      });
      await client.invalidateQueries({ queryKey: keysKey });
      onMade(made.key);
    });

  return (
    <FormLayout
      onSubmit={submit}
      problem={deed.rest(['name', 'role'])}
      actions={
        <Button type="submit" variant="primary" pending={deed.pending} disabled={name.trim() === ''}>
          {text.make}
        </Button>
      }
    >
      <TextField
        label={text.name}
        placeholder={text.example}
        value={name}
        onChange={setName}
        maxLength={100}
        error={deed.errorOf('name')}
        autoFocus
      />
      <Select
        label={text.role}
        value={role}
        onChange={(id) => setRole(id ?? '')}
        options={[
          { id: '', label: text.own },
          ...roles.map(({ id, name: roleName }) => ({ id, label: text.within(roleName) })),
        ]}
        error={deed.errorOf('role')}
      />
      <Select
        label={text.term}
        value={term}
        onChange={(id) => setTerm((id ?? 'year') as Term)}
        options={(['months', 'year', 'forever'] as const).map((id) => ({ id, label: text[id] }))}
      />
    </FormLayout>
  );
};

const MadeKey = (props: { readonly value: string; readonly onDone: () => void }) => {
  const text = useWords(words);
  return (
    <div className="flex flex-col gap-4 pb-2">
      <p className="text-pretty">{text.shownOnce}</p>
      <div className="flex items-center gap-2 rounded-control bg-surface-2 p-3">
        <code dir="ltr" aria-label={text.key} className="min-w-0 flex-1 font-code text-sm break-all">
          {props.value}
        </code>
        <CopyButton value={props.value} label={text.copy} done={text.copied} />
      </div>
      <div>
        <Button variant="primary" onPress={props.onDone}>
          {text.done}
        </Button>
      </div>
    </div>
  );
};
