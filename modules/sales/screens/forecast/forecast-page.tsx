import { SalesFrame, type SalesView } from '../dashboard/sales-frame.tsx';
import { BackTestPanel } from './back-test-panel.tsx';
import { KeptPanel } from './kept-panel.tsx';
import { MonthsPanel } from './months-panel.tsx';
import { TeamsPanel } from './teams-panel.tsx';
import { useForecast } from './use-forecast.ts';
import { WhatIfPanel } from './what-if-panel.tsx';

/** «پیش‌بینی فروش»: what the months ahead will bring, in every way, with how well each way did so far. */
const ForecastPage = () => (
  <SalesFrame page="forecast" usual="month" heeds="whose">
    {(view) => <ForecastOf {...view} />}
  </SalesFrame>
);

const ForecastOf = ({ wish, look, assumed, change }: SalesView) => {
  const forecast = useForecast('forecast', wish);
  const tried = useForecast('forecast/back-test', wish);
  const kept = useForecast('forecast/kept', wish);
  return (
    <>
      <MonthsPanel report={forecast} look={look} />
      <WhatIfPanel
        report={forecast}
        assumed={assumed}
        onAssume={(next) => change({ assumed: next }, 'passing')}
      />
      {(forecast.data?.teams.length ?? 0) < 2 ? null : <TeamsPanel report={forecast} />}
      <BackTestPanel report={tried} />
      <KeptPanel report={kept} />
    </>
  );
};

export default ForecastPage;
