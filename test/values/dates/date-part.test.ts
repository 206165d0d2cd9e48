import { readFileSync } from 'node:fs';
import * as fc from '../../chance.ts';
import { openDuckDb } from '../../../src/engines/duckdb/engine.ts';
import type { Reading, Tally, TallyRequest } from '../../../src/engines/engine.ts';
import { fastTally, usualLimits } from '../../../src/engines/scan/fast/fast.ts';
import { plainEngine } from '../../../src/engines/scan/plain/plain.ts';
import { compileScan } from '../../../src/engines/scan/bytes/scan-module.ts';
import { datePart } from '../../../src/values/dates/date-part.ts';
import { cellRead } from '../../../src/engines/cell-read.ts';
import { zoneNamed } from '../../../src/values/dates/zones/zone.ts';
import { dateStyle, readDate } from '../../../src/values/dates/date.ts';
import type { TextSource } from '../../../src/sources/source.ts';
import { opened, temporaryFolder } from '../../engines/temporary.ts';
import { resultOf, runCx } from '../../run-cx.ts';
import { dateParts } from './date-part.cases.ts';
import { often, slowTest } from '../../often.ts';

const folder = temporaryFolder();
const module = compileScan()!;

const requestOf = (reading: Reading): TallyRequest => ({
  relation: 'records',
  columns: [
    { header: 'n', reading: 'raw' },
    { header: 'day', reading },
  ],
  unique: null,
});

let files = 0;
/** A file in which each text stands in a record of its own, with a number before it. */
function fileOf(texts: readonly string[]): Promise<TextSource> {
  files += 1;
  const lines = texts.map((text, n) => `${n},"${text.replaceAll('"', '""')}"\n`);
  return opened(folder.file(`${files}.csv`, `n,day\n${lines.join('')}`), { delimiter: ',', headerRows: 1 });
}

function inOrder({ cells, structures }: Tally): string[] {
  expect(structures.map(({ rejected }) => rejected)).toEqual([[]]);
  const parts: string[] = [];
  for (const { values } of cells) parts[Number(values[0])] = values[1]!;
  return parts;
}

type Parts = (texts: readonly string[], reading: Reading) => Promise<string[]>;

/** What each form of the rule leaves of some texts. */
const forms: readonly (readonly [name: string, parts: Parts])[] = [
  ['text', async (texts, reading) => texts.map((text) => cellRead(text, reading))],
  ['bytes', async (texts, reading) => inOrder(await plainEngine.tally([await fileOf(texts)], requestOf(reading)))],
  [
    'WebAssembly',
    // Null would say that it had left the file to another.
    async (texts, reading) =>
      inOrder((await fastTally(module, [await fileOf(texts)], requestOf(reading), usualLimits))!),
  ],
  [
    'SQL',
    async (texts, reading) => {
      const source = await fileOf(texts);
      const engine = await openDuckDb();
      const tally = await engine.tally([source], requestOf(reading));
      await engine.close();
      return inOrder(tally);
    },
  ],
];

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
const part = fc.constantFrom(...digits, ' ', 'T', 't', ':', '.', ',', 'Z', ' AM', 'pm', '/', '-', 'é', '\n', '+', 'x');
const date = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...dateParts.map(([, text]) => text)) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...digits, '.', ',', '-', '/', 'a'), maxLength: 20 }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('2026-03-01', '01/02/2024', '1/3/26', '45292', '45292.5', '1700000000', 'Sep 27, 2026'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('NA', '-', '', '27 OC', '27-09-2026,', '2026-09', '1Tx', 'x1', '27 de sept de 2026'),
  },
);
const clock = fc.oneof(
  fc.string({ unit: fc.constantFrom(...digits, ':', '.'), maxLength: 9 }),
  fc.constantFrom('10:00', '09:15:00', '23:59:59', '9:05:12', '12:00:00.123'),
  fc
    .tuple(
      fc.constantFrom('9', '09', '12', '0', '00', '24', '23', '19', '123', '7', '1:', 'x'),
      fc.constantFrom('', ':15', ':60', ':5', ':15:30', ':15:61', ':15:30.', ':15:30.123456789', ':15:30.1234567890'),
    )
    .map((parts) => parts.join('')),
);
const separator = fc.constantFrom(' ', ' ', ' ', 'T', 'T', '  ', ', ', '');
const suffix = fc.constantFrom(
  '',
  '',
  '',
  '',
  'Z',
  ' AM',
  ' pm',
  'PM',
  ' A',
  ' Z',
  '+02',
  ' +0100',
  ' UTC',
  ' AMx',
  '\n',
  ' ',
);
/** Texts that nearly are a date with a time; a carriage return would send a file to the plain scan. */
const nearDate = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(date, separator, clock, suffix).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.array(part, { maxLength: 24 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\0\r\u0080-\u009f]/gu, '')) },
);

