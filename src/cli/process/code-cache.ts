import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const mostFiles = 40;

/** Where compiled code is kept: in the user's cache folder. */
const folderOf = (env: Environment) => join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'cx');
const nameOf = (key: string) => `${key.replaceAll(/[^\w.-]/gu, '_').slice(0, 100)}.code`;

/** Compiled code is run as it is: it must come from a folder that nobody else can write to. */
function isPrivate(folder: string): boolean {
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (entry?.isDirectory() !== true) return false;
  return process.getuid === undefined || (entry.uid === process.getuid() && (entry.mode & 0o022) === 0);
}

/** Code that was kept under a key; null when there is none, or none that can be trusted. */
export function cachedCode(key: string, env: Environment): Buffer | null {
  try {
    const folder = folderOf(env);
    return isPrivate(folder) ? readFileSync(join(folder, nameOf(key))) : null;
  } catch {
    return null;
  }
}

/** Keeps compiled code for the next run; where that cannot be done, the next run compiles again. */
export function keepCode(key: string, env: Environment, code: () => Buffer): void {
  const folder = folderOf(env);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isPrivate(folder)) return;
    const old = readdirSync(folder).filter((name) => name.endsWith('.code'));
    if (old.length >= mostFiles) for (const name of old) rmSync(join(folder, name), { force: true });
    const temporary = join(folder, `${process.pid}.tmp`);
    writeFileSync(temporary, code(), { mode: 0o600 });
    renameSync(temporary, join(folder, nameOf(key)));
  } catch {
    // A folder that cannot be written to (a read-only home) costs time, and nothing else.
  }
}
