import { lazy, Suspense, useState } from 'react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Badge, Button, Dialog, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, useMe } from '#web/records/index.ts';

import { Part } from '../list.tsx';
import { ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useRenewMe } from './use-renew-me.ts';

// It brings the drawing of the square code with it, which nobody else needs.
const BeginForm = lazy(() => import('./begin-form.tsx'));

const words = {
  title: { fa: 'ورود دومرحله‌ای', en: 'Second factor' },
  hint: {
    fa: 'جز گذرواژه، کدی هم از برنامهٔ رمزساز گوشی خواسته می‌شود؛ گذرواژهٔ دزدیده‌شده دیگر به کار کسی نمی‌آید.',
    en: 'Beside the password a code of your phone’s authenticator is asked for; a stolen password is of no use then.',
  },
  on: { fa: 'روشن', en: 'On' },
  off: { fa: 'خاموش', en: 'Off' },
  turnOn: { fa: 'روشن کردن', en: 'Turn on' },
  turnOff: { fa: 'خاموش کردن', en: 'Turn off' },
  offBody: {
    fa: 'از آن پس تنها گذرواژه از حساب شما پاسداری می‌کند. واگرد ندارد؛ برای روشن کردن باید برنامه را از نو وصل کنید.',
    en: 'From then on the password alone guards your account. It cannot be undone; to turn it on again, connect your app anew.',
  },
  renew: { fa: 'کدهای بازیابی تازه', en: 'New recovery codes' },
  renewBody: {
    fa: 'کدهای پیشین دیگر کار نخواهند کرد و باز نمی‌گردند.',
    en: 'The former codes will no longer work and cannot come back.',
  },
  left: {
    fa: (count: string) => `${count} کد بازیابی برایتان مانده است.`,
    en: (count: string) => `${counted(count, 'recovery code is', 'recovery codes are')} left.`,
  },
};

/** Turning the second factor on and off, and its recovery codes. */
export const SecondFactorPart = () => {
  const text = useWords(words);
  const { digits } = useLocale();
  const { person } = useMe();
  return (
    <Part
      title={text.title}
      hint={text.hint}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={person.secondFactor ? 'success' : 'neutral'}>
            {person.secondFactor ? text.on : text.off}
          </Badge>
          {person.secondFactor ? (
            <>
              <RenewCodes />
              <TurnOff />
            </>
          ) : (
            <TurnOn />
          )}
        </div>
      }
    >
      {person.secondFactor ? (
        <p className={person.recoveryCodesLeft < 3 ? 'text-warning' : 'text-ink-muted'}>
          {text.left(formatNumber(person.recoveryCodesLeft, digits))}
        </p>
      ) : null}
    </Part>
  );
};

const TurnOn = () => {
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  const renewMe = useRenewMe();
  return (
    <Dialog
      title={text.turnOn}
      size="small"
      open={open}
      dismissable={false}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) renewMe();
      }}
      trigger={<Button variant="primary">{text.turnOn}</Button>}
    >
      {(close) => (
        <Suspense>
          <BeginForm onDone={close} />
        </Suspense>
      )}
    </Dialog>
  );
};

const TurnOff = () => {
  const text = useWords(words);
  const renewMe = useRenewMe();
  return (
    <Dialog title={text.turnOff} size="small" trigger={<Button>{text.turnOff}</Button>}>
      {(close) => (
        <ProofForm
          action={text.turnOff}
          danger
          onProven={async (currentPassword) => {
            await callApi('/me/second-factor/removal', { method: 'POST', body: { currentPassword } });
            close();
            renewMe();
          }}
        >
          {text.offBody}
        </ProofForm>
      )}
    </Dialog>
  );
};

const RenewCodes = () => {
  const text = useWords(words);
  const renewMe = useRenewMe();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Dialog
      title={text.renew}
      size="small"
      trigger={<Button>{text.renew}</Button>}
      onOpenChange={() => setCodes(null)}
    >
      {(close) =>
        codes === null ? (
          <ProofForm
            action={text.renew}
            onProven={async (currentPassword) => {
              const { recoveryCodes } = await callApi<{ recoveryCodes: readonly string[] }>(
                '/me/recovery-codes',
                { method: 'POST', body: { currentPassword } },
              );
              setCodes(recoveryCodes);
              renewMe();
            }}
          >
            {text.renewBody}
          </ProofForm>
        ) : (
          <RecoveryCodes codes={codes} onDone={close} />
        )
      }
    </Dialog>
  );
};
