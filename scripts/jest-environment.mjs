// Where a file of tests runs. Jest gives each a global object of its own, and would evaluate the program in it, anew for every file: what V8
// had compiled of it is then lost, and each of its names is looked for in an object that Jest watches. The program is loaded here as Node
// loads it, once for all files of tests that a process runs; only the tests have a global object of their own.
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestEnvironment } from 'jest-environment-node';
import { bundleFile } from './jest-source.mjs';

/** What tests make and the program looks at by its class, or the other way round, is of the same class for both. */
const common = [
  'Map Set WeakMap WeakSet Date Intl Error RangeError SyntaxError TypeError',
  'Int8Array Int16Array Int32Array Uint16Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array DataView',
].flatMap((names) => names.split(' '));

const bundleUrl = pathToFileURL(bundleFile).href;
const inBundle = /(?:file:\/\/)?[^\s()]*\/cx-tests\/source\.mjs:(\d+):(\d+)/gu;

/** Where in the source a place of the bundle comes from. The map is read when a test has failed: reading it takes as long as many tests. */
function inSource(stack) {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundleFile}.map`, 'utf8')));
  return stack.replace(inBundle, (place, line, column) => {
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
    if (originalSource === undefined) return place;
    return `${relative(process.cwd(), resolve(bundleFile, '..', originalSource))}:${originalLine + 1}:${originalColumn + 1}`;
  });
}

/**
 * Jest keeps which test runs in a store of its own for each file of tests, and Node carries what is in every store that was ever
 * used from each promise to the next: what a promise costs would grow with the files that have gone before.
 */
const stores = new Set();
const run = Reflect.get(AsyncLocalStorage.prototype, 'run');
AsyncLocalStorage.prototype.run = function runAndRemember(...given) {
  stores.add(this);
  return run.apply(this, given);
};

export default class ProgramEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of common) this.global[name] = globalThis[name];
    const { files } = await import(bundleUrl);
    Object.defineProperty(this.global, Symbol.for('cx source'), { value: (name) => files[name]() });
  }

  async teardown() {
    for (const store of stores) store.disable();
    stores.clear();
    await super.teardown();
  }

  handleTestEvent({ name, error }) {
    if (name === 'test_fn_failure' && typeof error?.stack === 'string') error.stack = inSource(error.stack);
  }
}
