import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import type { ImportPlan } from '#records/contract.ts';
import { BackLink, Button, Link, PageHeader, useLocale, useWords } from '#web/kit/index.ts';

import { keys } from '../data/keys.ts';
import { useObject } from '../data/schema.ts';
import { useDeed } from '../data/use-deed.ts';
import { Waiting } from '../waiting.tsx';
import { CheckStep } from './check-step.tsx';
import { CheckingPart } from './checking-part.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { checkPlan, runImport, useImport, useSet, useSuggestion, type ImportView } from './data.ts';
import { draftOf, type Draft } from './draft.ts';
import { DamageNotice, FileFacts, FilePreview } from './file-facts.tsx';
import { StepFooter } from './footer.tsx';
import { RunStep } from './run-step.tsx';
import { nextOf, SetBar } from './set-bar.tsx';
import { stepNames, Steps, type StepName } from './steps.tsx';
import { WhatStep } from './what-step.tsx';

const words = {
  title: { fa: 'ورود داده', en: 'Import' },
  gone: { fa: 'این ورود داده پیدا نشد', en: 'This import was not found' },
  all: { fa: 'همهٔ ورودها', en: 'All imports' },
  failed: { fa: 'این صفحه باز نشد', en: 'This page did not open' },
  next: { fa: 'ادامه', en: 'Continue' },
  anyway: { fa: 'با همین ادامه بده', en: 'Continue with it' },
  another: { fa: 'پروندهٔ دیگر', en: 'Another file' },
};

/** `/import/:id`: one file on its way in, in five steps; the address keeps the step. */
const ImportPage = () => {
  const { id = '' } = useParams({ strict: false });
  const text = useWords(words);
  return (
    <Waiting
      query={useImport(id)}
      failed={text.failed}
      gone={{ title: text.gone }}
      page={{ title: text.title, back: { href: '/import', label: text.all } }}
    >
      {(view) => <Wizard key={view.id} view={view} />}
    </Waiting>
  );
};

export default ImportPage;

type Chosen = { readonly object: string; readonly variant?: string | undefined };

const Wizard = ({ view }: { readonly view: ImportView }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search: { readonly step?: unknown } = useSearch({ strict: false });
  const [chosen, setChosen] = useState<Chosen | undefined>(() => view.plan ?? undefined);
  const [edited, setEdited] = useState<Draft | null>(view.plan);
  const object = useObject(chosen?.object ?? '');
  const { data: suggestion } = useSuggestionOf(view, chosen);
  const draft = edited ?? (suggestion && draftOf(suggestion));
  // The check speaks of the mapping that it saw; one that was changed since has to be checked anew.
  const [changed, setChanged] = useState(false);
  const { data: files = [] } = useSet(view);
  const checking = useDeed();
  const starting = useDeed();
  const isOpen = ['uploaded', 'checked', 'ready'].includes(view.state);
  const reach = { chosen: chosen !== undefined, checked: isOpen && view.state !== 'uploaded' && !changed };
  const step = currentStep(view, search.step, reach);
  useTopOnArrival(view.state === 'checking' ? view.state : step);

  const href = (name: StepName): string => `/import/${view.id}?step=${name}`;
  const go = (name: StepName): void => void navigate({ to: `/import/${view.id}`, search: { step: name } });
  const reachable = (name: StepName): string | undefined =>
    !isOpen || !isReachable(name, reach) ? undefined : href(name);
  const renew = (): Promise<void> => client.invalidateQueries({ queryKey: keys.one('import', view.id) });

  const edit = (next: Draft | null): void => {
    setEdited(next);
    setChanged(true);
  };
  const choose = (name: string, variant: string | undefined): void => {
    if (name !== chosen?.object || variant !== chosen.variant) edit(null);
    setChosen({ object: name, variant });
    go('columns');
  };
  const check = (plan: Draft): void =>
    checking.run(async () => {
      await checkPlan(view.id, plan as ImportPlan);
      setEdited(plan);
      setChanged(false);
      await renew();
      checking.clear();
      go('check');
    });

  return (
    <>
      <PageHeader title={text.title} above={<BackLink href="/import">{text.all}</BackLink>} />
      {files.length > 1 ? (
        <SetBar view={view} files={files} onNext={(id) => void navigate({ to: `/import/${id}` })} />
      ) : null}
      <Steps current={step} reachable={reachable} />
      {step === 'file' ? <FileStep view={view} onNext={() => go('what')} /> : null}
      {step === 'what' ? <WhatStep view={view} chosen={chosen} onNext={choose} /> : null}
      {step === 'columns' && object && suggestion && draft ? (
        <ColumnsStep
          view={view}
          object={object}
          suggestion={suggestion}
          files={files}
          draft={draft}
          onChange={edit}
          pending={checking.pending}
          problem={checking.problem?.detail ?? (view.failure ? say(view.failure, locale) : undefined)}
          onNext={() => check(draft)}
          backHref={href('what')}
        />
      ) : null}
      {step === 'check' && view.checking ? <CheckingPart view={view} checking={view.checking} /> : null}
      {step === 'check' && !view.checking && object && view.plan && view.findings ? (
        <CheckStep
          view={view}
          object={object}
          plan={view.plan}
          findings={view.findings}
          isLast={nextOf(files, view.id) === undefined}
          pending={starting.pending}
          problem={starting.problem?.detail}
          backHref={href('columns')}
          onRun={(decisions, onTaken) =>
            starting.run(async () => {
              await runImport(view.id, decisions);
              await renew();
              onTaken();
              starting.clear();
              const next = nextOf(files, view.id);
              if (next) void navigate({ to: `/import/${next}` });
              else go('run');
            })
          }
        />
      ) : null}
      {step === 'run' && object ? <RunStep view={view} object={object} /> : null}
    </>
  );
};

