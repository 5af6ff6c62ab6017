import type { Rate, Seller, Sellers } from '../sellers.ts';
import { counted, labelled, nameText, tableOf, type FigureTable, type TableCell } from '../table.ts';
import { kindNames, sellerWords as words } from '../words/sellers.ts';

/** Each person's rates with their intervals, what kind of seller that makes him, and what is open in his hands. */
export function sellersTable({ sellers, team }: Sellers): FigureTable {
  const rate = (which: 'attracting' | 'closing') =>
    team[which] === null
      ? []
      : [
          {
            head: words[which],
            of: (one: Seller): TableCell => {
              const his = one[which];
              if (his === null || his.tries === 0) return { share: null };
              const object = which === 'attracting' ? 'lead' : 'deal';
              return {
                share: his.rate,
                of: [his.wins, his.tries],
                opens: { object, rows: his.rows, label: labelled(nameText(one.name), words[which]) },
              };
            },
          },
          {
            head: labelled(words.interval, words[which]),
            of: (one: Seller) => intervalCell(one[which]),
          },
        ];
  return tableOf<Seller>(
    words.rates,
    [
      { head: words.seller, words: true, of: ({ name }) => ({ text: nameText(name) }) },
      {
        head: words.kind,
        words: true,
        of: ({ kind }) => ({
          text: kindNames[kind],
          dot: kindNames[kind].category,
        }),
      },
      ...rate('attracting'),
      ...rate('closing'),
      {
        head: words.openLeads,
        of: ({ name, openLeads, leadsAtHand }) =>
          counted(openLeads, 'lead', leadsAtHand, labelled(nameText(name), words.openLeads)),
      },
      {
        head: words.openDeals,
        of: ({ name, openDeals, dealsAtHand }) =>
          counted(openDeals, 'deal', dealsAtHand, labelled(nameText(name), words.openDeals)),
      },
    ],
    sellers,
  );
}

/** A rate with its cases; of none nobody can say. */
export const rateCell = (rate: Rate | null): TableCell =>
  rate === null || rate.tries === 0 ? { share: null } : { share: rate.rate, of: [rate.wins, rate.tries] };

export const intervalCell = (rate: Rate | null): TableCell => ({
  between: rate === null || rate.tries === 0 ? null : [rate.low, rate.high],
});
