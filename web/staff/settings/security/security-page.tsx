import { useWords } from '#web/kit/index.ts';

import { SettingsPage } from '../settings-page.tsx';
import { PasswordPart } from './password-part.tsx';
import { SecondFactorPart } from './second-factor-part.tsx';
import { SessionsPart } from './sessions-part.tsx';

const words = { title: { fa: 'امنیت حساب', en: 'Account security' } };

/** What guards one's account: password, second factor, and where it is open. */
const SecurityPage = () => {
  const text = useWords(words);
  return (
    <SettingsPage section="/settings/security" title={text.title}>
      <SecondFactorPart />
      <SessionsPart />
      <PasswordPart />
    </SettingsPage>
  );
};

export default SecurityPage;
