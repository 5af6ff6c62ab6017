import { useObject } from '#web/records/index.ts';

import { SalesFrame, type SalesView } from '../dashboard/sales-frame.tsx';
import { useReport } from '../dashboard/use-report.ts';
import { HandOverPanel } from './hand-over-panel.tsx';
import { RatesPanel } from './rates-panel.tsx';

/** «فروشندگان»: who makes deals of leads and who wins deals, as far as the cases tell, and what to hand to whom. */
const SellersPage = () => (
  <SalesFrame page="sellers" usual="fiscal-year">
    {(view) => <SellersOf {...view} />}
  </SalesFrame>
);

const SellersOf = ({ look, wish }: SalesView) => {
  const report = useReport('sellers', wish);
  const deal = useObject('deal');
  // Who changes nobody's deals but his own has nothing to hand from one to another.
  const mayHandOver = deal !== undefined && ['team', 'all'].includes(deal.abilities.update);
  return (
    <>
      <RatesPanel report={report} look={look} />
      {mayHandOver ? <HandOverPanel report={report} /> : null}
    </>
  );
};

export default SellersPage;
