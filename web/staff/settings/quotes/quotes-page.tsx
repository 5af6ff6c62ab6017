import { useState } from 'react';
import { Pencil, Trash2 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatPercent } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Badge, Button, EmptyState, IconButton, Link, useLocale, useWords } from '#web/kit/index.ts';
import {
  choicesOf,
  fieldOf,
  isLinked,
  RecordDrawer,
  titleOf,
  useObject,
  useRecordPages,
  useRemove,
} from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Part, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';

const words = {
  title: { fa: 'پیش‌فاکتور و تخفیف', en: 'Quotes and discounts' },
  templates: { fa: 'قالب‌ها', en: 'Templates' },
  templatesHint: {
    fa: 'عنوان، رنگ، ستون‌ها، شرایط و مهر پیش‌فاکتور، برای هر زبان.',
    en: 'Title, colour, columns, terms and seal of quotes, for each language.',
  },
  newTemplate: { fa: 'قالب تازه', en: 'New template' },
  noTemplate: {
    fa: 'هنوز قالبی نیست؛ با نخستین پیش‌فاکتور ساخته می‌شود.',
    en: 'There is none yet; the first quote brings them.',
  },
  isDefault: { fa: 'پیش‌فرض', en: 'Default' },
  limits: { fa: 'سقف تخفیف', en: 'Discount limits' },
  limitsHint: {
    fa: 'تخفیف بیش از این پیش از فرستادن پیش‌فاکتور اجازهٔ مدیر می‌خواهد. کسی که سقفی ندارد آزاد است؛ از چند سقف، بزرگ‌ترین.',
    en: 'More than this wants a manager’s approval before a quote leaves. Who has no limit is free; of several, the largest holds.',
  },
  newLimit: { fa: 'سقف تازه', en: 'New limit' },
  noLimit: { fa: 'هیچ سقفی نیست؛ همه آزادند.', en: 'There is no limit; everybody is free.' },
  upTo: { fa: (percent: string) => `تا ${percent}`, en: (percent: string) => `Up to ${percent}` },
  edit: { fa: (name: string) => `ویرایش ${name}`, en: (name: string) => `Edit ${name}` },
  remove: { fa: (name: string) => `حذف ${name}`, en: (name: string) => `Delete ${name}` },
};

type Editing = { readonly object: ObjectContract; readonly record?: Stored };

/** How quotes look, and how much each may give away. */
const QuotesPage = () => {
  const text = useWords(words);
  const template = useObject('quote_template');
  const limit = useObject('discount_limit');
  const [editing, setEditing] = useState<Editing | null>(null);
  return (
    <SettingsPage section="/settings/quotes" title={text.title}>
      {template ? <Templates object={template} onNew={() => setEditing({ object: template })} /> : null}
      {limit ? <Limits object={limit} onEdit={(record) => setEditing({ object: limit, ...record })} /> : null}
      {editing ? <Over editing={editing} onClose={() => setEditing(null)} /> : null}
    </SettingsPage>
  );
};

export default QuotesPage;

const Over = ({ editing, onClose }: { readonly editing: Editing; readonly onClose: () => void }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { object, record } = editing;
  return (
    <RecordDrawer
      title={
        record
          ? text.edit(say(object.one, locale))
          : object.name === 'quote_template'
            ? text.newTemplate
            : text.newLimit
      }
      object={object}
      {...(record ? { record } : {})}
      onSaved={onClose}
      onClose={onClose}
    />
  );
};

const Templates = ({ object, onNew }: { readonly object: ObjectContract; readonly onNew: () => void }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const query = useRecordPages('quote_template', { limit: 200 });
  const remove = useRemove(object);
  const languages = fieldOf(object, 'language');
  return (
    <Part
      title={text.templates}
      hint={text.templatesHint}
      actions={object.abilities.create ? <Button onPress={onNew}>{text.newTemplate}</Button> : undefined}
    >
      <Waiting query={query}>
        {() =>
          query.records.length === 0 ? (
            <EmptyState title={text.noTemplate} />
          ) : (
            <List label={text.templates}>
              {query.records.map((record) => {
                const name = titleOf(object, record) ?? '';
                const language =
                  languages && choicesOf(languages).find(({ key }) => key === record.values['language']);
                return (
                  <ListRow
                    key={record.id}
                    actions={
                      object.abilities.remove === 'none' ? undefined : (
                        <IconButton
                          label={text.remove(name)}
                          icon={<Trash2 size={16} />}
                          onPress={() => remove.mutate(record)}
                        />
                      )
                    }
                  >
                    <Twofold
                      title={<Link href={`/settings/quotes/${record.id}`}>{name}</Link>}
                      detail={language ? say(language.label, locale) : null}
                    />
                    {record.values['isDefault'] === true ? (
                      <Badge tone="accent">{text.isDefault}</Badge>
                    ) : null}
                  </ListRow>
                );
              })}
            </List>
          )
        }
      </Waiting>
    </Part>
  );
};

const Limits = (props: {
  readonly object: ObjectContract;
  readonly onEdit: (editing: { readonly record?: Stored }) => void;
}) => {
  const { object, onEdit } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const query = useRecordPages('discount_limit', { limit: 200 });
  const remove = useRemove(object);
  const { create, update, remove: mayRemove } = object.abilities;
  return (
    <Part
      title={text.limits}
      hint={text.limitsHint}
      actions={create ? <Button onPress={() => onEdit({})}>{text.newLimit}</Button> : undefined}
    >
      <Waiting query={query}>
        {() =>
          query.records.length === 0 ? (
            <p className="text-ink-muted">{text.noLimit}</p>
          ) : (
            <List label={text.limits}>
              {query.records.map((record) => {
                const { role, team, percent } = record.values;
                const whom = isLinked(role) ? role.title : isLinked(team) ? team.title : null;
                return (
                  <ListRow
                    key={record.id}
                    actions={
                      <>
                        {update === 'none' ? null : (
                          <IconButton
                            label={text.edit(whom ?? '')}
                            icon={<Pencil size={16} />}
                            onPress={() => onEdit({ record })}
                          />
                        )}
                        {mayRemove === 'none' ? null : (
                          <IconButton
                            label={text.remove(whom ?? '')}
                            icon={<Trash2 size={16} />}
                            onPress={() => remove.mutate(record)}
                          />
                        )}
                      </>
                    }
                  >
                    <Twofold
                      title={<bdi>{whom}</bdi>}
                      detail={text.upTo(formatPercent(Number(percent), digits))}
                    />
                  </ListRow>
                );
              })}
            </List>
          )
        }
      </Waiting>
    </Part>
  );
};
