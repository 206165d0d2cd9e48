import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CxError } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import { isHistory } from '../../reports/history.ts';
import type { ReportSettings } from '../../reports/settings.ts';
import { identityAt } from '../../sources/files/identity.ts';
import type { OpenSource } from '../../sources/source.ts';
import { assertApart, causeOf } from '../outputs/files/output.ts';
import { lockAt, type Lock } from '../outputs/sets/lock.ts';
import { assertReplaceable } from '../outputs/sets/safely.ts';
import { recover, writeSet, type SetFile, type SetWritten, type Staging } from '../outputs/sets/staged.ts';
import { here } from '../options/config.ts';
import type { Voice } from '../process/language.ts';
import { isWholePdf } from '../outputs/pdf.ts';
import { isOfReport, sumsName, tablesFolder, wholeFiles, wholeFilesOf, type DrawnFile } from './files/drawn.ts';
import { earlierIn, isAsWritten, isForeign, isForeignWhole } from './files/earlier.ts';
import type { Log } from './log.ts';
import { pdfPlace } from './files/printed.ts';
import { placeOf, textOf } from './remembered.ts';

/** The places of a report, which are one run's alone while it works. */
export class Placed {
  private readonly settings: ReportSettings;
  private readonly pdf: string | null;
  private readonly voice: Voice;
  private readonly log: Log;
  private readonly folder: string;
  /** The files that lie where they were said to, by what they were called. */
  private readonly apart: ReadonlyMap<string, string>;
  private readonly staging: Staging;
  private readonly locks: Lock[] = [];
  /** The first of the folders that were made for the report; null where all were there. */
  private made: string | null = null;

  /** @param pdf the file that the page is printed into; null where none was asked for */
  constructor(settings: ReportSettings, pdf: string | null, voice: Voice, log: Log) {
    this.settings = settings;
    this.pdf = pdf;
    this.voice = voice;
    this.log = log;
    this.folder = resolve(settings.output);
    const history = settings.history === null ? null : placeOf(settings.history);
    const printed = pdf === null ? null : pdfPlace(pdf);
    this.apart = new Map([
      ...(history === null ? [] : [[history, settings.history!] as const]),
      ...(printed === null ? [] : [[printed, pdf!] as const]),
    ]);
    this.staging = {
      folder: join(this.folder, '.cx-report'),
      apart: [...this.apart.keys()],
      takes: (path, bytes) => {
        if (path === printed) return isWholePdf(bytes);
        return path === history ? isHistory(bytes) && isHistory(Buffer.from(textOf(path))) : this.isOwn(path);
      },
    };
  }

  /**
   * Takes the places, before anything is calculated.
   * @param sources the files that are read, which no output takes the place of
   * @throws output-at-work, output-failed, output-no-file, output-not-ours, output-is-input, outputs-alike
   */
  take(sources: readonly Pick<OpenSource, 'identity'>[]): void {
    const { output } = this.settings;
    this.assertApart(sources);
    this.assertReplaceable();
    this.assertOurs();
    try {
      this.made = mkdirSync(this.folder, { recursive: true }) ?? null;
    } catch (error) {
      throw new CxError('output-failed', { file: output, cause: causeOf(error) });
    }
    this.locks.push(lockAt(join(this.folder, '.cx-report.lock'), output));
    for (const [path, called] of this.apart)
      this.locks.push(lockAt(join(dirname(path), `.${basename(path)}.lock`), called));
    if (recover(this.staging)) this.log.info('recovered', dictionaries[this.voice.words].reports.log.recovered(output));
  }