const useSuggestionOf = (view: ImportView, chosen: Chosen | undefined) => {
  const guess = view.analysis.guesses?.[0];
  return useSuggestion(
    view.id,
    chosen?.object ?? guess?.object ?? '',
    chosen ? chosen.variant : guess?.variant,
  );
};

type Reach = { readonly chosen: boolean; readonly checked: boolean };

/** The step that the address asks for, as far as the import has come; one that is at work has no other. */
const currentStep = (view: ImportView, asked: unknown, reach: Reach): StepName => {
  if (view.state === 'checking') return 'check';
  if (!['uploaded', 'checked', 'ready'].includes(view.state)) return 'run';
  const wanted = stepNames.find((name) => name === asked);
  if (wanted && isReachable(wanted, reach)) return wanted;
  return reach.checked ? 'check' : reach.chosen ? 'columns' : 'what';
};

const isReachable = (step: StepName, { chosen, checked }: Reach): boolean => {
  if (step === 'run') return false;
  if (step === 'check') return checked;
  return step !== 'columns' || chosen;
};

/** A new step, and what a check has found, is a new page: it begins at its top, for the eye and for the keyboard. */
const useTopOnArrival = (step: string): void => {
  const arrived = useRef(step);
  useEffect(() => {
    if (arrived.current === step) return;
    arrived.current = step;
    const main = document.getElementById('main');
    main?.scrollTo({ top: 0 });
    main?.focus({ preventScroll: true });
  }, [step]);
};

const FileStep = ({ view, onNext }: { readonly view: ImportView; readonly onNext: () => void }) => {
  const text = useWords(words);
  return (
    <>
      <div className="flex w-full max-w-5xl flex-1 flex-col gap-6 px-6 pb-8 max-sm:px-4">
        <FileFacts view={view} />
        <DamageNotice view={view} />
        <FilePreview view={view} />
      </div>
      <StepFooter back={<Link href="/import">{text.another}</Link>}>
        <Button variant={view.analysis.damage ? 'secondary' : 'primary'} onPress={onNext}>
          {view.analysis.damage ? text.anyway : text.next}
        </Button>
      </StepFooter>
    </>
  );
};
