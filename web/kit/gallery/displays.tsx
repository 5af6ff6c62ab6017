import { useState } from 'react';
import { Handshake, Trophy } from 'lucide-react';

import { Amount, Money } from '../amount.tsx';
import { Avatar } from '../avatar.tsx';
import { Bidi, UserText } from '../bidi.tsx';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { categoryNames } from '../categorical.ts';
import { CategoryDot } from '../category-dot.tsx';
import { Link } from '../link.tsx';
import { useLocale, useWords } from '../locale.tsx';
import { Spinner } from '../spinner.tsx';
import { Stars } from '../stars.tsx';
import { CopyButton, EmptyState, ErrorState, NoAccessState } from '../states.tsx';
import { Badge, Chip, Tag } from '../tag.tsx';
import { ProgressBar, Skeleton } from '../waiting.tsx';
import { Columns, Row, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'نمایش', en: 'Showing' },
  states: { fa: 'حالت‌های صفحه', en: 'States of a page' },
  won: { fa: 'برد', en: 'Won' },
  rotting: { fa: 'راکد', en: 'Rotting' },
  lost: { fa: 'باخت', en: 'Lost' },
  draft: { fa: 'پیش‌نویس', en: 'Draft' },
  fresh: { fa: 'تازه', en: 'New' },
  sent: { fa: 'فرستاده شد', en: 'Sent' },
  owner: { fa: 'مسئول', en: 'Owner' },
  me: { fa: 'من', en: 'me' },
  amount: { fa: 'مبلغ', en: 'Amount' },
  over: { fa: 'بیش از ۵۰۰ میلیون', en: 'over 500 million' },
  month: { fa: 'این ماه', en: 'This month' },
  toman: { fa: 'تومان', en: 'toman' },
  callMe: { fa: 'تماس با', en: 'Call' },
  or: { fa: 'یا', en: 'or' },
  importing: { fa: 'ورود داده', en: 'Import' },
  rows: { fa: '۱٬۲۰۰ از ۸٬۸۰۰ ردیف', en: '1,200 of 8,800 rows' },
  counting: { fa: 'در حال شمردن', en: 'Counting' },
  empty: { fa: 'فرصت‌های فروش را اینجا پیش می‌برید', en: 'Here you bring sales to their end' },
  emptyText: {
    fa: 'هر معامله از آشنایی تا برد در کاریز پیش می‌رود.',
    en: 'Each deal moves along the pipeline until it is won.',
  },
  newDeal: { fa: 'معاملهٔ تازه', en: 'New deal' },
  learn: { fa: 'کاریز فروش چیست؟', en: 'What is a pipeline?' },
  error: { fa: 'فهرست معامله‌ها باز نشد', en: 'The list of deals did not open' },
  safe: { fa: 'همهٔ معامله‌ها سر جای خود هستند.', en: 'Every deal is where it was.' },
  remedy: { fa: 'چند لحظه بعد دوباره تلاش کنید.', en: 'Try again in a moment.' },
  copy: { fa: 'رونوشت شبا', en: 'Copy the IBAN' },
  copied: { fa: 'رونوشت گرفته شد', en: 'Copied' },
  whom: {
    fa: 'مدیر فضای کار، نگار صادقی، می‌تواند دسترسی بدهد.',
    en: 'The administrator, Negar Sadeghi, can give it.',
  },
};

const sheba = 'IR06 2960 0000 0010 0324 2000 01';

export const DisplaySpecimens = () => {
  const text = useWords(words);
  const { locale } = useLocale();
  return (
    <Specimens title={text.title}>
      <Row>
        <Badge tone="success" icon={<Trophy size={14} />}>
          {text.won}
        </Badge>
        <Badge tone="warning">{text.rotting}</Badge>
        <Badge tone="danger">{text.lost}</Badge>
        <Badge>{text.draft}</Badge>
        <Badge tone="accent">{text.fresh}</Badge>
        <Badge tone="info">{text.sent}</Badge>
      </Row>
      <Row>
        {categoryNames.map((name, category) => (
          <Tag key={name.en} category={category}>
            {name[locale]}
          </Tag>
        ))}
        <Tag onRemove={() => undefined}>{text.draft}</Tag>
      </Row>
      <Row>
        <Chip label={text.owner} value={text.me} onRemove={() => undefined} />
        <Chip label={text.amount} value={text.over} onRemove={() => undefined} />
        <Chip label={text.month} onRemove={() => undefined} />
      </Row>
      <Row>
        {['سارا محمدی', 'علی رضایی', 'نگار صادقی', 'Ada Lovelace', 'بازرگانی آرمان'].map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name="سارا محمدی" size="small" />
        <Avatar name="سارا محمدی" size="large" />
        <Spinner />
        <Stars value={0} />
        <Stars value={4} />
        <span className="flex items-center gap-2">
          <CategoryDot category={7} />
          {text.won}
        </span>
      </Row>
      <Row>
        <Amount value="12500000" unit={text.toman} />
        <Money amount="12900000000" currency="IRR" short strong />
        <Money amount="-34000000" currency="IRR" />
        <Money amount="-125000000" currency="IRR" short />
        <Money amount="1250.5" currency="USD" />
        <Amount value="12.5" unit="٪" />
      </Row>
      <p>
        {text.callMe} <Bidi>+98 912 123 4567</Bidi> {text.or} <Bidi>sara@example.com</Bidi> (
        <UserText>C++ و Node.js</UserText>)؛ <Bidi code>{sheba}</Bidi>{' '}
        <CopyButton value={sheba} label={text.copy} done={text.copied} />
      </p>
      <Columns>
        <ProgressBar label={text.importing} value={14} detail={text.rows} />
        <ProgressBar label={text.importing} value={62.4} />
        <ProgressBar label={text.counting} />
        <Skeleton lines={3} />
      </Columns>
    </Specimens>
  );
};

export const StateSpecimens = () => {
  const text = useWords(words);
  const [tries, setTries] = useState(0);
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(280px,1fr))] gap-4">
      <Card>
        <EmptyState
          icon={<Handshake size={22} />}
          title={text.empty}
          action={<Button variant="primary">{text.newDeal}</Button>}
          link={<Link href="/kit">{text.learn}</Link>}
        >
          {text.emptyText}
        </EmptyState>
      </Card>
      <Card>
        <ErrorState
          key={tries}
          title={text.error}
          safe={text.safe}
          remedy={text.remedy}
          code="deals-list-7f3a"
          onRetry={() => setTries(tries + 1)}
        />
      </Card>
      <Card>
        <NoAccessState whom={text.whom} />
      </Card>
    </div>
  );
};
