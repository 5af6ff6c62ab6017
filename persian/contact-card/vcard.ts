/** What a pasted vCard says of who somebody is; the other lines are written as a signature would write them. */
export type Vcard = {
  readonly honorific: string;
  readonly given: string;
  readonly family: string;
  readonly company: string | undefined;
  readonly jobTitle: string | undefined;
  readonly text: string;
};

/** Lines that tell of reach and place. */
const told = new Set(['TEL', 'EMAIL', 'URL', 'ADR']);

/** Reads a vCard (RFC 6350 and its forerunners) that was pasted as text; undefined for anything else. */
export function readVcard(text: string): Vcard | undefined {
  if (!/^\s*BEGIN:VCARD/i.test(text)) return undefined;
  // A line that begins with a blank goes on with the one before.
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const found = lines.flatMap((line) => {
    const [, name = '', about = '', value = ''] =
      /^(?:[\w-]+\.)?([\w-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? [];
    return name === ''
      ? []
      : [{ name: name.toUpperCase(), about, parts: value.split(/(?<!\\);/).map(plain) }];
  });
  const first = (name: string): readonly string[] => found.find((one) => one.name === name)?.parts ?? [];
  const [family = '', given = '', , honorific = ''] = first('N');
  const [full = ''] = first('FN');
  const [company] = first('ORG');
  const [jobTitle] = first('TITLE');
  const space = full.indexOf(' ');
  return {
    honorific,
    given: given === '' && family === '' ? full.slice(0, Math.max(0, space)) : given,
    family: given === '' && family === '' ? full.slice(space + 1) : family,
    company: company === '' ? undefined : company,
    jobTitle: jobTitle === '' ? undefined : jobTitle,
    text: found
      .filter(({ name }) => told.has(name))
      .map(({ name, about, parts }) =>
        name === 'ADR'
          ? addressOf(parts)
          : `${/fax/i.test(about) ? 'fax: ' : ''}${parts.join(' ').replace(/^tel:/i, '')}`,
      )
      .join('\n'),
  };
}

/** In the order of the standard: box, building, street, city, region, postal code, country. */
const addressOf = ([, , street, city, region, postalCode]: readonly string[]): string =>
  [
    `address: ${[street, city, region].filter(Boolean).join('، ')}`,
    ...(postalCode ? [`کد پستی: ${postalCode}`] : []),
  ].join('\n');

const plain = (value: string): string =>
  value
    .replaceAll(/\\n/gi, ' ')
    .replaceAll(/\\([,;\\])/g, '$1')
    .trim();
