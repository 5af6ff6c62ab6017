/** The rate of Iran's value added tax by the day from which it holds; the newest first. From memory of the budget laws. */
const rates: readonly { readonly from: string; readonly rate: number }[] = [
  { from: '2024-03-20', rate: 10 },
  { from: '2015-03-21', rate: 9 },
];

/** The usual tax rate on a civil day, of a hundred. */
export const usualTaxRate = (day: string): number => rates.find(({ from }) => from <= day)?.rate ?? 0;
