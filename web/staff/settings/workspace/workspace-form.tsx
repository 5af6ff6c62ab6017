import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { toLatinDigits } from '#persian/digits.ts';
import {
  Button,
  FormLayout,
  JalaliDayField,
  RadioGroup,
  showToast,
  TextField,
  useWords,
} from '#web/kit/index.ts';
import { callApi, keys, LeaveQuestion, useDeed } from '#web/records/index.ts';

import { workspaceQuery, type Workspace } from './workspace-page.tsx';

const words = {
  name: { fa: 'نام شرکت یا کسب‌وکار', en: 'Name of the company' },
  unit: { fa: 'مبلغ‌ها روی صفحه', en: 'Amounts on screen' },
  unitHint: {
    fa: 'مبلغ‌ها همیشه به ریال نگه داشته می‌شوند؛ این فقط نمایش است.',
    en: 'Amounts are always kept in rial; this is only how they show.',
  },
  toman: { fa: 'تومان', en: 'Toman' },
  rial: { fa: 'ریال', en: 'Rial' },
  fiscal: { fa: 'آغاز سال مالی', en: 'The fiscal year begins' },
  area: { fa: 'پیش‌شمارهٔ تلفن ثابت', en: 'Telephone area code' },
  areaHint: {
    fa: 'برای شماره‌هایی که بی‌پیش‌شماره نوشته می‌شوند؛ مانند ۰۲۱ برای تهران.',
    en: 'For numbers written without one, such as 021 for Tehran.',
  },
  areaWrong: {
    fa: 'پیش‌شماره سه رقم است و با صفر آغاز می‌شود، مانند ۰۲۱. می‌توانید خالی بگذارید.',
    en: 'An area code is three digits from zero on, such as 021. It may be left empty.',
  },
  nameMissing: { fa: 'نامی بنویسید که همکارانتان بشناسند.', en: 'Write a name that your colleagues know.' },
  save: { fa: 'ذخیره', en: 'Save' },
  saved: { fa: 'تنظیمات ذخیره شد و برای همه اعمال می‌شود.', en: 'Saved; it applies to everybody.' },
};

/** Name, money, year and area code. */
export const WorkspaceForm = ({ workspace }: { readonly workspace: Workspace }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const deed = useDeed();
  const saved = { name: workspace.name, ...pick(workspace.settings) };
  const [now, setNow] = useState(saved);
  const change = (some: Partial<typeof now>) => setNow((before) => ({ ...before, ...some }));

  const areaCode = toLatinDigits(now.areaCode).trim();
  const errors = {
    name: now.name.trim() === '' ? text.nameMissing : undefined,
    areaCode: areaCode === '' || /^0[1-9]\d$/.test(areaCode) ? undefined : text.areaWrong,
  };
  const unsaved = JSON.stringify(now) !== JSON.stringify(saved);

  const submit = () => {
    if (errors.name !== undefined || errors.areaCode !== undefined) return;
    const { name, ...settings } = now;
    deed.run(async () => {
      const body = { name, settings: { ...settings, areaCode: areaCode === '' ? null : areaCode } };
      const fresh = await callApi<Workspace>('/workspace', { method: 'PATCH', body });
      client.setQueryData(workspaceQuery.queryKey, fresh);
      setNow({ name: fresh.name, ...pick(fresh.settings) });
      await client.invalidateQueries({ queryKey: keys.me });
      deed.clear();
      showToast({ message: text.saved });
    });
  };

  return (
    <div className="mb-10">
      <LeaveQuestion unsaved={unsaved && !deed.pending} />
      <FormLayout
        onSubmit={submit}
        problem={deed.rest(['name', 'settings.areaCode'])}
        actions={
          <Button type="submit" variant="primary" pending={deed.pending} disabled={!unsaved}>
            {text.save}
          </Button>
        }
      >
        <TextField
          label={text.name}
          value={now.name}
          onChange={(name) => change({ name })}
          maxLength={120}
          error={errors.name ?? deed.errorOf('name')}
        />
        <RadioGroup
          label={text.unit}
          hint={text.unitHint}
          inline
          value={now.displayUnit}
          onChange={(id) => change({ displayUnit: id === 'rial' ? 'rial' : 'toman' })}
          options={[
            { id: 'toman', label: text.toman },
            { id: 'rial', label: text.rial },
          ]}
        />
        <JalaliDayField
          label={text.fiscal}
          value={now.fiscalYearStart}
          onChange={(fiscalYearStart) => change({ fiscalYearStart })}
        />
        <TextField
          label={text.area}
          hint={text.areaHint}
          kind="code"
          inputMode="numeric"
          value={now.areaCode}
          onChange={(code) => change({ areaCode: code })}
          error={errors.areaCode ?? deed.errorOf('settings.areaCode')}
          maxLength={3}
        />
      </FormLayout>
    </div>
  );
};

const pick = ({ displayUnit, fiscalYearStart, areaCode }: Workspace['settings']) => ({
  displayUnit,
  fiscalYearStart,
  areaCode: areaCode ?? '',
});
