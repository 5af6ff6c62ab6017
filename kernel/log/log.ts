import pino from 'pino';
import type { Config } from '../config/config.ts';
import { presentError, presentFields, type LogFields } from './line.ts';
import { readable } from './readable.ts';

export type { LogFields } from './line.ts';

// A text that is put together at run time may hold a value; only one that stands in the source is taken.
type Constant<Text extends string> = string extends Text ? never : Text;

type Write = <Text extends string>(text: Constant<Text>, fields?: LogFields, error?: unknown) => void;

/** The log: JSON, one object a line, without personal data. */
export type Log = {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  /** The same log with these fields on every line. */
  with(fields: LogFields): Log;
};

/** Where lines go; `process.stdout` unless a test reads them. */
export type LogTarget = { write(line: string): unknown; readonly isTTY?: boolean };

/** Opens the log of this process. In a terminal it is made readable. */
export function openLog(level: Config['logLevel'], target: LogTarget = process.stdout): Log {
  const made = pino(
    {
      level,
      // The machine's name and the process's number say nothing that the service manager does not.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    target.isTTY ? { write: (line: string) => target.write(readable(line)) } : target,
  );
  return logOver(made, {});
}

/** A log that goes nowhere, for tests and for commands that speak to a person. */
export const silentLog: Log = openLog('silent', { write: () => undefined });

function logOver(logger: pino.Logger, always: LogFields): Log {
  const writer =
    (level: 'debug' | 'info' | 'warn' | 'error'): Write =>
    (text, fields = {}, error) => {
      if (!logger.isLevelEnabled(level)) return;
      const line = presentFields({ ...always, ...fields });
      logger[level](error === undefined ? line : { ...line, error: presentError(error) }, text);
    };
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    with: (fields) => logOver(logger, { ...always, ...fields }),
  };
}
