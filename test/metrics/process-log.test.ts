// A log of the kind that process mining reads, made by a seeded chance: 3,000 cases, most events of one moment with another. Expected
// is what pm4py 2.7.23.11 gives for the same file (format_dataframe, discover_dfg, get_variants), which sorts events of one moment as
// the file does.
import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';

const folder = temporaryFolder();

const goesOn: Readonly<Record<string, readonly string[]>> = {
  register: ['check', 'check', 'contact', 'assess'],
  check: ['assess', 'assess', 'contact', 'check', 'decide'],
  contact: ['check', 'assess', 'contact', 'close'],
  assess: ['decide', 'decide', 'contact', 'assess'],
  decide: ['pay', 'reject', 'contact'],
  pay: ['close', 'close', 'contact'],
  reject: ['close', 'appeal'],
  appeal: ['assess', 'close'],
};

/** xorshift32 (Marsaglia 2003). */
function chance() {
  let state = 2_463_534_242;
  return (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Cases that go from one activity to another until they close, or forty times. */
function log(): string {
  const below = chance();
  const lines = ['case:concept:name,concept:name,time:timestamp'];
  for (let id = 0; id < 3000; id += 1) {
    let [activity, hour] = ['register', below(9000)];
    for (let step = 0; step < 40; step += 1) {
      lines.push(`c${id},${activity},${new Date(Date.UTC(2026, 0, 1, hour)).toISOString().slice(0, 19)}Z`);
      const next = goesOn[activity];
      if (next === undefined) break;
      activity = next[below(next.length)]!;
      hour += below(3) === 0 ? 1 + below(72) : 0;
    }
  }
  return `${lines.join('\n')}\n`;
}

describe('a log of process mining', () => {
  let result: OkResult;
  beforeAll(async () => {
    result = await resultOf(['journeys', folder.file('log.csv', log())]);
  });

  test('has the steps that pm4py counts', () => {
    const steps = new Map(rowsOf(result, 'steps').map(({ from, to, n }) => [`${from} > ${to}`, n]));
    const expected = {
      'assess > decide': 2604,
      'register > check': 1517,
      'check > assess': 1468,
      'contact > close': 1430,
      'contact > contact': 1419,
      'contact > check': 1414,
      'contact > assess': 1408,
      'assess > contact': 1297,
      'assess > assess': 1295,
      'decide > contact': 1124,
      'decide > reject': 1098,
      'decide > pay': 1084,
      '(start) > register': 3000,
      'close > (exit)': 2998,
      'contact > (exit)': 1,
      'appeal > (exit)': 1,
    };
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, steps.get(name)]))).toEqual(expected);
    // 23 pairs that follow each other, one start, three ends.
    expect(steps.size).toBe(27);
  });

  test('has its variants', () => {
    expect(result.headlines.find(({ name }) => name === 'variants')?.value).toBe(1385);
    expect(
      rowsOf(result, 'variants')
        .slice(0, 6)
        .map(({ variant, journeys }) => [journeys, variant]),
    ).toEqual([
      [168, 'register > contact > close'],
      [83, 'register > assess > decide > pay > close'],
      [76, 'register > check > decide > pay > close'],
      [75, 'register > check > assess > decide > pay > close'],
      [72, 'register > check > contact > close'],
      [59, 'register > assess > decide > reject > close'],
    ]);
  });

  test('says how many events share their moment with another of their case', () => {
    expect(result.accounting).toMatchObject({ read: 26_574, used: 26_574 });
    expect(result.notices.find(({ code }) => code === 'tied-times')?.message).toContain('22312 of 26574');
  });
});

describe('whose contact it is', () => {
  const lines = (header: string) =>
    `${header},activity,timestamp\nK1,open,2026-01-01\nK1,close,2026-01-03\nK2,open,2026-01-01\n`;
  const headers = [
    'Case Number',
    'Case No.',
    'Trace ID',
    'Incident ID',
    'ID de caso',
    'Caso ID',
    'Nº de caso',
    'N.º caso',
    'Número de ticket',
    'Identificador de la incidencia',
    'Nº de expediente',
  ];
  test.each(headers)('%s says it', async (header) => {
    const { headlines } = await resultOf(['journeys', folder.file(`${headers.indexOf(header)}.csv`, lines(header))]);
    expect(headlines.find(({ name }) => name === 'journeys')?.value).toBe(2);
  });

  test('is needed: without a column for it nothing is counted', async () => {
    const unknown = folder.file('unknown.csv', lines('Colour'));
    for (const metric of ['journeys', 'touchpoints', 'attribution', 'channels']) {
      const { status, stdout, stderr } = await runCx([metric, unknown, '--lang', 'es']);
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain('ni para customer_id en el archivo de puntos de contacto');
    }
  });

  test('is needed in each file: what is a journey in one is nothing in the other', async () => {
    const named = folder.file('named.csv', lines('case id'));
    const { status, stderr } = await runCx(['journeys', named, folder.file('other.csv', lines('customer id'))]);
    expect([status, stderr.includes("other.csv has no column 'case id'")]).toEqual([3, true]);
  });
});
