import { useCallback, useMemo } from 'react';
import type { Address } from '#records/contract.ts';
import { localDigits, toLatinDigits } from '#persian/digits.ts';
import { foldSearch } from '#persian/fold.ts';
import { findProvince, PROVINCES } from '#persian/places/provinces.ts';
import { ComboBox, FieldRow, TextArea, TextField, useLocale, useWords, type Option } from '#web/kit/index.ts';
import type { EditorProps } from '../face.ts';
import { addressOf } from '../address.tsx';

const words = {
  province: { fa: 'استان', en: 'Province' },
  city: { fa: 'شهر', en: 'City' },
  line: { fa: 'نشانی', en: 'Address' },
  postalCode: { fa: 'کد پستی', en: 'Postal code' },
  own: { fa: (text: string) => `همین «${text}»`, en: (text: string) => `Just “${text}”` },
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

export const Editor = (props: EditorProps) => {
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
