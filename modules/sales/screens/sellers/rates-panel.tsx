import { say } from '#persian/bilingual.ts';
import { Link, Tag, useLocale, useWords } from '#web/kit/index.ts';
import { filteredHref } from '#web/records/index.ts';

import type { Seller, Sellers } from '../../contract/sellers.ts';
import { sellersTable } from '../../contract/tables/sellers.ts';
import { RowsLink, useNumbers } from '../dashboard/figures.tsx';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Note, Panel } from '../dashboard/panel.tsx';
import type { useReport } from '../dashboard/use-report.ts';
import { RateTrack } from './rate-track.tsx';
import { RatesPicture } from './rates-picture.tsx';
import { kindNames, sellerWords } from '../../contract/words/sellers.ts';

/** Each person's rates with their intervals beside everybody's, and what kind of seller that makes him. */
export const RatesPanel = (props: {
  readonly report: ReturnType<typeof useReport<'sellers'>>;
  readonly look: 'picture' | 'table';
}) => {
  const text = useWords(sellerWords);
  return (
    <Panel title={text.rates} hint={text.ratesHint} report={props.report}>
      {(answer) =>
        answer.team.attracting === null && answer.team.closing === null ? (
          <Note>{text.nobody}</Note>
        ) : props.look === 'table' ? (
          <FigureTable table={sellersTable(answer)} />
        ) : (
          <>
            <RatesPicture {...answer} />
            <ul className="grid gap-x-8 px-4 md:grid-cols-2">
              {answer.sellers.map((one) => (
                <SellerRow key={one.id} one={one} team={answer.team} />
              ))}
            </ul>
          </>
        )
      }
    </Panel>
  );
};

const KindTag = ({ kind }: Pick<Seller, 'kind'>) => {
  const { locale } = useLocale();
  return <Tag category={kindNames[kind].category}>{say(kindNames[kind], locale)}</Tag>;
};

const SellerRow = ({ one, team }: { readonly one: Seller; readonly team: Sellers['team'] }) => {
  const text = useWords(sellerWords);
  const { number } = useNumbers();
  return (
    <li className="flex flex-col gap-1 border-t border-surface-2 py-3">
      <div className="flex flex-wrap items-center gap-x-2">
        <bdi className="font-medium">{one.name}</bdi>
        <KindTag kind={one.kind} />
        <span className="ms-auto flex flex-wrap gap-x-3 text-sm text-ink-muted">
          <Link quiet href={filteredHref('lead', one.leadsAtHand)}>
            {text.leads(number(one.openLeads))}
          </Link>
          <Link quiet href={filteredHref('deal', one.dealsAtHand)}>
            {text.deals(number(one.openDeals))}
          </Link>
        </span>
      </div>
      <RateRow one={one} which="attracting" team={team.attracting} />
      <RateRow one={one} which="closing" team={team.closing} />
    </li>
  );
};

const RateRow = (props: {
  readonly one: Seller;
  readonly which: 'attracting' | 'closing';
  readonly team: number | null;
}) => {
  const { one, which, team } = props;
  const text = useWords(sellerWords);
  const { share } = useNumbers();
  const rate = one[which];
  if (rate === null || team === null) return null;
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)_7rem] items-center gap-2 text-sm">
      <span className="text-ink-muted">{text[which]}</span>
      <RateTrack rate={rate} team={team} category={kindNames[one.kind].category} />
      <span className="text-end">
        {share(rate.tries === 0 ? null : rate.rate)} <Counted one={one} which={which} />
      </span>
    </div>
  );
};

/** «۱۲ از ۳۰», the latter opening to its rows. */
const Counted = ({ one, which }: { readonly one: Seller; readonly which: 'attracting' | 'closing' }) => {
  const text = useWords(sellerWords);
  const { number } = useNumbers();
  const rate = one[which];
  if (rate === null) return null;
  return (
    <span className="text-ink-muted">
      ({number(rate.wins)} {text.of}{' '}
      <RowsLink
        object={which === 'attracting' ? 'lead' : 'deal'}
        rows={rate.rows}
        count={rate.tries}
        label={`${one.name} – ${text[which]}`}
      />
      )
    </span>
  );
};
