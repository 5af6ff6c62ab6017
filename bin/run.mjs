// `npm run <command>`: the commands beside start and test, prepared alike: `node bin/run.mjs <command> [arguments]`.
import { launch } from './launch.mjs';

const [command, ...rest] = process.argv.slice(2);
process.argv.splice(2, Infinity, ...rest);
await launch(`${command}.ts`, {
  withDevelopment: ['bench', 'screens', 'trials', 'lighthouse'].includes(command),
});
