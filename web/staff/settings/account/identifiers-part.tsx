import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';

import {
  Button,
  Dialog,
  FormLayout,
  IconButton,
  PasswordField,
  showToast,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, keys, useDeed, useMe, usePhoneFormat, type Person } from '#web/records/index.ts';

import { List, ListRow, Part, Twofold } from '../list.tsx';

const words = {
  title: { fa: 'با این‌ها وارد می‌شوید', en: 'You sign in with' },
  hint: {
    fa: 'هر کدام را با گذرواژه‌تان به کار ببرید؛ اعلان‌ها و بازیابی گذرواژه هم به همین‌ها می‌رسد.',
    en: 'Each works with your password; notifications and new-password links reach you here as well.',
  },
  mobile: { fa: 'شمارهٔ همراه', en: 'Mobile' },
  email: { fa: 'رایانامه', en: 'E-mail' },
  add: { fa: 'افزودن', en: 'Add' },
  addTitle: { fa: 'افزودن شمارهٔ همراه یا رایانامه', en: 'Add a mobile number or e-mail' },
  typed: { fa: 'شمارهٔ همراه یا رایانامه', en: 'Mobile number or e-mail' },
  remove: { fa: (value: string) => `برداشتن ${value}`, en: (value: string) => `Remove ${value}` },
  removeTitle: { fa: 'برداشتن شناسهٔ ورود', en: 'Remove what you sign in with' },
  removeLead: {
    fa: (value: string) => `دیگر نمی‌توانید با ${value} وارد شوید، تا خودتان دوباره آن را بیفزایید.`,
    en: (value: string) => `You can no longer sign in with ${value}, until you add it again yourself.`,
  },
  removeDo: { fa: 'برداشتن', en: 'Remove' },
  password: { fa: 'گذرواژهٔ کنونی', en: 'Current password' },
  added: { fa: 'افزوده شد.', en: 'Added.' },
  removed: { fa: 'برداشته شد.', en: 'Removed.' },
};

type Identifier = Person['identifiers'][number];
/** As many as the server keeps. */
const most = 5;

/** What a person signs in with: he adds and removes them himself, with his password. */
export const IdentifiersPart = () => {
  const text = useWords(words);
  const { digits } = useLocale();
  const phone = usePhoneFormat(digits);
  const { identifiers } = useMe().person;
  const [leaving, setLeaving] = useState<Identifier | 'new' | null>(null);
  const shown = ({ kind, value }: Identifier) => (kind === 'mobile' ? phone(value) : value);
  return (
    <Part
      title={text.title}
      hint={text.hint}
      actions={
        identifiers.length < most ? <Button onPress={() => setLeaving('new')}>{text.add}</Button> : undefined
      }
    >
      <List label={text.title}>
        {identifiers.map((one) => (
          <ListRow
            key={one.value}
            actions={
              // Who has one only would lock himself out.
              identifiers.length > 1 ? (
                <IconButton
                  label={text.remove(shown(one))}
                  icon={<X size={16} />}
                  onPress={() => setLeaving(one)}
                />
              ) : undefined
            }
          >
            <Twofold
              title={
                <bdi dir="ltr" className="tabular-nums">
                  {shown(one)}
                </bdi>
              }
              detail={text[one.kind]}
            />
          </ListRow>
        ))}
      </List>
      {leaving === null ? null : (
        <ChangeDialog
          identifiers={identifiers}
          leaving={leaving === 'new' ? null : leaving}
          shown={shown}
          onClose={() => setLeaving(null)}
        />
      )}
    </Part>
  );
};

/** Adds one, or removes the one that is named; the password proves who asks. */
const ChangeDialog = (props: {
  readonly identifiers: readonly Identifier[];
  readonly leaving: Identifier | null;
  readonly shown: (identifier: Identifier) => string;
  readonly onClose: () => void;
}) => {
  const { identifiers, leaving, shown, onClose } = props;
  const text = useWords(words);
  const client = useQueryClient();
  const deed = useDeed();
  const [typed, setTyped] = useState('');
  const [currentPassword, setCurrentPassword] = useState('');
  const kept = identifiers.filter((one) => one !== leaving).map(({ value }) => value);
  // The server names the place of a wrong one in the list, where the new one stands last.
  const place = `identifiers.${kept.length}`;

  const submit = () =>
    deed.run(async () => {
      await callApi('/me/identifiers', {
        method: 'PUT',
        body: { currentPassword, identifiers: leaving ? kept : [...kept, typed] },
      });
      await client.invalidateQueries({ queryKey: keys.me });
      showToast({ message: leaving ? text.removed : text.added });
      onClose();
    });

  return (
    <Dialog
      title={leaving ? text.removeTitle : text.addTitle}
      size="small"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <FormLayout
        onSubmit={submit}
        problem={deed.rest([place, 'identifiers', 'currentPassword'])}
        actions={
          <Button
            type="submit"
            variant={leaving ? 'danger' : 'primary'}
            pending={deed.pending}
            disabled={currentPassword === '' || (!leaving && typed.trim() === '')}
          >
            {leaving ? text.removeDo : text.add}
          </Button>
        }
      >
        {leaving ? (
          <p className="text-pretty">{text.removeLead(shown(leaving))}</p>
        ) : (
          <TextField
            label={text.typed}
            kind="email"
            value={typed}
            onChange={setTyped}
            error={deed.errorOf(place) ?? deed.errorOf('identifiers')}
            autoFocus
          />
        )}
        <PasswordField
          label={text.password}
          value={currentPassword}
          onChange={setCurrentPassword}
          autoComplete="current-password"
          error={deed.errorOf('currentPassword')}
          autoFocus={leaving !== null}
        />
      </FormLayout>
    </Dialog>
  );
};
