import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';

import type { SchemaContract } from '#records/contract.ts';
import {
  ErrorState,
  KitProvider,
  readPreferences,
  savePreferences,
  useWords,
  wordsIn,
} from '#web/kit/index.ts';
import {
  AskFieldsProvider,
  isProblem,
  ListDeedsContext,
  matches,
  mayDeed,
  meQuery,
  QuickCreateProvider,
  schemaQuery,
  tellFailure,
  useLive,
  usePalette,
  usePlaces,
  useSavePreferences,
  type Me,
} from '#web/records/index.ts';

import { fetchAhead, fetchFirst } from './ahead.ts';
import { listDeeds } from './modules.ts';
import { NoWorkspace } from './no-workspace.tsx';
import { screens } from './screens.ts';
import { StaffShell } from './shell/index.tsx';
import { screensFor } from './shell/screens.ts';
import { signOut } from './sign-out.ts';

const words = {
  failed: { fa: 'پیوند باز نشد', en: 'Peyvand did not open' },
  safe: { fa: 'داده‌های شما سر جای خود است.', en: 'Your data is where it was.' },
  account: { fa: 'حساب من', en: 'My account' },
  notSignedOut: { fa: 'از حساب خارج نشدید', en: 'You were not signed out' },
  notKept: {
    fa: 'این انتخاب برای دستگاه‌های دیگرتان ذخیره نشد',
    en: 'This was not kept for your other devices',
  },
};

fetchFirst(screens, location.pathname);

/** Asks who is signed in and what he may see, both at once; the app stands on the answers. */
export const Start = () => {
  const me = useQuery(meQuery);
  const schema = useQuery(schemaQuery);
  const error = me.error ?? schema.error;
  if (isProblem(error, 'no-workspace'))
    return (
      <BeforeStart>
        <NoWorkspace />
      </BeforeStart>
    );
  if (me.data && schema.data) return <SignedIn me={me.data} schema={schema.data} />;
  if (!error || isProblem(error, 'not-signed-in')) return null;
  return (
    <BeforeStart>
      <StartFailed error={error} onRetry={() => void Promise.all([me.refetch(), schema.refetch()])} />
    </BeforeStart>
  );
};

const SignedIn = ({ me, schema }: { readonly me: Me; readonly schema: SchemaContract }) => {
  useLive();
  const { preferences, workspace, member } = me;
  const { logo } = workspace.settings.company;
  const save = useSavePreferences();
  // The provider of the language stands beneath this component.
  const text = wordsIn(words, preferences.locale);
  const places = usePlaces(preferences.locale);
  const palette = usePalette(preferences.locale, workspace.settings.displayUnit);
  useEffect(fetchAhead, []);
  // This browser remembers the look, so that the next start begins with it.
  useEffect(() => savePreferences(preferences), [preferences]);
  return (
    <StaffShell
      screens={screensFor(screens, {
        read: (name) => schema.objects.some((one) => one.name === name),
        make: (name) => schema.objects.some((one) => one.name === name && one.abilities.create),
        deed: (name) => mayDeed(me, name),
      })}
      places={places}
      search={palette.search}
      suggest={palette.suggest}
      matches={matches}
      me={{ name: member.name, ...(member.jobTitle ? { detail: member.jobTitle } : {}) }}
      workspace={{
        name: workspace.name,
        ...(logo === null ? {} : { image: `/api/v1/workspace/pictures/logo?of=${logo}` }),
        timeZone: workspace.settings.timeZone,
        moneyUnit: workspace.settings.displayUnit,
      }}
      preferences={preferences}
      onPreferencesChange={(next) =>
        void save(next).catch((error: unknown) => tellFailure(text.notKept, error))
      }
      onSignOut={() => void signOut().catch((error: unknown) => tellFailure(text.notSignedOut, error))}
      accountLinks={[{ label: words.account, href: '/settings/account' }]}
      onPageError={(error) => (isProblem(error) ? error.requestId : undefined)}
      around={(page) => (
        <AskFieldsProvider>
          <ListDeedsContext value={listDeeds}>
            <QuickCreateProvider>{page}</QuickCreateProvider>
          </ListDeedsContext>
        </AskFieldsProvider>
      )}
    />
  );
};

/** Before the account is known, this browser's memory of the look serves. */
const BeforeStart = ({ children }: { readonly children: React.ReactNode }) => {
  const [{ locale, theme, density, calendar, digits }] = useState(readPreferences);
  return (
    <KitProvider locale={locale} theme={theme} density={density} calendar={calendar} digits={digits}>
      {children}
    </KitProvider>
  );
};

const StartFailed = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => {
  const text = useWords(words);
  return (
    <ErrorState
      title={text.failed}
      safe={text.safe}
      remedy={error.message}
      {...(isProblem(error) ? { code: error.requestId ?? error.code } : {})}
      onRetry={onRetry}
    />
  );
};