  /** Puts all files in their places as one. @throws output-not-ours, output-failed, output-at-work */
  write(files: readonly DrawnFile[], beside: readonly SetFile[]): void {
    const stale = this.stale(files);
    const set: readonly SetFile[] = [
      ...files.map(({ name, bytes }) => ({ path: join(this.folder, name), bytes })),
      ...beside,
    ];
    const written = writeSet(this.staging, set, stale, () => {
      for (const lock of this.locks) lock.assertHeld();
    });
    const words = dictionaries[this.voice.words].reports.log;
    for (const { file, changed } of this.told(written))
      this.log.info('wrote', changed ? words.wrote(file) : words.unchanged(file), { file, changed });
    for (const path of stale) this.log.info('removed', words.removed(relative('', path)), { file: relative('', path) });
    const tables = join(this.folder, tablesFolder);
    if (stale.some((path) => dirname(path) === tables)) removeEmpty(tables);
  }

  /** Each file with what became of it; those of the tables as their folder. */
  private told(written: readonly SetWritten[]): readonly { readonly file: string; readonly changed: boolean }[] {
    const tables = join(this.folder, tablesFolder);
    const told = new Map<string, boolean>();
    for (const { path, isChanged } of written) {
      const file = dirname(path) === tables ? `${relative('', tables)}/` : relative('', path);
      told.set(file, told.get(file) === true || isChanged);
    }
    return [...told].map(([file, changed]) => ({ file, changed }));
  }

  /** Gives the places back, as they were where nothing was written. */
  leave(): void {
    for (const lock of this.locks.toReversed()) lock.release();
    for (let folder = this.folder; this.made !== null && folder.startsWith(this.made); folder = dirname(folder))
      if (!removeEmpty(folder)) return;
  }

  private isOwn(path: string): boolean {
    const name = relative(this.folder, path).split(sep).join('/');
    return isOfReport(name) && !isForeignWhole(this.folder, name);
  }

  /** Nobody waits for a report to be made that then cannot take its place. */
  private assertOurs(): void {
    const foreign = wholeFilesOf(this.settings.formats).find((name) => isForeignWhole(this.folder, name));
    if (foreign !== undefined) throw this.notOurs(foreign);
  }

  private notOurs(name: string): CxError {
    return new CxError('output-not-ours', { file: relative('', join(this.folder, name)) });
  }

  /**
   * What the report that lies there had and the new one has not: it goes with it, but for what somebody has changed since.
   * @throws output-not-ours where one would be written over a file that no report wrote
   */
  private stale(files: readonly DrawnFile[]): readonly string[] {
    const { folder } = this;
    const earlier = earlierIn(folder);
    const names = new Set(files.map(({ name }) => name));
    const foreign = files.find(({ name }) => isForeign(folder, name, earlier));
    if (foreign !== undefined) throw this.notOurs(foreign.name);
    const tables = [...earlier.tables.keys()].filter((name) => isAsWritten(folder, name, earlier));
    const sums = isForeign(folder, sumsName, earlier) ? [] : [sumsName];
    return [...earlier.whole, ...tables, ...sums]
      .filter((name) => !names.has(name))
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path));
  }

  /** What is there and no file is found out before anything is read from it or made beside it. */
  private assertReplaceable(): void {
    for (const path of [...wholeFiles, sumsName].map((name) => join(this.folder, name)))
      assertReplaceable(path, relative('', path));
    for (const [path, called] of this.apart) assertReplaceable(path, called);
  }

  private assertApart(sources: readonly Pick<OpenSource, 'identity'>[]): void {
    const { history, logo } = this.settings;
    const places = new Map([
      ...wholeFiles.map((name) => [`report.output, ${name}`, join(this.folder, name)] as const),
      [`report.output, ${tablesFolder}`, join(this.folder, tablesFolder)] as const,
      ...(history === null ? [] : [['report.history', history] as const]),
      ...(this.pdf === null ? [] : [['--pdf', this.pdf] as const]),
    ]);
    const read = [here, ...(logo === null ? [] : [logo])].map(identityAt);
    assertApart(places, [...sources, ...read.flatMap((identity) => (identity === null ? [] : [{ identity }]))]);
  }
}

/** Whether a folder could go: one in which something lies stays. */
function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
