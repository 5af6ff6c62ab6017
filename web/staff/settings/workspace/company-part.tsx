import { useState } from 'react';

import { say, type Phrase } from '#persian/bilingual.ts';
import type { Check } from '#persian/ids/check.ts';
import { checkCompanyId } from '#persian/ids/company-id.ts';
import { checkEconomicCode } from '#persian/ids/economic-code.ts';
import { checkPostalCode } from '#persian/ids/postal-code.ts';
import {
  Button,
  FieldRow,
  FormLayout,
  showToast,
  TextField,
  useLocale,
  useWords,
  type TextKind,
} from '#web/kit/index.ts';
import { LeaveQuestion, useDeed, type Company } from '#web/records/index.ts';

import { useChangeSettings } from '../calendar/use-settings.ts';
import { Part } from '../list.tsx';
import { PictureField } from './picture-field.tsx';
import type { Workspace } from './workspace-page.tsx';

const words = {
  title: { fa: 'شرکت', en: 'The company' },
  hint: {
    fa: 'نشان در کنار نام فضای کار می‌آید؛ مشخصات برای سندها و برنامه‌هایی است که از API می‌خوانند. هر چه ندارید خالی بماند.',
    en: 'The logo stands beside the workspace’s name; the particulars are for papers and for programs that read the API. Leave empty what you do not have.',
  },
  legalName: { fa: 'نام ثبتی', en: 'Registered name' },
  nationalId: { fa: 'شناسهٔ ملی', en: 'National id' },
  economicCode: { fa: 'کد اقتصادی', en: 'Economic code' },
  registrationNumber: { fa: 'شمارهٔ ثبت', en: 'Registration number' },
  phone: { fa: 'تلفن', en: 'Phone' },
  email: { fa: 'رایانامه', en: 'E-mail' },
  website: { fa: 'وبگاه', en: 'Website' },
  province: { fa: 'استان', en: 'Province' },
  city: { fa: 'شهر', en: 'City' },
  address: { fa: 'نشانی', en: 'Address' },
  postalCode: { fa: 'کد پستی', en: 'Postal code' },
  logo: { fa: 'نشان (لوگو)', en: 'Logo' },
  seal: { fa: 'مهر و امضا', en: 'Seal and signature' },
  save: { fa: 'ذخیرهٔ مشخصات', en: 'Save the particulars' },
  saved: { fa: 'مشخصات شرکت ذخیره شد.', en: 'The particulars were saved.' },
};

type Text = Exclude<keyof Company, 'logo' | 'seal'>;

const checks: Readonly<Partial<Record<Text, (text: string) => Check<string>>>> = {
  nationalId: checkCompanyId,
  economicCode: checkEconomicCode,
  postalCode: checkPostalCode,
};

const kinds: Readonly<Partial<Record<Text, TextKind>>> = {
  nationalId: 'code',
  economicCode: 'code',
  registrationNumber: 'code',
  postalCode: 'code',
  phone: 'phone',
  email: 'email',
  website: 'url',
};

/** What is wrong with an id, by its own rules; nothing is never wrong. */
const wrongIn = (name: Text, value: string): Phrase | undefined => {
  const checked = value.trim() === '' ? undefined : checks[name]?.(value);
  return checked && !checked.ok ? checked.phrase : undefined;
};

/** Ids as their rules write them, so that what was typed with Persian digits is kept in Latin ones. */
const asKept = (company: Company): Company => {
  const kept: Record<string, string | null> = { ...company };
  for (const [name, check] of Object.entries(checks)) {
    const checked = check(company[name as Text]);
    if (checked.ok) kept[name] = checked.value;
  }
  return kept as Company;
};

/** Who the firm is on its papers: names, ids, address, logo and seal. */
export const CompanyPart = ({ workspace }: { readonly workspace: Workspace }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const deed = useDeed();
  const change = useChangeSettings();
  const saved = workspace.settings.company;
  const [now, setNow] = useState(saved);
  const [asked, setAsked] = useState(false);
  const unsaved = JSON.stringify(now) !== JSON.stringify(saved);
  const wrong = (Object.keys(checks) as Text[]).some((name) => wrongIn(name, now[name]));
  const submit = () => {
    setAsked(true);
    if (wrong) return;
    deed.run(async () => {
      const kept = asKept(now);
      await change({ company: kept });
      setNow(kept);
      deed.clear();
      showToast({ message: text.saved });
    });
  };
  const field = (name: Text) => {
    const problem = asked ? wrongIn(name, now[name]) : undefined;
    return (
      <TextField
        label={text[name]}
        kind={kinds[name] ?? 'text'}
        value={now[name]}
        maxLength={name === 'address' ? 300 : 60}
        onChange={(value) => setNow((before) => ({ ...before, [name]: value }))}
        {...(problem ? { error: say(problem, locale) } : {})}
      />
    );
  };
  return (
    <Part title={text.title} hint={text.hint}>
      <LeaveQuestion unsaved={unsaved && !deed.pending} />
      <FormLayout
        onSubmit={submit}
        problem={deed.problem?.detail}
        actions={
          <Button type="submit" variant="primary" pending={deed.pending} disabled={!unsaved}>
            {text.save}
          </Button>
        }
      >
        <FieldRow>
          {(['logo', 'seal'] as const).map((name) => (
            <PictureField
              key={name}
              label={text[name]}
              name={name}
              value={now[name]}
              saved={saved[name]}
              onChange={(id) => setNow((before) => ({ ...before, [name]: id }))}
            />
          ))}
        </FieldRow>
        {field('legalName')}
        <FieldRow>
          {field('nationalId')}
          {field('economicCode')}
        </FieldRow>
        <FieldRow>
          {field('registrationNumber')}
          {field('phone')}
        </FieldRow>
        <FieldRow>
          {field('email')}
          {field('website')}
        </FieldRow>
        <FieldRow>
          {field('province')}
          {field('city')}
        </FieldRow>
        {field('address')}
        <FieldRow>{field('postalCode')}</FieldRow>
      </FormLayout>
    </Part>
  );
};
