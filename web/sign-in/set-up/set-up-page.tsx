import { useEffect, useState } from 'react';

import { useLocale, useWords } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';

import { Heading } from '../heading.tsx';
import { linkToken } from '../link-token.ts';
import { useDeed } from '#web/records/data/use-deed.ts';
import { AdministratorStep } from './administrator-step.tsx';
import { CompanyStep } from './company-step.tsx';
import { firstAnswers, stepOfProblem, type Answers, type StepName } from './answers.ts';
import { Steps } from './steps.tsx';
import { WaysStep } from './ways-step.tsx';

const words = {
  closedTitle: { fa: 'نشانی راه‌اندازی لازم است', en: 'The set-up address is needed' },
  closed: {
    fa: 'این پیوند تازه از شبکه دیده می‌شود، پس فقط کسی می‌تواند آن را راه بیندازد که آن را آغاز کرده است. نشانی‌ای را باز کنید که هنگام آغاز در پایانه نوشته شد.',
    en: 'This new Peyvand can be reached from the network, so only whoever started it may set it up. Open the address that was printed in the terminal at start.',
  },
};

type SetUpState = { readonly needed: boolean; readonly needsToken: boolean };

/** The first visit: three calm steps, and straight into the product. */
const SetUpPage = () => {
  const { locale } = useLocale();
  const text = useWords(words);
  const state = useSetUpState();
  const [answers, setAnswers] = useState<Answers>(firstAnswers);
  const [step, setStep] = useState<StepName>('company');
  const deed = useDeed();
  const { problem } = deed;

  // A refusal of the last step may be about an earlier one: its field is where the sentence belongs.
  useEffect(() => {
    if (problem === null) return;
    if (problem.code === 'setup-done') location.replace('/sign-in');
    else setStep(stepOfProblem(problem));
  }, [problem]);

  const change = (some: Partial<Answers>) => setAnswers((before) => ({ ...before, ...some }));
  const finish = () =>
    deed.run(async () => {
      const { company, name, identifier, password, beginWith, ...ways } = answers;
      const token = linkToken();
      await callApi('/setup', {
        method: 'POST',
        stay: true,
        body: {
          company,
          administrator: { name, identifier, password },
          ...ways,
          sampleData: beginWith === 'sample',
          locale,
          ...(token === '' ? {} : { token }),
        },
      });
      location.replace(beginWith === 'archive' ? '/settings/data' : '/');
    });

  if (state === null) return null;
  if ((state.needsToken && linkToken() === '') || problem?.code === 'setup-token')
    return (
      <div role="alert">
        <Heading title={text.closedTitle}>{text.closed}</Heading>
      </div>
    );

  const shared = { answers, onChange: change };
  return (
    <>
      <Steps now={step} />
      {step === 'company' ? <CompanyStep {...shared} onNext={() => setStep('administrator')} /> : null}
      {step === 'administrator' ? (
        <AdministratorStep
          {...shared}
          errorOf={deed.errorOf}
          onBack={() => setStep('company')}
          onNext={() => {
            deed.clear();
            setStep('ways');
          }}
        />
      ) : null}
      {step === 'ways' ? (
        <WaysStep
          {...shared}
          pending={deed.pending}
          problem={problem?.detail}
          onBack={() => setStep('administrator')}
          onNext={finish}
        />
      ) : null}
    </>
  );
};

const useSetUpState = (): SetUpState | null => {
  const [state, setState] = useState<SetUpState | null>(null);
  useEffect(() => {
    const look = async () => {
      const found = await callApi<SetUpState>('/setup', { stay: true });
      if (found.needed) setState(found);
      else location.replace('/sign-in');
    };
    // A server that does not answer now is told by the last step, with all that was written kept.
    look().catch(() => setState({ needed: true, needsToken: false }));
  }, []);
  return state;
};

export default SetUpPage;
