import type { Phrase } from '#persian/bilingual.ts';
import { refused, type Variable } from './variable.ts';
import { variables } from './variables.ts';

type ValueOf<V> = V extends Variable<infer T> ? T : never;

/** Everything that the environment may settle, parsed. */
export type Config = { readonly [Name in keyof typeof variables]: ValueOf<(typeof variables)[Name]> };

/** The environment is wrong somewhere; `phrases` holds a sentence for each variable. */
export class ConfigError extends Error {
  readonly phrases: readonly Phrase[];
  constructor(phrases: readonly Phrase[]) {
    super(phrases.map(({ fa, en }) => `${fa}\n  ${en}`).join('\n'));
    this.name = 'ConfigError';
    this.phrases = phrases;
  }
}

/**
 * Reads the environment once, at start.
 * @throws ConfigError with all that is wrong, so that nobody mends one variable at a time
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: Phrase[] = [];
  const values = Object.fromEntries(
    Object.entries<Variable<unknown>>(variables).map(([key, variable]) => {
      const given = env[variable.name]?.trim();
      // An empty variable is how shells and compose files say «not set».
      const value = given ? variable.read(given) : variable.otherwise;
      if (value === refused) faults.push(faultOf(variable, given ?? ''));
      return [key, value];
    }),
  );
  if (faults.length === 0) faults.push(...missingCompanions(values as Config));
  if (faults.length > 0) throw new ConfigError(faults);
  return values as Config;
}

const faultOf = ({ name, kind, secret }: Variable<unknown>, given: string): Phrase =>
  secret
    ? {
        fa: `مقدار ${name} درست نیست؛ باید ${kind.fa} باشد.`,
        en: `${name} is not valid: it must be ${kind.en}.`,
      }
    : {
        fa: `${name} باید ${kind.fa} باشد، نه «${given}».`,
        en: `${name} must be ${kind.en}, not "${given}".`,
      };

/** Variables that make no sense without another. */
function missingCompanions(config: Config): Phrase[] {
  const faults: Phrase[] = [];
  const needs = (name: string, other: string): void => {
    faults.push({
      fa: `${name} بدون ${other} کار نمی‌کند؛ آن را هم بگذارید.`,
      en: `${name} does not work without ${other}: set it too.`,
    });
  };
  if (config.process !== 'whole' && !config.databaseUrl)
    needs(`PEYVAND_PROCESS=${config.process}`, 'DATABASE_URL');
  if (config.tlsCert && !config.tlsKey) needs('TLS_CERT', 'TLS_KEY');
  if (config.tlsKey && !config.tlsCert) needs('TLS_KEY', 'TLS_CERT');
  if (config.smtpHost && !config.smtpFrom) needs('SMTP_HOST', 'SMTP_FROM');
  if (config.smtpUser && !config.smtpPassword) needs('SMTP_USER', 'SMTP_PASSWORD');
  if (config.kavenegarKey && !config.kavenegarSender) needs('KAVENEGAR_API_KEY', 'KAVENEGAR_SENDER');
  return faults;
}

/** The table of all variables that stands in `docs/configuration.md`, in Markdown. */
export function configReference(): string {
  const rows = Object.values<Variable<unknown>>(variables).map(({ name, kind, standard, about }) =>
    [
      `\`${name}\``,
      `${about.fa}<br>${about.en}`,
      `${kind.fa}<br>${kind.en}`,
      standard === undefined ? '—' : `\`${standard}\``,
    ].join(' | '),
  );
  return [
    '| متغیر · variable | کار · purpose | مقدار · value | پیش‌فرض · default |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}
