import { useState } from 'react';

import { Button, Checkbox, Dialog, FormLayout, TextField, useWords } from '#web/kit/index.ts';
import { callApi, useDeed } from '#web/records/index.ts';

const words = {
  title: { fa: 'فضای کار تازه', en: 'New workspace' },
  name: { fa: 'نام شرکت یا شعبه', en: 'Name of the firm or branch' },
  example: { fa: 'شعبهٔ شیراز', en: 'Shiraz branch' },
  hint: {
    fa: 'شما مدیر آن می‌شوید. واحد پول، تعطیلات و سال مالی همان است که اینجاست؛ هر وقت خواستید عوضش کنید.',
    en: 'You become its administrator. Money, days off and fiscal year are as here, and can be changed there.',
  },
  sample: { fa: 'چند شرکت و معاملهٔ نمونه بگذار', en: 'Put in some sample companies and deals' },
  make: { fa: 'ساختن و رفتن به آن', en: 'Make it and go there' },
};

/** Makes a further workspace and goes there. */
export const NewWorkspace = () => {
  const text = useWords(words);
  return (
    <Dialog title={text.title} size="small" trigger={<Button>{text.title}</Button>}>
      {() => <WorkspaceForm />}
    </Dialog>
  );
};

const WorkspaceForm = () => {
  const text = useWords(words);
  const deed = useDeed();
  const [name, setName] = useState('');
  const [sampleData, setSampleData] = useState(false);

  const submit = () =>
    deed.run(async () => {
      await callApi('/workspaces', { method: 'POST', body: { name, sampleData } });
      // Nothing of this workspace may stay in memory.
      location.assign('/');
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
        hint={text.hint}
        placeholder={text.example}
        value={name}
        onChange={setName}
        maxLength={120}
        error={deed.errorOf('name')}
        autoFocus
      />
      <Checkbox checked={sampleData} onChange={setSampleData}>
        {text.sample}
      </Checkbox>
    </FormLayout>
  );
};
