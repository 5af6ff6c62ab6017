import { RadioGroup, Select, useWords, type Preferences } from '#web/kit/index.ts';

import { firstScreens } from '../../shell/first-screens.ts';
import { useShell } from '../../shell/index.tsx';
import { Part } from '../list.tsx';
import { IdentifiersPart } from './identifiers-part.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { WorkspacesPart } from './workspaces-part.tsx';

const words = {
  title: { fa: 'حساب من', en: 'My account' },
  look: { fa: 'زبان و نمایش', en: 'Language and display' },
  lookHint: {
    fa: 'هر انتخاب همان دم اعمال می‌شود و با حساب شما به دستگاه‌های دیگرتان هم می‌آید.',
    en: 'Each choice applies at once and follows your account to your other devices.',
  },
  language: { fa: 'زبان', en: 'Language' },
  theme: { fa: 'پوسته', en: 'Theme' },
  themeAuto: { fa: 'مانند دستگاه', en: 'Same as the device' },
  light: { fa: 'روشن', en: 'Light' },
  dark: { fa: 'تیره', en: 'Dark' },
  density: { fa: 'فشردگی', en: 'Density' },
  densityHint: {
    fa: 'ردیف‌ها، کارت‌ها و فرم‌ها را فشرده‌تر می‌کند؛ روی گوشی همه چیز به اندازهٔ انگشت می‌ماند.',
    en: 'Brings rows, cards and forms closer together; on a phone everything stays the size of a finger.',
  },
  comfortable: { fa: 'راحت', en: 'Comfortable' },
  compact: { fa: 'فشرده', en: 'Compact' },
  calendar: { fa: 'تقویم', en: 'Calendar' },
  digits: { fa: 'ارقام', en: 'Digits' },
  first: { fa: 'صفحهٔ آغاز', en: 'First screen' },
  firstHint: { fa: 'هر بار که پیوند باز می‌شود.', en: 'Whenever Peyvand is opened.' },
  firstAuto: { fa: 'نخستین بخش', en: 'The first section' },
  asLanguage: { fa: 'مطابق زبان', en: 'As the language' },
  jalali: { fa: 'خورشیدی', en: 'Jalali' },
  gregorian: { fa: 'میلادی', en: 'Gregorian' },
};

/** Who I am, and how I like my screens. */
const AccountPage = () => {
  const text = useWords(words);
  return (
    <SettingsPage section="/settings/account" title={text.title}>
      <Part title={text.look} hint={text.lookHint}>
        <Look />
      </Part>
      <IdentifiersPart />
      <WorkspacesPart />
    </SettingsPage>
  );
};

/** No address is called so. */
const auto = 'auto';

const Look = () => {
  const text = useWords(words);
  const shell = useShell();
  const { preferences, onPreferencesChange } = shell;
  const screens = firstScreens(shell, preferences.locale);
  const set = (key: keyof Preferences, value: string | null) => {
    if (value !== null) onPreferencesChange({ ...preferences, [key]: value });
  };
  return (
    <div className="flex flex-col gap-5 rounded-card bg-surface-1 p-4">
      <RadioGroup
        inline
        label={text.language}
        value={preferences.locale}
        onChange={(id) => set('locale', id)}
        // Each language is written in itself, so that whoever landed in the wrong one finds the way back.
        options={[
          { id: 'fa', label: 'فارسی' },
          { id: 'en', label: 'English' },
        ]}
      />
      <RadioGroup
        inline
        label={text.theme}
        value={preferences.theme}
        onChange={(id) => set('theme', id)}
        options={[
          { id: 'auto', label: text.themeAuto },
          { id: 'light', label: text.light },
          { id: 'dark', label: text.dark },
        ]}
      />
      <RadioGroup
        inline
        label={text.density}
        hint={text.densityHint}
        value={preferences.density}
        onChange={(id) => set('density', id)}
        options={[
          { id: 'comfortable', label: text.comfortable },
          { id: 'compact', label: text.compact },
        ]}
      />
      <div className="grid max-w-md grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Select
          label={text.calendar}
          value={preferences.calendar}
          onChange={(id) => set('calendar', id)}
          options={[
            { id: 'auto', label: text.asLanguage },
            { id: 'persian', label: text.jalali },
            { id: 'gregory', label: text.gregorian },
          ]}
        />
        <Select
          label={text.digits}
          value={preferences.digits}
          onChange={(id) => set('digits', id)}
          options={[
            { id: 'auto', label: text.asLanguage },
            { id: 'fa', label: '۰۱۲۳۴۵۶۷۸۹' },
            { id: 'en', label: '0123456789' },
          ]}
        />
        <Select
          label={text.first}
          hint={text.firstHint}
          value={screens.find(({ href }) => href === preferences.firstScreen)?.href ?? auto}
          onChange={(id) => set('firstScreen', id === auto ? '' : id)}
          options={[
            { id: auto, label: text.firstAuto },
            ...screens.map(({ href, label }) => ({ id: href, label })),
          ]}
        />
      </div>
    </div>
  );
};

export default AccountPage;
