import { dataFolder } from '#kernel/database/embedded/embedded.ts';

export type StartSettings = {
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL of the firm's own, instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
};

/** @throws with a sentence about the variable that is wrong */
export function readSettings(env: NodeJS.ProcessEnv): StartSettings {
  return {
    port: readPort(env['PORT'] || '3000'),
    // Only this machine, until somebody decides otherwise: a laptop in a café has no business serving the café.
    host: env['HOST'] || '127.0.0.1',
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataFolder: dataFolder(),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(
    `PORT باید عددی از ۰ تا ۶۵۵۳۵ باشد، نه «${text}».\n  PORT must be a number from 0 to 65535, not "${text}".`,
  );
}
