// Where a file of tests runs. Jest gives each a global object of its own, and would evaluate the program in it, anew for every file: what V8
// had compiled of it is then lost, and each of its names is looked for in an object that Jest watches. The program is loaded here as Node
// loads it, once for all files of tests that a process runs; only the tests have a global object of their own.
import { pathToFileURL } from 'node:url';
import { TestEnvironment } from 'jest-environment-node';
import { bundleFile } from './jest-source.mjs';

/** What tests make and the program looks at by its class, or the other way round, is of the same class for both. */
const common = [
  'Map Set WeakMap WeakSet Date Intl Error RangeError SyntaxError TypeError',
  'Int8Array Int16Array Int32Array Uint16Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array DataView',
].flatMap((names) => names.split(' '));

export default class ProgramEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of common) this.global[name] = globalThis[name];
    const { files } = await import(pathToFileURL(bundleFile).href);
    Object.defineProperty(this.global, Symbol.for('cx source'), { value: (name) => files[name]() });
  }
}
