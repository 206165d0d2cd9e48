import { readFileSync } from 'node:fs';
import { builtFile } from '../../../sources/files/built-file.ts';

/** A number that the module shows under a name. */
interface Shown {
  readonly value: number;
}

/** What `wasm/scan.as.ts` exports; addresses and lengths are plain numbers. */
export interface ScanExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  take(bytes: number): number;
  makeParts(count: number): number;
  setPart(part: number, column: number, reading: number): void;
  dictionaryOf(part: number): number;
  tableOf(part: number): number;
  setFile(delimiter: number, quote: number, columns: number, id: number): void;
  setHeader(address: number, length: number): void;
  startCounts(): void;
  startRun(): void;
  setWeight(records: number): void;
  scan(from: number, end: number, stop: number): number;
  tryRecords(from: number, end: number): number;
  addValue(part: number, address: number, length: number): number;
  addCells(numbers: number, rows: number, count: number): number;
  countCells(): number;
  writeGrid(numbers: number, rows: number): number;
  makeColumns(count: number, records: number, hashed: boolean): void;
  setColumn(part: number, field: number, reading: number, most: number, records: number): void;
  setAlike(field: number): void;
  writeColumns(): void;
  finishWindow(records: number): number;
  giveUp(part: number): void;
  isGivenUp(part: number): number;
  valuesOf(part: number): number;
  numbersOf(part: number): number;
  hashesOf(part: number): number;
  addText(part: number, address: number, length: number): number;
  readonly alikeHashes: Shown;
  readonly identityKinds: Shown;
  readonly identityPlain: Shown;
  readonly fault: Shown;
  readonly tooLarge: Shown;
  readonly records: Shown;
  readonly lines: Shown;
  readonly foreign: Shown;
  readonly numbered: Shown;
  readonly rising: Shown;
  readonly firstId: Shown;
  readonly firstIdLength: Shown;
  readonly lastId: Shown;
  readonly lastIdLength: Shown;
}

/** Compiled code, which threads share. */
export type ScanModule = object;

declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => ScanModule;
  Instance: new (module: ScanModule) => { readonly exports: ScanExports };
};

/** Compiles the scan; null where it was not built or the processor has no SIMD. */
export function compileScan(): ScanModule | null {
  const file = builtFile('scan.wasm');
  if (file === null) return null;
  try {
    return new WebAssembly.Module(readFileSync(file));
  } catch {
    return null;
  }
}

export const instantiate = (module: ScanModule) => new WebAssembly.Instance(module).exports;
