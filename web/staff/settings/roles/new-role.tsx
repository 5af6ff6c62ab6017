import { useState } from 'react';

import type { ObjectContract } from '#records/contract.ts';
import { Button, Dialog, FormLayout, Select, TextField, useWords } from '#web/kit/index.ts';
import { useCreate, useDeed } from '#web/records/index.ts';

import { noGrants } from './grants.ts';
import type { Role } from './use-roles.ts';

const words = {
  new: { fa: 'نقش تازه', en: 'New role' },
  name: { fa: 'نام نقش', en: 'Name of the role' },
  example: { fa: 'سرپرست فروش تهران', en: 'Sales lead, Tehran' },
  from: { fa: 'آغاز از', en: 'Begin with' },
  nothing: { fa: 'هیچ اختیاری', en: 'No rights' },
  like: { fa: (name: string) => `اختیارهای «${name}»`, en: (name: string) => `The rights of “${name}”` },
  make: { fa: 'ساختن', en: 'Make' },
};

/** A new role, like another or from nothing; its rights are set on its own page. */
export const NewRole = (props: {
  readonly object: ObjectContract;
  readonly roles: readonly Role[];
  readonly onMade: (id: string) => void;
}) => {
  const text = useWords(words);
  return (
    <Dialog title={text.new} size="small" trigger={<Button variant="primary">{text.new}</Button>}>
      <NewRoleForm {...props} />
    </Dialog>
  );
};

const NewRoleForm = ({ object, roles, onMade }: Parameters<typeof NewRole>[0]) => {
  const text = useWords(words);
  const create = useCreate(object);
  const deed = useDeed();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const limited = roles.filter(({ grants }) => grants && !grants.admin);

  const submit = () =>
    deed.run(async () => {
      const grants = limited.find(({ id }) => id === from)?.grants ?? noGrants;
      const { id } = await create.mutateAsync({ name, grants });
      onMade(id);
    });

  return (
    <FormLayout
      onSubmit={submit}
      problem={deed.rest(['name'])}
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
        label={text.from}
        value={from}
        onChange={(id) => setFrom(id ?? '')}
        options={[
          { id: '', label: text.nothing },
          ...limited.map((role) => ({ id: role.id, label: text.like(role.name) })),
        ]}
      />
    </FormLayout>
  );
};
