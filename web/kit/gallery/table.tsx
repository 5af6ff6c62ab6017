import { useState } from 'react';

import { Amount } from '../amount.tsx';
import { Avatar } from '../avatar.tsx';
import { Bidi, UserText } from '../bidi.tsx';
import { Card } from '../card.tsx';
import { DataBody, DataCell, DataHeader, DataHeaderCell, DataRow, DataTable } from '../data-table.tsx';
import { useWords } from '../locale.tsx';
import { RelativeDate } from '../relative-date.tsx';
import { RowBox, RowButton } from '../row-controls.tsx';
import { Tag } from '../tag.tsx';
import { WideFrame } from '../wide-frame.tsx';

const words = {
  title: { fa: 'جدول', en: 'Table' },
  deals: { fa: 'معامله‌ها', en: 'Deals' },
  choose: { fa: (name: string) => `انتخاب ${name}`, en: (name: string) => `Select ${name}` },
  deal: { fa: 'معامله', en: 'Deal' },
  stage: { fa: 'مرحله', en: 'Stage' },
  amount: { fa: 'مبلغ', en: 'Amount' },
  phone: { fa: 'تلفن', en: 'Phone' },
  close: { fa: 'پایان', en: 'Closes' },
  toman: { fa: 'تومان', en: 'toman' },
  wide: { fa: 'جدولی پهن‌تر از جایش', en: 'A table wider than its place' },
};

const deals = [
  {
    name: 'تجهیز انبار آرمان',
    stage: 'مذاکره',
    category: 2,
    amount: '1250000000',
    phone: '021 8877 6655',
    close: '2026-12-01',
  },
  {
    name: 'تمدید قرارداد پشتیبانی',
    stage: 'پیش‌فاکتور',
    category: 5,
    amount: '84500000',
    phone: '0912 345 6789',
    close: '2026-11-26',
  },
  {
    name: 'C++ training (2 days)',
    stage: 'آشنایی',
    category: 0,
    amount: '-3200000',
    phone: '+49 40 123456',
    close: '2026-11-20',
  },
  {
    name: 'فروش مرحلهٔ دوم البرز',
    stage: 'برد',
    category: 7,
    amount: '460000000',
    phone: '026 3344 5566',
    close: '2025-03-20',
  },
];

export const TableSpecimen = () => {
  const text = useWords(words);
  const [chosen, setChosen] = useState<readonly number[]>([1]);
  const [descending, setDescending] = useState(true);
  const choose = (index: number) =>
    setChosen(chosen.includes(index) ? chosen.filter((other) => other !== index) : [...chosen, index]);
  const rows = descending ? deals : deals.toReversed();
  return (
    <Card title={text.title} flush>
      <div className="flex max-h-64 flex-col">
        <DataTable
          label={text.deals}
          columns="40px 260px minmax(140px, 1fr) minmax(180px, 1fr) minmax(160px, 1fr) minmax(120px, 1fr)"
          rowCount={deals.length + 1}
          columnCount={6}
          frozenWidth={300}
          multiselectable
        >
          <DataHeader>
            <DataHeaderCell index={0} frozen={0}>
              <span className="sr-only">{text.choose('')}</span>
            </DataHeaderCell>
            <DataHeaderCell index={1} frozen={40}>
              {text.deal}
            </DataHeaderCell>
            <DataHeaderCell index={2}>{text.stage}</DataHeaderCell>
            <DataHeaderCell
              index={3}
              align="number"
              sort={descending ? 'descending' : 'ascending'}
              onSort={() => setDescending(!descending)}
            >
              {text.amount}
            </DataHeaderCell>
            <DataHeaderCell index={4}>{text.phone}</DataHeaderCell>
            <DataHeaderCell index={5}>{text.close}</DataHeaderCell>
          </DataHeader>
          <DataBody>
            {rows.map((deal, index) => (
              <DataRow key={deal.name} index={index} selected={chosen.includes(index)} current={index === 2}>
                <DataCell index={0} frozen={0}>
                  <span className="pointer-coarse:hidden">
                    <RowBox
                      aria-label={text.choose(deal.name)}
                      checked={chosen.includes(index)}
                      onChange={() => choose(index)}
                    />
                  </span>
                </DataCell>
                <DataCell index={1} frozen={40}>
                  <Avatar name={deal.name} size="small" decorative />
                  <UserText>{deal.name}</UserText>
                </DataCell>
                <DataCell index={2}>
                  <Tag category={deal.category}>{deal.stage}</Tag>
                </DataCell>
                <DataCell index={3} align="number">
                  <Amount value={deal.amount} unit={text.toman} />
                </DataCell>
                <DataCell index={4}>
                  <RowButton
                    inTabOrder
                    onPress={() => choose(index)}
                    className="thumb rounded-small hover:bg-surface-2"
                  >
                    <Bidi>{deal.phone}</Bidi>
                  </RowButton>
                </DataCell>
                <DataCell index={5}>
                  <RelativeDate value={deal.close} />
                </DataCell>
              </DataRow>
            ))}
          </DataBody>
        </DataTable>
      </div>
      <div className="max-w-sm p-4">
        <WideFrame>
          <table aria-label={text.wide} className="leading-table whitespace-nowrap">
            <tbody>
              {deals.map((deal) => (
                <tr key={deal.name} className="border-t border-surface-2">
                  <th scope="row" className="h-row px-2 text-start font-normal">
                    <UserText>{deal.name}</UserText>
                  </th>
                  <td className="px-2 by-ones">
                    <Amount value={deal.amount} unit={text.toman} />
                  </td>
                  <td className="px-2">
                    <Bidi>{deal.phone}</Bidi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideFrame>
      </div>
    </Card>
  );
};
