import { useEffect, useState, type ReactNode } from 'react';

import { Button, FormLayout, useWords, NewPasswordField } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';
import { ApiProblem } from '#web/records/data/problem.ts';

import { Heading } from './heading.tsx';
import { linkToken } from './link-token.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useDeed } from '#web/records/data/use-deed.ts';

const words = {
  title: {
    fa: (workspace: string) => `پیوستن به ${workspace}`,
    en: (workspace: string) => `Join ${workspace}`,
  },
  newcomer: {
    fa: (name: string) => `${name}، خوش آمدید. گذرواژه‌ای برگزینید؛ از این پس با این نشانی وارد می‌شوید:`,
    en: (name: string) => `Welcome, ${name}. Choose a password; from now on you sign in as:`,
  },
  known: {
    fa: (name: string) => `${name}، خوش آمدید. با این نشانی از پیش حساب دارید؛ نخست وارد شوید:`,
    en: (name: string) => `Welcome, ${name}. You already have an account as this; sign in first:`,
  },
  signedIn: {
    fa: (name: string) => `${name}، با حسابی که اکنون باز است می‌پیوندید:`,
    en: (name: string) => `${name}, you join with the account that is open now:`,
  },
  join: { fa: 'پیوستن', en: 'Join' },
  other: { fa: 'با حساب دیگری می‌پیوندم', en: 'Join with another account' },
  missing: { fa: 'گذرواژه‌ای برگزینید.', en: 'Choose a password.' },
  start: { fa: 'رفتن به صفحهٔ ورود', en: 'Go to sign-in' },
};

type Invitation = {
  readonly workspace: { readonly name: string };
  readonly member: { readonly name: string };
  readonly identifier: { readonly kind: 'mobile' | 'email'; readonly hint: string };
  readonly hasAccount: boolean;
};
type Person = { readonly identifiers: readonly { readonly value: string }[] };

/** An invitation: accepted by a new person with a password, or by one who signs in or is signed in already. */
const JoinPage = () => {
  const text = useWords(words);
  const [token] = useState(linkToken);
  const { invitation, person, problem, forgetPerson } = useInvitation(token);
  const [owesCode, setOwesCode] = useState(false);
  const deed = useDeed();

  const accept = (password?: string) =>
    deed.run(async () => {
      await callApi('/invitations/acceptance', {
        method: 'POST',
        body: { token, ...(password === undefined ? {} : { password }) },
        stay: true,
      });
      location.replace('/');
    });

  const refusal = problem ?? (deed.problem?.code === 'link-spent' ? deed.problem : null);
  if (refusal !== null)
    return (
      <div role="alert">
        <Heading title={refusal.title}>{refusal.detail}</Heading>
        <Button onPress={() => location.replace('/sign-in')}>{text.start}</Button>
      </div>
    );
  if (invitation === null) return null;

  const { workspace, member, identifier, hasAccount } = invitation;
  if (person !== null)
    return (
      <Welcome
        title={text.title(workspace.name)}
        lead={text.signedIn(member.name)}
        who={person.identifiers[0]?.value ?? ''}
      >
        <FormLayout
          onSubmit={() => accept()}
          problem={deed.problem?.detail}
          actions={
            <>
              <Button type="submit" variant="primary" fill pending={deed.pending}>
                {text.join}
              </Button>
              <Button variant="quiet" fill onPress={() => void forgetPerson()}>
                {text.other}
              </Button>
            </>
          }
        >
          {null}
        </FormLayout>
      </Welcome>
    );
  if (hasAccount)
    return (
      <Welcome title={text.title(workspace.name)} lead={text.known(member.name)} who={identifier.hint}>
        {owesCode ? (
          <SecondFactorForm onSignedIn={() => accept()} onStartOver={() => setOwesCode(false)} />
        ) : (
          <SignInForm onSignedIn={(next) => (next === 'done' ? accept() : setOwesCode(true))} />
        )}
        {deed.problem === null ? null : (
          <p role="alert" className="mt-4 text-danger">
            {deed.problem.detail}
          </p>
        )}
      </Welcome>
    );
  return (
    <Welcome title={text.title(workspace.name)} lead={text.newcomer(member.name)} who={identifier.hint}>
      <NewcomerForm
        own={[member.name]}
        pending={deed.pending}
        error={deed.errorOf('password')}
        problem={deed.rest(['password'])}
        onAccept={accept}
      />
    </Welcome>
  );
};

const Welcome = (props: {
  readonly title: string;
  readonly lead: string;
  readonly who: string;
  readonly children: ReactNode;
}) => (
  <>
    <Heading title={props.title}>
      {props.lead} <bdi dir="ltr">{props.who}</bdi>
    </Heading>
    {props.children}
  </>
);

const NewcomerForm = (props: {
  readonly own: readonly string[];
  readonly pending: boolean;
  readonly error: string | undefined;
  readonly problem: string | undefined;
  readonly onAccept: (password: string) => void;
}) => {
  const text = useWords(words);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    setMissing(password === '');
    if (password !== '') props.onAccept(password);
  };
  return (
    <FormLayout
      onSubmit={submit}
      problem={props.problem}
      actions={
        <Button type="submit" variant="primary" fill pending={props.pending}>
          {text.join}
        </Button>
      }
    >
      <NewPasswordField
        value={password}
        onChange={setPassword}
        own={props.own}
        error={missing && password === '' ? text.missing : props.error}
        autoFocus
      />
    </FormLayout>
  );
};

/** What the link says, and who is signed in already, if anybody. */
const useInvitation = (token: string) => {
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [person, setPerson] = useState<Person | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  useEffect(() => {
    const look = async () => {
      try {
        const said = await callApi<Invitation>('/invitations/lookup', {
          method: 'POST',
          body: { token },
          stay: true,
        });
        setPerson(await callApi<Person>('/me/person', { stay: true }).catch(() => null));
        setInvitation(said);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setProblem(error);
      }
    };
    void look();
  }, [token]);

  const forgetPerson = async () => {
    await callApi('/session', { method: 'DELETE', stay: true });
    setPerson(null);
  };
  return { invitation, person, problem, forgetPerson };
};

export default JoinPage;