describe('the date of a cell is found by one rule', () => {
  test.each(forms)('%s', async (_, parts) => {
    const texts = dateParts.map(([text]) => text);
    expect((await parts(texts, 'date-part')).map((found, at) => [texts[at], found])).toEqual(dateParts);
  });

  test.each(forms)('%s, and where days are not those of UTC a time with a Z stays', async (_, parts) => {
    const stays = (text: string) => text.endsWith('Z');
    const expected = dateParts.map(([text, left]) => [text, stays(text) ? text : left]);
    expect(expected).not.toEqual(dateParts);
    const texts = dateParts.map(([text]) => text);
    expect((await parts(texts, 'zoned-date-part')).map((found, at) => [texts[at], found])).toEqual(expected);
  });

  test.each(['date-part', 'zoned-date-part'] as const)(
    '%s: all forms leave the same of texts that nearly are dates',
    async (reading) => {
      let cut = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(nearDate, { minLength: 300, maxLength: 600 }), async (texts) => {
          const [expected, ...others] = await Promise.all(forms.map(([, parts]) => parts(texts, reading)));
          for (const found of others) expect(found).toEqual(expected);
          cut += texts.filter((text, at) => text !== expected![at]).length;
        }),
        { numRuns: often(20) },
      );
      expect(cut).toBeGreaterThan(often(100));
    },
  );
});

const column = (...texts: string[]) => texts.map((text) => ({ text, rows: 1 }));
const styles = [
  ...column('2026-09-27', 'Sep 27, 2026', '45292', '1700000000', '1700000000000', '1700000000000000', 'x').map(
    (value) => dateStyle([value]),
  ),
  ...(['dmy', 'mdy', 'ymd'] as const).map((order) => dateStyle(column('01/02/24'), { order })),
];

slowTest('the day is the same with the time or without it, in every style', () => {
  const dayIn = (text: string) =>
    styles.map((style) => {
      const reading = readDate(text, style);
      return reading.kind === 'value' ? reading.day : reading.kind;
    });
  fc.assert(
    fc.property(nearDate, (text) => {
      expect(dayIn(datePart(text))).toEqual(dayIn(text));
    }),
    { numRuns: often(10_000), examples: dateParts.map(([text]): [string] => [text]) },
  );
});

test('in another zone the day is the same with the time or without it, where times of UTC stay', () => {
  const zone = zoneNamed('America/Mexico_City')!;
  const dayIn = (text: string) =>
    styles.map((style) => {
      const reading = readDate(text, { ...style, zone });
      return reading.kind === 'value' ? reading.day : reading.kind;
    });
  fc.assert(
    fc.property(nearDate, (text) => {
      expect(dayIn(cellRead(text, 'zoned-date-part'))).toEqual(dayIn(text));
    }),
    { numRuns: often(5000), examples: dateParts.map(([text]): [string] => [text]) },
  );
});

test('the style of a column is the same with the times or without them', () => {
  const decided = (texts: readonly string[]) => {
    const { family, order, ambiguous, twoDigitYear, epoch, otherForms } = dateStyle(column(...texts));
    return { family, order, ambiguous, twoDigitYear, epoch, otherForms };
  };
  fc.assert(
    fc.property(fc.array(nearDate, { maxLength: 6 }), (texts) => {
      expect(decided(texts.map((text) => datePart(text)))).toEqual(decided(texts));
    }),
    { numRuns: often(2000) },
  );
});

test('a time is cut off exactly where the rule of times is met', () => {
  const rule =
    /^(?:([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z?|(0?[1-9]|1[0-2]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)? [AaPp][Mm])$/;
  fc.assert(
    fc.property(clock, suffix, (time, end) => {
      const text = `2026-09-27 ${time}${end}`;
      expect(datePart(text)).toBe(rule.test(`${time}${end}`) ? '2026-09-27' : text);
    }),
    { numRuns: often(5000) },
  );
});

describe('a count of days with a time beside it', () => {
  const lines = ['45292,9', '45293,10', '45294 10:00,3', '45294.5 09:00,2', '45294.5,8'];
  const days = Array.from({ length: 6 }, (_, at) => `2026-03-0${at + 1},9`);

  test('is no date: a file of nothing else has none to count by', async () => {
    const refused = await runCx([
      'nps',
      folder.file('all.csv', `date,nps\n${lines.join('\n')}\n`),
      '--period',
      'month',
    ]);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toContain('5 of the 5 dates that are written cannot be read');
  });

  test('is no date among others, and the list of what was left out says of the same records that they are none', async () => {
    const file = folder.file('serials.csv', `date,nps\n${[...lines, ...days].join('\n')}\n`);
    const list = folder.file('excluded.csv', '');
    const { accounting } = await resultOf(['nps', file, '--period', 'month', '--excluded', list]);
    expect(accounting).toMatchObject({
      read: 11,
      used: 9,
      excluded: [{ reason: 'date-unreadable', rows: 2 }],
    });
    expect(readFileSync(list, 'utf8').trim().split('\n').slice(1)).toHaveLength(2);
  });
});
