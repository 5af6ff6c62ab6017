import { useState } from 'react';

import { toLatinDigits } from '#persian/digits.ts';
import { Button, Drawer, FormLayout, PasswordField, TextField, useWords } from '#web/kit/index.ts';
import { callApi, useDeed } from '#web/records/index.ts';

import type { ChannelSummary } from './data.ts';

const words = {
  title: { fa: 'پنل پیامک', en: 'SMS account' },
  key: { fa: 'کلید API کاوه‌نگار', en: 'Kavenegar API key' },
  keyHint: {
    fa: 'در کاوه‌نگار: تنظیمات، کلید API. کلید مهر و موم می‌شود و دیگر نشان داده نمی‌شود.',
    en: 'In Kavenegar: settings, API key. It is sealed and never shown again.',
  },
  sender: { fa: 'شمارهٔ خط', en: 'Sender line' },
  senderHint: { fa: 'خط خدماتی خودتان، مانند ۱۰۰۰۴۳۴۶', en: 'Your service line, such as 10004346' },
  save: { fa: 'ذخیره', en: 'Save' },
};

/** The workspace's own account for SMS. */
export const SmsForm = (props: {
  readonly summary: ChannelSummary;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) => {
  const { summary } = props;
  const text = useWords(words);
  const deed = useDeed();
  const [apiKey, setApiKey] = useState('');
  const [sender, setSender] = useState(summary.source === 'own' ? (summary.from ?? '') : '');
  const submit = () =>
    deed.run(async () => {
      await callApi('/channels/sms', {
        method: 'PUT',
        body: { apiKey: apiKey.trim(), sender: toLatinDigits(sender).replaceAll(/\s/g, '') },
      });
      props.onSaved();
    });
  return (
    <Drawer title={text.title} open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <FormLayout
        onSubmit={submit}
        problem={deed.rest(['apiKey', 'sender'])}
        actions={
          <Button
            type="submit"
            variant="primary"
            pending={deed.pending}
            disabled={apiKey.trim() === '' || sender.trim() === ''}
          >
            {text.save}
          </Button>
        }
      >
        <PasswordField
          label={text.key}
          value={apiKey}
          onChange={setApiKey}
          autoComplete="new-password"
          hint={text.keyHint}
          error={deed.errorOf('apiKey')}
          autoFocus
        />
        <TextField
          label={text.sender}
          kind="phone"
          value={sender}
          onChange={setSender}
          hint={text.senderHint}
          error={deed.errorOf('sender')}
          required
        />
      </FormLayout>
    </Drawer>
  );
};
