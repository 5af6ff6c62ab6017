import { newKey } from '#web/records/index.ts';

import {
  end,
  type Objection,
  type ScriptAnswer,
  type ScriptDefinition,
  type ScriptStep,
} from '../../contract/script.ts';

/** Changes of a script while it is written; each gives the script anew. */
export const draftOf = (definition: ScriptDefinition, change: (next: ScriptDefinition) => void) => {
  const { steps, objections } = definition;
  const setSteps = (next: readonly ScriptStep[]) => change({ steps: next, objections });
  const setObjections = (next: readonly Objection[]) => change({ steps, objections: next });
  return {
    step: (key: string, part: Partial<ScriptStep>) =>
      setSteps(steps.map((step) => (step.key === key ? { ...step, ...part } : step))),
    answer: (step: ScriptStep, key: string, part: Partial<ScriptAnswer>) =>
      setSteps(
        steps.map((one) =>
          one.key === step.key
            ? {
                ...one,
                answers: one.answers.map((answer) => (answer.key === key ? { ...answer, ...part } : answer)),
              }
            : one,
        ),
      ),
    addAnswer: (step: ScriptStep, label: string) =>
      setSteps(
        steps.map((one) =>
          one.key === step.key
            ? { ...one, answers: [...one.answers, { key: freshKey('a'), label, to: end }] }
            : one,
        ),
      ),
    addStep: (title: string, say: string, goOn: string) => {
      const fresh: ScriptStep = {
        key: freshKey('s'),
        title,
        say,
        answers: [{ key: freshKey('a'), label: goOn, to: end }],
      };
      // What ended the script goes on to the new step, so that it is reached.
      const last = steps.at(-1);
      setSteps([
        ...steps.map((step) =>
          step === last
            ? {
                ...step,
                answers: step.answers.map((answer) =>
                  answer.to === end ? { ...answer, to: fresh.key } : answer,
                ),
              }
            : step,
        ),
        fresh,
      ]);
    },
    removeStep: (key: string) =>
      setSteps(
        steps
          .filter((step) => step.key !== key)
          .map((step) => ({
            ...step,
            answers: step.answers.map((answer) => (answer.to === key ? { ...answer, to: end } : answer)),
          })),
      ),
    move: (key: string, by: -1 | 1) => {
      const from = steps.findIndex((step) => step.key === key);
      const moved = [...steps];
      const [step] = moved.splice(from, 1);
      if (step) moved.splice(Math.max(0, from + by), 0, step);
      setSteps(moved);
    },
    objection: (key: string, part: Partial<Objection>) =>
      setObjections(objections.map((one) => (one.key === key ? { ...one, ...part } : one))),
    addObjection: (says: string, answer: string) =>
      setObjections([...objections, { key: freshKey('o'), says, answer }]),
    removeObjection: (key: string) => setObjections(objections.filter((one) => one.key !== key)),
  };
};

export type ScriptDraft = ReturnType<typeof draftOf>;

const freshKey = (kind: string): string => `${kind}-${newKey().slice(0, 8)}`;
