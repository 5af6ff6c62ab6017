import { useState } from 'react';
import { CalendarOff, Ellipsis } from 'lucide-react';

import type { ObjectAbilities, ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import {
  Badge,
  Button,
  EmptyState,
  IconButton,
  Menu,
  showDate,
  useLocale,
  useWords,
  type BadgeTone,
} from '#web/kit/index.ts';
import {
  choicesOf,
  fieldOf,
  isLinked,
  RecordDrawer,
  useMe,
  useObject,
  useRecordPages,
  useRemove,
} from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';

const words = {
  title: { fa: 'جانشینی', en: 'Substitution' },
  lead: {
    fa: 'وقتی کسی نیست، جانشینش هر چه را از آنِ اوست مانند کار خودش می‌بیند و انجام می‌دهد، اعلان‌هایش را می‌گیرد، و سرنخ تازه‌ای به او داده نمی‌شود. خودش آغاز می‌شود و پایان می‌گیرد.',
    en: 'While somebody is away, their substitute sees and does their work as if it were their own and gets their notifications; whoever is away is given no new leads. It begins and ends by itself.',
  },
  add: { fa: 'جانشینی تازه', en: 'New substitution' },
  edit: { fa: 'ویرایش', en: 'Edit' },
  remove: { fa: 'حذف', en: 'Remove' },
  more: { fa: (name: string) => `کارهای جانشینی ${name}`, en: (name: string) => `More for ${name}` },
  empty: { fa: 'کسی از رفتن خود نگفته است', en: 'Nobody has said they will be away' },
  emptyHint: {
    fa: 'پیش از مرخصی یا مأموریت بگویید چه کسی جانشین شماست تا هیچ مشتری منتظر نماند.',
    en: 'Before leave or a journey, say who stands in for you, so that no customer waits.',
  },
  pair: {
    fa: (who: string, substitute: string) => `${substitute} به جای ${who}`,
    en: (who: string, substitute: string) => `${substitute} for ${who}`,
  },
  days: {
    fa: (from: string, until: string) => `از ${from} تا ${until}`,
    en: (from: string, until: string) => `from ${from} until ${until}`,
  },
};

const query: PageQuery = { sort: [{ field: 'endsOn', direction: 'desc' }], limit: 100 };

/** Who is away, when, and who stands in for him. */
const SubstitutionsPage = () => {
  const text = useWords(words);
  const me = useMe();
  const object = useObject('substitution');
  const list = useRecordPages('substitution', query, object !== undefined);
  const [open, setOpen] = useState<{ readonly record?: Stored } | null>(null);
  const close = () => setOpen(null);
  return (
    <SettingsPage
      section="/settings/substitutions"
      title={text.title}
      actions={
        object?.abilities.create ? (
          <Button variant="primary" onPress={() => setOpen({})}>
            {text.add}
          </Button>
        ) : undefined
      }
    >
      <p className="mb-6 max-w-prose text-pretty text-ink-muted">{text.lead}</p>
      <Waiting query={list}>
        {(records) =>
          records.length === 0 || !object ? (
            <EmptyState icon={<CalendarOff size={20} />} title={text.empty}>
              {text.emptyHint}
            </EmptyState>
          ) : (
            <List label={text.title}>
              {records.map((record) => (
                <Row key={record.id} object={object} record={record} onEdit={() => setOpen({ record })} />
              ))}
            </List>
          )
        }
      </Waiting>
      {open && object ? (
        <RecordDrawer
          title={open.record ? text.title : text.add}
          object={object}
          {...(open.record
            ? { record: open.record }
            : { prefill: { member: { id: me.member.id, object: 'member', title: me.member.name } } })}
          onSaved={close}
          onClose={close}
        />
      ) : null}
    </SettingsPage>
  );
};

type Scope = ObjectAbilities['update'];

const tones: Readonly<Record<string, BadgeTone>> = { planned: 'info', current: 'warning' };

const Row = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onEdit: () => void;
}) => {
  const { object, record, onEdit } = props;
  const text = useWords(words);
  const locale = useLocale();
  const me = useMe();
  const remove = useRemove(object);
  const { values } = record;
  const nameIn = (field: string): string => {
    const value = values[field];
    return isLinked(value) ? (value.title ?? '') : '';
  };
  const field = fieldOf(object, 'state');
  const state = field && choicesOf(field).find(({ key }) => key === values['state']);
  const over = values['state'] === 'over';
  const mine = isLinked(values['member']) && values['member'].id === me.member.id;
  const may = (scope: Scope): boolean => scope === 'all' || scope === 'team' || (scope === 'own' && mine);
  const items = [
    ...(!may(object.abilities.update) || over ? [] : [{ id: 'edit', label: text.edit, onSelect: onEdit }]),
    ...(!may(object.abilities.remove)
      ? []
      : [{ id: 'remove', label: text.remove, danger: true, onSelect: () => remove.mutate(record) }]),
  ];
  const days = text.days(
    showDate(String(values['startsOn']), locale, 'long'),
    showDate(String(values['endsOn']), locale, 'long'),
  );
  return (
    <ListRow
      actions={
        items.length === 0 ? undefined : (
          <Menu
            label={text.more(nameIn('member'))}
            placement="bottom end"
            trigger={<IconButton label={text.more(nameIn('member'))} icon={<Ellipsis size={16} />} />}
            items={items}
          />
        )
      }
    >
      <Twofold
        faint={over}
        title={<bdi>{text.pair(nameIn('member'), nameIn('substitute'))}</bdi>}
        detail={[days, values['note']].filter(Boolean).join(' · ')}
      />
      {state ? <Badge tone={tones[state.key] ?? 'neutral'}>{state.label[locale.locale]}</Badge> : null}
    </ListRow>
  );
};

export default SubstitutionsPage;
