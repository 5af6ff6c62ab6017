import { useState } from 'react';

import type { Stored } from '#records/contract.ts';
import { Button, Dialog, FormLayout, TextField, useWords } from '#web/kit/index.ts';
import { callApi, useDeed, textIn } from '#web/records/index.ts';

import { LinkToPass, type MadeLink } from './link-to-pass.tsx';

const words = {
  title: { fa: (name: string) => `دعوت ${name}`, en: (name: string) => `Invite ${name}` },
  identifier: { fa: 'شمارهٔ همراه یا رایانامه', en: 'Mobile number or e-mail' },
  hint: {
    fa: 'با همین وارد می‌شود. پیوند دعوت یک هفته و یک بار کار می‌کند.',
    en: 'They sign in with it. The invitation works once, for a week.',
  },
  invite: { fa: 'دعوت', en: 'Invite' },
};

/** Makes an invitation: sent where a channel can carry it, else a link to pass on. */
export const InviteDialog = (props: { readonly member: Stored; readonly onClose: () => void }) => {
  const { member, onClose } = props;
  const text = useWords(words);
  const deed = useDeed();
  const [identifier, setIdentifier] = useState(() => firstIdentifier(member));
  const [made, setMade] = useState<MadeLink | null>(null);

  const submit = () =>
    deed.run(async () => {
      const body = identifier.trim() === '' ? {} : { identifier };
      setMade(await callApi<MadeLink>(`/members/${member.id}/invitation`, { method: 'POST', body }));
    });

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
          problem={deed.rest(['identifier'])}
          actions={
            <Button type="submit" variant="primary" pending={deed.pending}>
              {text.invite}
            </Button>
          }
        >
          <TextField
            label={text.identifier}
            kind="email"
            value={identifier}
            onChange={setIdentifier}
            hint={text.hint}
            error={deed.errorOf('identifier')}
            autoFocus
          />
        </FormLayout>
      )}
    </Dialog>
  );
};

/** What the member's record offers to sign in with; the server has the last word. */
const firstIdentifier = ({ values }: Stored): string => {
  const texts = [
    ...listOf(values['phones']).map((phone) => phone['number']),
    ...listOf(values['emails']).map((email) => email['address']),
  ];
  return texts.find((text): text is string => typeof text === 'string' && text !== '') ?? '';
};

const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? (value as readonly Record<string, unknown>[]) : [];
