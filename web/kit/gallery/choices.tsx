import { useCallback, useState } from 'react';

import { Checkbox, CheckboxGroup } from '../checkbox.tsx';
import { ColorPicker } from '../color-picker.tsx';
import { ComboBox } from '../combo-box.tsx';
import { useWords } from '../locale.tsx';
import type { Option } from '../option.tsx';
import { RadioGroup } from '../radio-group.tsx';
import { Segmented } from '../segmented.tsx';
import { MultiSelect, Select } from '../select.tsx';
import { Switch } from '../switch.tsx';
import { TagField } from '../tag-field.tsx';
import { showToast } from '../toast.tsx';
import { filterOptions } from '../use-options.ts';
import { Columns, Row, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'برگزیدن', en: 'Choosing' },
  stage: { fa: 'مرحله', en: 'Stage' },
  first: { fa: 'آشنایی', en: 'First contact' },
  offer: { fa: 'پیش‌فاکتور', en: 'Proforma' },
  talks: { fa: 'مذاکره', en: 'Negotiation' },
  won: { fa: 'برد', en: 'Won' },
  owners: { fa: 'مسئولان', en: 'Owners' },
  company: { fa: 'شرکت', en: 'Company' },
  companyHint: { fa: 'با ي عربی هم پیدا می‌شود.', en: 'Found however it is spelt.' },
  create: { fa: (name: string) => `افزودن «${name}»`, en: (name: string) => `Add “${name}”` },
  added: { fa: (name: string) => `«${name}» افزوده شد.`, en: (name: string) => `“${name}” was added.` },
  tags: { fa: 'برچسب‌ها', en: 'Tags' },
  vip: { fa: 'ویژه', en: 'VIP' },
  exporter: { fa: 'صادرکننده', en: 'Exporter' },
  credit: { fa: 'خوش‌حساب', en: 'Good payer' },
  kind: { fa: 'نوع شخص', en: 'Kind of party' },
  person: { fa: 'حقیقی', en: 'Person' },
  personHint: { fa: 'یک نفر، با کد ملی', en: 'One human, with a national code' },
  organisation: { fa: 'حقوقی', en: 'Organisation' },
  organisationHint: { fa: 'شرکت یا نهاد، با شناسهٔ ملی', en: 'A company or body, with a national id' },
  channels: { fa: 'راه‌های تماس', en: 'Channels' },
  sms: { fa: 'پیامک', en: 'Text message' },
  email: { fa: 'رایانامه', en: 'E-mail' },
  phone: { fa: 'تلفن', en: 'Phone' },
  remind: { fa: 'یادآوری روزانه', en: 'Daily reminder' },
  remindHint: { fa: 'هر روز ساعت ۸ صبح', en: 'Every day at 8' },
  allRows: { fa: 'همهٔ ردیف‌ها', en: 'All rows' },
  agreed: { fa: 'رضایت به دریافت خبرنامه', en: 'Consents to the newsletter' },
  never: { fa: 'ناممکن', en: 'Not possible' },
  color: { fa: 'رنگ', en: 'Colour' },
};

const companies: readonly Option[] = [
  { id: '1', label: 'بازرگانی آرمان', detail: 'تهران' },
  { id: '2', label: 'صنایع غذایی کریمی', detail: 'مشهد' },
  { id: '3', label: 'پخش البرز', detail: 'کرج' },
  { id: '4', label: 'Codehow GmbH', detail: 'Hamburg' },
];

const people: readonly Option[] = ['سارا محمدی', 'علی رضایی', 'نگار صادقی'].map((label) => ({
  id: label,
  label,
}));

export const ChoiceSpecimens = () => {
  const text = useWords(words);
  const stages: readonly Option[] = [
    { id: 'first', label: text.first, category: 0 },
    { id: 'offer', label: text.offer, category: 5 },
    { id: 'talks', label: text.talks, category: 2 },
    { id: 'won', label: text.won, category: 7, disabled: true },
  ];
  const tags: readonly Option[] = [
    { id: 'vip', label: text.vip, category: 3 },
    { id: 'exporter', label: text.exporter, category: 1 },
    { id: 'credit', label: text.credit, category: 7 },
  ];
  const [stage, setStage] = useState<string | null>('offer');
  const [owners, setOwners] = useState<readonly string[]>(['سارا محمدی', 'علی رضایی']);
  const [company, setCompany] = useState<Option | null>(companies[1] ?? null);
  const [chosenTags, setTags] = useState<readonly string[]>(['vip', 'credit']);
  const [kind, setKind] = useState('person');
  const [channels, setChannels] = useState<readonly string[]>(['sms']);
  const [reminds, setReminds] = useState(true);
  const [category, setCategory] = useState(0);
  const load = useCallback(
    (typed: string) =>
      new Promise<readonly Option[]>((done) => setTimeout(() => done(filterOptions(companies, typed)), 400)),
    [],
  );

  return (
    <Specimens title={text.title}>
      <Columns>
        <Select label={text.stage} options={stages} value={stage} onChange={setStage} />
        <MultiSelect label={text.owners} options={people} value={owners} onChange={setOwners} />
        <ComboBox
          label={text.company}
          hint={text.companyHint}
          load={load}
          value={company}
          onChange={setCompany}
          create={{ label: text.create, onCreate: (name) => showToast({ message: text.added(name) }) }}
        />
        <TagField
          label={text.tags}
          options={tags}
          value={tags.filter(({ id }) => chosenTags.includes(id))}
          onChange={(next) => setTags(next.map(({ id }) => id))}
        />
        <RadioGroup
          label={text.kind}
          value={kind}
          onChange={setKind}
          options={[
            { id: 'person', label: text.person, detail: text.personHint },
            { id: 'organisation', label: text.organisation, detail: text.organisationHint },
          ]}
        />
        <Segmented
          label={text.kind}
          value={kind}
          onChange={setKind}
          options={[
            { id: 'person', label: text.person },
            { id: 'organisation', label: text.organisation },
          ]}
        />
        <CheckboxGroup
          label={text.channels}
          value={channels}
          onChange={setChannels}
          options={[
            { id: 'sms', label: text.sms },
            { id: 'email', label: text.email },
            { id: 'phone', label: text.phone, disabled: true },
          ]}
        />
        <Switch on={reminds} onChange={setReminds} hint={text.remindHint}>
          {text.remind}
        </Switch>
        <ColorPicker label={text.color} value={category} onChange={setCategory} />
      </Columns>
      <Row>
        <Checkbox mixed>{text.allRows}</Checkbox>
        <Checkbox defaultChecked>{text.agreed}</Checkbox>
        <Checkbox invalid>{text.agreed}</Checkbox>
        <Checkbox disabled defaultChecked>
          {text.never}
        </Checkbox>
        <Switch on={false} onChange={() => undefined} disabled>
          {text.never}
        </Switch>
      </Row>
    </Specimens>
  );
};
