import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './say.mjs';
import { waitForTurn } from './turn.mjs';

/**
 * Makes node_modules agree with package-lock.json. More than is needed is left alone, so that a start does not
 * remove what a test run installed.
 * @returns {Promise<boolean>} whether the packages are there
 */
export async function installPackages(project, withDevelopment) {
  const needed = neededPackages(project, withDevelopment);
  if (isInstalled(project, needed)) return true;
  if (isLinked(project)) return refuseLink(project);
  const release = await waitForTurn(project);
  // Whoever was before us may have installed them.
  const done = isInstalled(project, needed) || (await install(project, needed, withDevelopment));
  release();
  return done;
}

/** npm empties what stands there before it installs: behind a link that would be the packages of another project. */
const isLinked = (project) =>
  lstatSync(join(project, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true;

function refuseLink(project) {
  const target = readlinkSync(join(project, 'node_modules'));
  say(
    `پوشهٔ node_modules پیوندی به ${target} است و بسته‌های آنجا با package-lock.json این پروژه نمی‌خواند. نصب، آن پوشه را خالی می‌کرد؛ پیوند را بردارید یا بسته‌های آنجا را هماهنگ کنید و همین فرمان را دوباره اجرا کنید.`,
    `The folder node_modules is a link to ${target}, and the packages there do not agree with this project’s package-lock.json. To install would empty that folder: remove the link, or bring those packages into agreement, and run the same command again.`,
  );
  return false;
}

async function install(project, needed, withDevelopment) {
  say(
    `نصب ${needed.length.toLocaleString('fa')} بسته؛ بسته به شبکه یک تا چند دقیقه…`,
    `Installing ${needed.length} packages; a minute or a few, as the network allows…`,
  );
  const done = await runNpm(project, withDevelopment, () => countInstalled(project, needed));
  if (done) {
    say('بسته‌ها نصب شد.', 'The packages are installed.');
  } else {
    say(
      'نصب بسته‌ها نشد. شبکه و جای خالی دیسک را بررسی کنید و همین فرمان را دوباره اجرا کنید.',
      'The packages could not be installed. Check the network and the disk, then run the same command again.',
    );
  }
  return done;
}

/** Those of the lockfile for this platform, as [path, entry]. Optional ones may be missing, never wrong. */
function neededPackages(project, withDevelopment) {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages).filter(
    ([path, entry]) =>
      path !== '' &&
      (withDevelopment || !entry.dev) &&
      fits(entry.os, process.platform) &&
      fits(entry.cpu, process.arch),
  );
}

const fits = (allowed, own) => !allowed || allowed.includes(own);

/**
 * npm writes its own list of what is installed as the last thing of an installation and removes it as the first,
 * so an installation that was killed has none.
 */
function isInstalled(project, needed) {
  let installed;
  try {
    const list = readFileSync(join(project, 'node_modules', '.package-lock.json'), 'utf8');
    installed = JSON.parse(list).packages;
  } catch {
    return false;
  }
  return needed.every(([path, entry]) => {
    const found = installed[path];
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

const countInstalled = (project, needed) =>
  needed.filter(([path]) => existsSync(join(project, path, 'package.json'))).length;

function runNpm(project, withDevelopment, count) {
  const scratch = usableHome() ? null : mkdtempSync(join(tmpdir(), 'peyvand-npm-'));
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  args.push(withDevelopment ? '--include=dev' : '--omit=dev', '--include=optional');
  const [program, before] = npmProgram();
  return new Promise((resolve) => {
    const child = spawn(program, [...before, ...args], {
      cwd: project,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      shell: before.length === 0 && process.platform === 'win32',
      env: {
        ...process.env,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${END_WITH_PARENT}`,
        ...(scratch && { HOME: scratch, npm_config_cache: scratch }),
      },
    });
    let told = -1;
    const progress = setInterval(() => {
      const done = count();
      // npm is at work for a while after the last folder is there: the same number again says nothing.
      if (done === told) return;
      told = done;
      say(`… ${done.toLocaleString('fa')} بسته`, `… ${done} packages`);
    }, 10_000);
    const end = (success) => {
      clearInterval(progress);
      if (scratch) rmSync(scratch, { recursive: true, force: true });
      resolve(success);
    };
    child.on('error', (error) => {
      console.error(error.message);
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  });
}

/** An npm that outlived us would still be writing when the next start begins to. */
const END_WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url).href;

/** Under `npm start` npm says where it is; else it is found on the PATH. */
function npmProgram() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  // Not our own Node: that may be the pinned one, which the installation is about to replace.
  return script && node && /npm-cli\.c?js$/.test(script) ? [node, [script]] : ['npm', []];
}

/** npm keeps its cache under HOME and fails, or writes into the project, where there is none. */
function usableHome() {
  try {
    accessSync(process.env.HOME ?? process.env.USERPROFILE ?? '', constants.W_OK);
    return true;
  } catch {
    return Boolean(process.env.npm_config_cache);
  }
}
