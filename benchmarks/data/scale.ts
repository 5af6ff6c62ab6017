/** How many parties stand in the base; activities are 3 times as many, and deals 0.3 times where nothing else is said. */
export type Scale = { readonly name: string; readonly parties: number; readonly deals?: number };

/** `10k`, `100k`, `1M`, or any such number. @throws where the text is none */
export function readScale(text: string): Scale {
  const [, digits, unit] = /^(\d{1,4})([kM])$/.exec(text) ?? [];
  if (!digits) throw new Error(`--scale ${text}: such as 10k, 100k or 1M`);
  return { name: text, parties: Number(digits) * (unit === 'M' ? 1_000_000 : 1_000) };
}

export const dealsOf = ({ parties, deals }: Scale): number => deals ?? Math.round(parties * 0.3);
export const activitiesOf = ({ parties }: Scale): number => parties * 3;
