import { formatPercent } from '#persian/digits.ts';
import { Link, useLocale, useWords } from '#web/kit/index.ts';
import { useObject } from '#web/records/index.ts';

import type { UsualTax } from '../../contract/tax.ts';
import { words } from './words.ts';

/** That lines are taxed by a rate of which nobody has said that it still holds; who may say so is led there. */
export const TaxNotice = ({ tax }: { readonly tax: UsualTax }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const object = useObject('tax_rate');
  if (tax.by !== 'last') return null;
  return (
    <p className="text-sm text-pretty text-ink-muted">
      {text.lastTax(formatPercent(tax.rate, digits))}{' '}
      {object?.abilities.create ? <Link href="/office/tax">{text.taxRates}</Link> : null}
    </p>
  );
};
