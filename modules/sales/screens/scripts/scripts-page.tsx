import { Plus, ScrollText } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';

import { formatNumber } from '#persian/digits.ts';
import type { Stored } from '#records/contract.ts';
import { Badge, Button, EmptyState, Link, Menu, useLocale, useWords } from '#web/kit/index.ts';
import { tellFailure, useCreate, useObject, useRecordPages, type Values } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';
import type { ObjectContract } from '#records/contract.ts';

import { firstScript } from '../../contract/first-script.ts';
import { end, type ScriptDefinition } from '../../contract/script.ts';
import { CallingFrame } from '../calling/frame.tsx';
import { scriptWords } from './words.ts';

/** `/calling/scripts`: what callers say. */
const ScriptsPage = () => {
  const text = useWords(scriptWords);
  const object = useObject('call_script');
  const scripts = useRecordPages('call_script', {
    sort: [{ field: 'name', direction: 'asc' }],
    limit: 100,
  });
  return (
    <CallingFrame
      page="scripts"
      actions={object?.abilities.create ? <NewScript object={object} /> : undefined}
    >
      <Waiting query={scripts} rows={3}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState icon={<ScrollText size={20} />} title={text.none}>
              {text.noneHint}
            </EmptyState>
          ) : (
            <ul className="grid gap-3 md:grid-cols-2">
              {found.map((script) => (
                <ScriptCard key={script.id} script={script} />
              ))}
            </ul>
          )
        }
      </Waiting>
    </CallingFrame>
  );
};

const ScriptCard = ({ script: { id, values } }: { readonly script: Stored }) => {
  const text = useWords(scriptWords);
  const { digits } = useLocale();
  const { steps } = values['definition'] as ScriptDefinition;
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-card bg-surface-1 p-4">
      <h2 className="flex items-center gap-2 leading-title font-strong">
        <Link href={`/calling/scripts/${id}`}>
          <bdi>{String(values['name'])}</bdi>
        </Link>
        {values['active'] === false ? <Badge tone="neutral">{text.inactive}</Badge> : null}
      </h2>
      {typeof values['purpose'] === 'string' ? (
        <p>
          <bdi>{values['purpose']}</bdi>
        </p>
      ) : null}
      <p className="text-sm text-ink-muted">
        {text.steps(formatNumber(steps.length, digits))} ·{' '}
        {text.edition(formatNumber(Number(values['edition'] ?? 1), digits))}
      </p>
    </li>
  );
};

const NewScript = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(scriptWords);
  const { locale, digits } = useLocale();
  const navigate = useNavigate();
  const create = useCreate(object);
  const { records } = useRecordPages('call_script', { fields: ['name'], limit: 200 });
  const make = async (values: Values) => {
    try {
      const made = await create.mutateAsync({ ...values, name: unusedName(String(values['name'])) });
      await navigate({ to: `/calling/scripts/${made.id}` });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };
  // A name is that of one script.
  const unusedName = (name: string): string => {
    const taken = new Set(records.map((one) => String(one.values['name'])));
    for (let number = 2; taken.has(name); number += 1) {
      const next = `${name.replace(/ [\d۰-۹]+$/, '')} ${formatNumber(number, digits)}`;
      if (!taken.has(next)) return next;
    }
    return name;
  };
  const blank: ScriptDefinition = {
    steps: [
      {
        key: 'first',
        title: text.firstStep,
        say: text.firstSay,
        answers: [{ key: 'first-1', label: text.goOn, to: end }],
      },
    ],
    objections: [],
  };
  return (
    <Menu
      label={text.create}
      trigger={
        <Button variant="primary" icon={<Plus size={16} />} pending={create.isPending}>
          {text.create}
        </Button>
      }
      items={[
        { id: 'first', label: text.createFirst, onSelect: () => void make({ ...firstScript(locale) }) },
        {
          id: 'blank',
          label: text.createBlank,
          onSelect: () => void make({ name: text.untitled, definition: blank }),
        },
      ]}
    />
  );
};

export default ScriptsPage;
