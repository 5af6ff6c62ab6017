import { useState } from 'react';

import type { Stored } from '#records/contract.ts';
import { Button, Dialog, FormLayout, useWords } from '#web/kit/index.ts';
import { callApi, useDeed, textIn } from '#web/records/index.ts';

import { LinkToPass, type MadeLink } from './link-to-pass.tsx';

const words = {
  title: {
    fa: (name: string) => `گذرواژهٔ تازه برای ${name}`,
    en: (name: string) => `A new password for ${name}`,
  },
  lead: {
    fa: 'پیوندی ساخته می‌شود که یک روز و یک بار کار می‌کند و او با آن گذرواژهٔ تازه‌ای می‌گذارد. گذرواژهٔ کنونی تا آن هنگام کار می‌کند.',
    en: 'A link is made that works once, for a day, to set a new password. The present one works until then.',
  },
  make: { fa: 'ساختن پیوند', en: 'Make the link' },
};

/** Helps somebody back in who forgot his password. */
export const ResetDialog = (props: { readonly member: Stored; readonly onClose: () => void }) => {
  const { member, onClose } = props;
  const text = useWords(words);
  const deed = useDeed();
  const [made, setMade] = useState<MadeLink | null>(null);
  const submit = () =>
    deed.run(async () =>
      setMade(await callApi<MadeLink>(`/members/${member.id}/password-reset`, { method: 'POST' })),
    );
  return (
    <Dialog
      title={text.title(textIn(member, 'name'))}
      size="small"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      {made ? (
        <LinkToPass made={made} onDone={onClose} />
      ) : (
        <FormLayout
          onSubmit={submit}
          problem={deed.problem?.detail}
          actions={
            <Button type="submit" variant="primary" pending={deed.pending}>
              {text.make}
            </Button>
          }
        >
          <p className="text-pretty text-ink-muted">{text.lead}</p>
        </FormLayout>
      )}
    </Dialog>
  );
};
