import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanFiles, largeFile } from './clean-files.ts';
import { doublePollutions, pollutions, type CleanFile, type Polluted } from './generate.ts';
import { recordsOf } from './records.ts';
import { load, score, scoreFolder, type Score } from './score.ts';
import { isSlow, some } from '../often.ts';

const folder = mkdtempSync(join(tmpdir(), 'cx-pollution-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Named = Score & Polluted;

async function scores(clean: CleanFile, polluted: Iterable<Polluted>): Promise<readonly Named[]> {
  const cleanPath = join(folder, 'clean.csv');
  writeFileSync(cleanPath, clean.text);
  const loaded = await load(cleanPath);
  const path = join(folder, 'polluted.csv');
  const found: Named[] = [];
  for (const one of polluted) {
    writeFileSync(path, one.text);
    found.push({ ...one, ...(await score(loaded, clean.text, path, one.text)) });
  }
  return found;
}

const silentOf = (found: readonly Named[]) =>
  found.filter(({ verdict }) => verdict === 'silent').map(({ name, why }) => `${name}: ${why}`);

const part = (found: readonly Named[], verdict: Score['verdict']) =>
  found.filter((one) => one.verdict === verdict).length / found.length;

/** The header, the first record, some in the middle, the last; all of them in the slow run. */
function positions(clean: CleanFile): number[] {
  const all = [...recordsOf(clean.text, clean.delimiter).keys()];
  return isSlow ? all : all.filter((at) => at < 2 || at % 40 === 0 || at > all.length - 2);
}

describe('a file with one fault (lost, extra: quote, delimiter, field, line end, at every place of a record)', () => {
  test.each(some(cleanFiles(), 2))('made of $name is exact, flagged on the right lines, or refused', async (clean) => {
    const found = await scores(clean, pollutions(clean, positions(clean)));
    expect(found.length).toBeGreaterThan(isSlow ? 1600 : 80);
    expect(silentOf(found)).toEqual([]);
    // A fault in the header refuses the file; one in a record costs that record, and seldom more.
    const inRecords = found.filter(({ position }) => position > clean.headerRows);
    const flagged = inRecords.filter(({ verdict }) => verdict === 'flagged');
    expect(part(inRecords, 'refused')).toBeLessThan(0.1);
    expect(flagged.reduce((sum, { missing }) => sum + missing, 0) / flagged.length).toBeLessThan(4);
  });

  test('made of a large file is exact, flagged on the right lines, or refused', async () => {
    const clean = largeFile();
    const all = [...pollutions(clean, isSlow ? [1, 2, 700, 1500, 2000] : [1500])];
    const found = await scores(clean, isSlow ? all : all.filter((_, at) => at % 12 === 0));
    expect(silentOf(found)).toEqual([]);
    expect(part(found, 'refused')).toBeLessThan(0.05);
  });
});

test('of files with two faults in different records, fewer than 5 in 1,000 pass in silence: those that are sound CSV again', async () => {
  const found: Named[] = [];
  for (const [seed, clean] of cleanFiles().entries()) {
    found.push(...(await scores(clean, doublePollutions(clean, isSlow ? 2000 : 20, seed))));
  }
  expect(part(found, 'silent')).toBeLessThan(0.005);
  expect(part(found, 'flagged')).toBeGreaterThan(0.8);
});

const rows = (text: string): CleanFile => ({ name: 'mean', text, delimiter: ',', newline: '\n', headerRows: 1 });

describe('faults of a meaner kind are not silent', () => {
  const header = 'id,score,comment';
  const lines = Array.from({ length: 24 }, (_, at) => `${at + 1},${at % 11},fine`);
  const clean = [header, ...lines, ''].join('\n');

  test.each([
    ['both quotes of a comment over several lines lost', '7,6,"but slow,\nrude, too"', '7,6,but slow,\nrude, too'],
    ['the opening quote of pasted records lost', '7,6,"pasted:\n1,2,x\n3,4,y"', '7,6,pasted:\n1,2,x\n3,4,y"'],
    ['a quote too many before pasted records', '7,6,"pasted:\n1,2,x\n3,4,y"', '7,6,"pasted:"\n1,2,x\n3,4,y"'],
    ['an opening quote lost before a blank line', '7,6,"one\n\n1,2,x\n\ntwo"', '7,6,one\n\n1,2,x\n\ntwo"'],
    ['a line cut in two beside a blank line', '7,6,good and bad', '7,6,good\n and bad\n'],
    ['two records cut in two', '7,6,a b\n', '7,6,a\n b\n7,\n6,a b\n'],
  ])('%s', async (_, sound, broken) => {
    const withRecord = clean.replace('7,6,fine', sound);
    const [found] = await scores(rows(withRecord), [
      { name: 'mean', position: 7, text: clean.replace('7,6,fine', broken) },
    ]);
    expect(found).toMatchObject({ verdict: 'flagged' });
  });

  test.each([
    ['a header row whose last name is cut', 'id,score,com\nment'],
    ['a header row whose first name is cut', 'i\nd,score,comment'],
    ['a header row that lost a quote over two lines', 'id,score,How likely\nare you?"'],
    ['a header row with a field too many before a blank line', 'id,,score,comment\n'],
    ['a header row that runs into the first record', 'id,score,comment1,1,fine'],
  ])('%s refuses the file', async (_, broken) => {
    const [found] = await scores(rows(clean), [{ name: 'mean', position: 0, text: clean.replace(header, broken) }]);
    expect(found).toMatchObject({ verdict: 'refused', why: 'broken-header' });
  });
});

describe('the scorer', () => {
  const header = 'id,score\n';
  const clean = `${header}1,9\n2,8\n3,7\n`;

  test.each([
    ['exact', clean],
    ['exact', `${header}1,9\n\n2,8\n3,7`],
    ['flagged', `${header}1,9\n2,8,\n3,7\n`],
    ['refused', `${header}"1,9\n2,8\n3,7\n`],
    ['silent', `${header}1,9\n2,88\n3,7\n`],
    ['silent', `${header}1,9\n3,7\n`],
    ['silent', `id,nps\n1,9\n2,8\n3,7\n`],
  ] as const)('calls a file %s that is', async (verdict, text) => {
    const [found] = await scores(rows(clean), [{ name: '', position: 0, text }]);
    expect(found!.verdict).toBe(verdict);
  });

  test('classifies a folder', async () => {
    const many = mkdtempSync(join(folder, 'many-'));
    writeFileSync(join(folder, 'source.csv'), clean);
    writeFileSync(join(many, 'same.csv'), clean);
    writeFileSync(join(many, 'short.csv'), `${header}1,9\n2\n3,7\n4,7\n`);
    const found = await scoreFolder(join(folder, 'source.csv'), many, (file) => readFileSync(file, 'utf8'));
    expect([...found].map(([name, { verdict }]) => [name, verdict])).toEqual([
      ['same.csv', 'exact'],
      ['short.csv', 'silent'],
    ]);
  });
});
