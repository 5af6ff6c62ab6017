import type { JalaliDay } from '#web/kit/index.ts';
import type { ApiProblem } from '#web/records/data/problem.ts';
import type { Weekend } from '#web/records/data/weekend.ts';

export type { Weekend } from '#web/records/data/weekend.ts';

/** What the three steps ask. */
export type Answers = {
  readonly company: string;
  readonly name: string;
  readonly identifier: string;
  readonly password: string;
  readonly displayUnit: 'rial' | 'toman';
  readonly weekend: Weekend;
  readonly fiscalYearStart: JalaliDay;
  /** What stands there on the first day; a whole archive is brought in as the first thing. */
  readonly beginWith: 'sample' | 'nothing' | 'archive';
};

export const firstAnswers: Answers = {
  company: '',
  name: '',
  identifier: '',
  password: '',
  displayUnit: 'toman',
  weekend: 'friday',
  fiscalYearStart: { month: 1, day: 1 },
  beginWith: 'sample',
};

export const stepNames = ['company', 'administrator', 'ways'] as const;
export type StepName = (typeof stepNames)[number];

export type StepProps = {
  readonly answers: Answers;
  readonly onChange: (some: Partial<Answers>) => void;
  readonly onNext: () => void;
};

/** The step that holds the field which the server refused. */
export const stepOfProblem = ({ field }: ApiProblem): StepName =>
  field?.startsWith('administrator.') ? 'administrator' : field === 'company' ? 'company' : 'ways';
