import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { cachedCode, keepCode } from './process/code-cache.ts';
import type { endOnSignals, main } from './main.ts';

/**
 * Starts the program from its bundle, with the code that V8 compiled last time: parsing and compiling would otherwise be
 * most of a short run.
 */
export function start(): void {
  const folder = __dirname;
  const file = join(folder, 'cx.js');
  // The build wraps the program in a function, and leaves nothing beyond ASCII in it.
  const source = readFileSync(file, 'latin1');
  const { size, mtimeMs } = statSync(file);
  const key = [size, Math.floor(mtimeMs), process.version, process.arch, process.argv[2] ?? ''].join('-');
  const cached = cachedCode(key, process.env);
  const script = new Script(source, {
    filename: file,
    ...(cached === null ? {} : { cachedData: cached }),
  });
  const module = { exports: {} as { main: typeof main; endOnSignals: typeof endOnSignals } };
  const load = script.runInThisContext() as (...parts: unknown[]) => void;
  load(module.exports, createRequire(file), module, file, folder);
  module.exports.endOnSignals();
  const kept = cached !== null && script.cachedDataRejected !== true;
  void module.exports.main(process.argv.slice(2), process).then((status) => {
    process.exitCode = status;
    if (!kept) keepCode(key, process.env, () => script.createCachedData());
  });
}
