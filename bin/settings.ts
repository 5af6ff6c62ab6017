import { resolve } from 'node:path';
import { readConfig, type Config } from '#kernel/config/config.ts';

export type StartSettings = Config;

/** @throws ConfigError with a sentence about each variable that is wrong */
export const readSettings = (env: NodeJS.ProcessEnv): StartSettings => {
  const config = readConfig(env);
  return { ...config, dataFolder: resolve(config.dataFolder) };
};
