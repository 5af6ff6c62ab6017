import { parseNumber } from './digits.ts';
import { foldSearch } from './fold.ts';

const units: readonly { readonly minutes: number; readonly names: readonly string[] }[] = [
  { minutes: 1_440, names: ['روز', 'd', 'day', 'days'] },
  { minutes: 60, names: ['ساعت', 'h', 'hr', 'hour', 'hours'] },
  { minutes: 1, names: ['دقیقه', 'm', 'min', 'minute', 'minutes'] },
];

/** Minutes out of «۱:۳۰», «۹۰», «۱ ساعت و ۳۰ دقیقه», `1h 30m`; undefined for anything else. Whole minutes. */
export const readDuration = (typed: string): number | undefined => {
  const folded = foldSearch(typed.slice(0, 60));
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(folded);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const plain = parseNumber(folded);
  if (plain !== undefined) return whole(Number(plain));
  const parts = [...folded.matchAll(/(\d+(?:[.٫/]\d+)?)\s*(\p{L}+)/gu)];
  const rest = folded.replaceAll(/(\d+(?:[.٫/]\d+)?)\s*(\p{L}+)/gu, '').replaceAll(/[\sو,]|and/g, '');
  if (parts.length === 0 || rest !== '') return undefined;
  let sum = 0;
  for (const [, count = '', name = ''] of parts) {
    const unit = units.find(({ names }) => names.some((one) => foldSearch(one) === name));
    const number = parseNumber(count);
    if (unit === undefined || number === undefined) return undefined;
    sum += Number(number) * unit.minutes;
  }
  return whole(sum);
};

const whole = (minutes: number): number | undefined =>
  minutes >= 0 && Number.isFinite(minutes) ? Math.round(minutes) : undefined;
