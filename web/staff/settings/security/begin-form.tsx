import { useState } from 'react';
import { encode } from 'uqr';

import { Button, CopyButton, FormLayout, Link, TextField, useWords } from '#web/kit/index.ts';
import { callApi, useDeed } from '#web/records/index.ts';

import { ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const words = {
  go: { fa: 'ادامه', en: 'Continue' },
  scan: {
    fa: 'این رمزینه را با برنامهٔ رمزساز گوشی (مانند Google Authenticator یا Aegis) بخوانید و کدی را که نشان می‌دهد بنویسید.',
    en: 'Scan this QR code with the authenticator on your phone (such as Google Authenticator or Aegis) and write the code it shows.',
  },
  picture: { fa: 'رمزینهٔ برنامهٔ رمزساز', en: 'QR code for the authenticator' },
  open: { fa: 'باز کردن در برنامهٔ همین گوشی', en: 'Open in this phone’s authenticator' },
  byHand: { fa: 'یا این کلید را دستی وارد کنید:', en: 'Or enter this key by hand:' },
  copy: { fa: 'رونوشت کلید', en: 'Copy the key' },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  code: { fa: 'کد شش‌رقمی', en: 'Six-digit code' },
  turnOn: { fa: 'روشن کردن', en: 'Turn on' },
};

type Begun = { readonly secret: string; readonly uri: string };

/** Password, then the key to scan and a first code, then the recovery codes. */
const BeginForm = ({ onDone }: { readonly onDone: () => void }) => {
  const text = useWords(words);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (begun !== null) return <ScanForm begun={begun} onConfirmed={setCodes} />;
  return (
    <ProofForm
      action={text.go}
      onProven={async (currentPassword) =>
        setBegun(await callApi<Begun>('/me/second-factor', { method: 'POST', body: { currentPassword } }))
      }
    />
  );
};

const ScanForm = (props: {
  readonly begun: Begun;
  readonly onConfirmed: (codes: readonly string[]) => void;
}) => {
  const text = useWords(words);
  const { secret, uri } = props.begun;
  const deed = useDeed();
  const [code, setCode] = useState('');

  const submit = () =>
    deed.run(async () => {
      const { recoveryCodes } = await callApi<{ recoveryCodes: readonly string[] }>('/me/second-factor', {
        method: 'PUT',
        body: { code },
      });
      props.onConfirmed(recoveryCodes);
    });

  return (
    <FormLayout
      onSubmit={submit}
      problem={deed.rest(['code'])}
      actions={
        <Button type="submit" variant="primary" pending={deed.pending} disabled={code.trim() === ''}>
          {text.turnOn}
        </Button>
      }
    >
      <p className="text-pretty">{text.scan}</p>
      <SquareCode text={uri} label={text.picture} />
      <p className="text-center sm:hidden">
        <Link href={uri}>{text.open}</Link>
      </p>
      <div className="text-sm text-ink-muted">
        <span className="block">{text.byHand}</span>
        <span className="flex items-center gap-1">
          <span className="min-w-0 break-all">
            <span dir="ltr" className="font-code">
              {inFours(secret)}
            </span>
          </span>
          <CopyButton value={secret} label={text.copy} done={text.copied} />
        </span>
      </div>
      <TextField
        label={text.code}
        kind="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={deed.errorOf('code')}
        autoFocus
      />
    </FormLayout>
  );
};

/** Dark on light whatever the theme: cameras read no other. */
const SquareCode = (props: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(props.text, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto size-48 rounded-control"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
};

const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

export default BeginForm;
