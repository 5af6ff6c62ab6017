import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, Checkbox, Link, Switch, useLocale, useWords } from '#web/kit/index.ts';
import { fieldOf, filteredHref, useObject } from '#web/records/index.ts';

import type { HandOver, Seller } from '../../contract/sellers.ts';
import { useNumbers } from '../dashboard/figures.tsx';
import { Note, Panel } from '../dashboard/panel.tsx';
import type { useReport } from '../dashboard/use-report.ts';
import { useDecidable, usePolicy } from '../use-policy.ts';
import { useHandOver } from './use-hand-over.ts';
import { sellerWords } from '../../contract/words/sellers.ts';

const keyOf = ({ object, from, to }: HandOver): string => `${object} ${from} ${to}`;

/** What is better in another's hands, why, and the one move that brings it there. */
export const HandOverPanel = ({ report }: { readonly report: ReturnType<typeof useReport<'sellers'>> }) => {
  const text = useWords(sellerWords);
  const { number } = useNumbers();
  const { run, pending } = useHandOver();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  return (
    <Panel title={text.handOver} hint={text.handOverHint} report={report} rows={2}>
      {({ handOvers, sellers }) => {
        const chosen = handOvers.filter((one) => !left.has(keyOf(one)));
        const count = chosen.reduce((sum, one) => sum + one.count, 0);
        return handOvers.length === 0 ? (
          <>
            <Note>{text.noHandOver}</Note>
            <div className="px-4">
              <ByItself />
            </div>
          </>
        ) : (
          <div className="flex flex-col gap-3 px-4">
            <ul className="flex flex-col gap-2">
              {handOvers.map((one) => (
                <Suggestion
                  key={keyOf(one)}
                  one={one}
                  sellers={sellers}
                  chosen={!left.has(keyOf(one))}
                  onChange={(on) => {
                    const next = new Set(left);
                    if (on) next.delete(keyOf(one));
                    else next.add(keyOf(one));
                    setLeft(next);
                  }}
                />
              ))}
            </ul>
            <div>
              <Button
                variant="primary"
                disabled={count === 0}
                pending={pending}
                onPress={() => void run(chosen)}
              >
                {text.give(number(count))}
              </Button>
            </div>
            <ByItself />
          </div>
        );
      }}
    </Panel>
  );
};

/** What happens by rule, where the manager has switched that on. */
const ByItself = () => {
  const object = useDecidable();
  return object ? <Rule object={object} /> : null;
};

const Rule = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(sellerWords);
  const { locale } = useLocale();
  const policy = usePolicy(object);
  const rules = useObject('lead_assignment_rule');
  const field = fieldOf(object, 'dealsToClosers');
  if (!policy || !field) return null;
  return (
    <div className="flex flex-col items-start gap-1 border-t border-surface-2 pt-3">
      <Switch
        on={policy.values['dealsToClosers'] === true}
        onChange={(dealsToClosers) => policy.save({ dealsToClosers })}
      >
        {say(field.label, locale)}
      </Switch>
      {field.hint ? <p className="text-sm text-pretty text-ink-muted">{say(field.hint, locale)}</p> : null}
      {rules?.abilities.create ? (
        <p className="text-sm text-ink-muted">
          {text.leadsByRule} <Link href="/office/leads">{text.leadRules}</Link>
        </p>
      ) : null}
    </div>
  );
};

const Suggestion = (props: {
  readonly one: HandOver;
  readonly sellers: readonly Seller[];
  readonly chosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}) => {
  const { one, sellers, chosen, onChange } = props;
  const text = useWords(sellerWords);
  const { number, share } = useNumbers();
  const [from, to] = [one.from, one.to].map((id) => sellers.find((seller) => seller.id === id));
  const which = one.object === 'lead' ? 'attracting' : 'closing';
  const things = one.object === 'lead' ? text.leads(number(one.count)) : text.deals(number(one.count));
  if (!from || !to) return null;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t border-surface-2 pt-2">
      <Checkbox checked={chosen} onChange={onChange}>
        <bdi>
          {things} {text.move(from.name, to.name)}
        </bdi>
      </Checkbox>
      <span className="text-sm text-ink-muted">
        {text[which]}:{' '}
        {text.because(to.name, share(to[which]?.rate ?? null), from.name, share(from[which]?.rate ?? null))}
      </span>
      <Link href={filteredHref(one.object, one.rows)}>{things}</Link>
    </li>
  );
};
