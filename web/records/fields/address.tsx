import { useCallback, useMemo } from 'react';

import type { Address } from '#records/contract.ts';
import { localDigits, toLatinDigits } from '#persian/digits.ts';
import { foldSearch } from '#persian/fold.ts';
import { findProvince, PROVINCES } from '#persian/places/provinces.ts';
import {
  Bidi,
  ComboBox,
  FieldRow,
  TextArea,
  TextField,
  useLocale,
  useWords,
  type Option,
} from '#web/kit/index.ts';

import type { DisplayProps, EditorProps, FieldFace } from './face.ts';

const words = {
  province: { fa: 'استان', en: 'Province' },
  city: { fa: 'شهر', en: 'City' },
  line: { fa: 'نشانی', en: 'Address' },
  postalCode: { fa: 'کد پستی', en: 'Postal code' },
  own: { fa: (text: string) => `همین «${text}»`, en: (text: string) => `Just “${text}”` },
};

/** The comma of the script in which the address is written, whatever the reader's language. */
const commaOf = (words: string): string => (/[\u0600-\u06ff]/.test(words) ? '، ' : ', ');

const addressOf = (value: unknown): Address => (typeof value === 'object' && value !== null ? value : {});

const Display = ({ value, place }: DisplayProps) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const { country, province, city, line, postalCode } = addressOf(value);
  const sameName = city !== undefined && city === province;
  const whole = [country, sameName ? undefined : province, city, line]
    .filter(Boolean)
    .join(commaOf(line ?? city ?? province ?? ''));
  if (place === 'cell')
    return (
      <span dir="auto" className="block truncate text-start">
        {whole}
      </span>
    );
  return (
    <span className="block">
      <span dir="auto" className="block text-start">
        {whole}
      </span>
      {postalCode ? (
        <span className="block text-sm text-ink-muted">
          {text.postalCode} <Bidi>{localDigits(postalCode, digits)}</Bidi>
        </span>
      ) : null}
    </span>
  );
};

const provinces: readonly Option[] = PROVINCES.map(({ name }) => ({ id: name.fa, label: name.fa }));
const asOption = (name: string | undefined): Option | null => (name ? { id: name, label: name } : null);
const mostShown = 50;

/** Cities of the chosen province, or of the whole country; their table is fetched when first asked for. */
const useCityOptions = (provinceName: string | undefined) =>
  useCallback(
    async (typed: string): Promise<readonly Option[]> => {
      const { citiesIn, suggestCities } = await import('#persian/places/cities.ts');
      const province = provinceName ? findProvince(provinceName) : undefined;
      const wanted = foldSearch(typed);
      const found = province
        ? citiesIn(province).filter(({ name }) => foldSearch(name).includes(wanted))
        : suggestCities(typed, mostShown);
      const unique = new Map(found.map((city) => [`${city.name}|${city.province.slug}`, city]));
      return [...unique].slice(0, mostShown).map(([id, city]) => ({
        id,
        label: city.name,
        detail: city.province.name.fa,
      }));
    },
    [provinceName],
  );

const Editor = (props: EditorProps) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const address = addressOf(props.value);
  const loadCities = useCityOptions(address.province);
  const change = (part: Address) => {
    const next = Object.fromEntries(
      Object.entries({ ...address, ...part }).filter(([, one]) => one !== undefined && one !== ''),
    );
    props.onChange(Object.keys(next).length === 0 ? null : next);
  };
  const city = useMemo(() => asOption(address.city), [address.city]);
  const errorOf = (part: string) => props.partErrors?.find(({ field }) => field === part)?.message;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="contents">
        <span className={props.hideLabel ? 'sr-only' : 'text-sm font-medium'}>{props.label}</span>
      </legend>
      <FieldRow>
        <ComboBox
          label={text.province}
          hideLabel
          placeholder={text.province}
          options={provinces}
          autoFocus={props.autoFocus === true && !address.province}
          value={asOption(address.province)}
          onChange={(option) => change({ province: option?.label ?? '', city: '' })}
          create={{ label: text.own, onCreate: (province) => change({ province, city: '' }) }}
          error={errorOf('province')}
        />
        <ComboBox
          label={text.city}
          hideLabel
          placeholder={text.city}
          load={loadCities}
          value={city}
          onChange={(option) =>
            change({
              city: option?.label ?? '',
              ...(option?.detail && !address.province ? { province: option.detail } : {}),
            })
          }
          create={{ label: text.own, onCreate: (name) => change({ city: name }) }}
          error={errorOf('city')}
        />
      </FieldRow>
      <TextArea
        label={text.line}
        hideLabel
        placeholder={text.line}
        rows={2}
        autoFocus={props.autoFocus === true && Boolean(address.province)}
        maxLength={500}
        value={address.line ?? ''}
        onChange={(line) => change({ line })}
        error={errorOf('line')}
      />
      <TextField
        label={text.postalCode}
        hideLabel
        placeholder={text.postalCode}
        kind="code"
        inputMode="numeric"
        maxLength={20}
        value={localDigits(address.postalCode ?? '', digits)}
        onChange={(postalCode) => change({ postalCode: toLatinDigits(postalCode) })}
        error={errorOf('postalCode') ?? props.error}
      />
    </fieldset>
  );
};

/** A postal address in parts. */
export const address: FieldFace = { Display, Editor, tall: true, wide: true };
