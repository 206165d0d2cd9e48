// What would otherwise pass by mistake: each outcome here is met by the run beside it, and no longer after one change.
import type { Notice, OkResult, Report } from '../../src/results/result.ts';
import { reportOf, runCx } from '../run-cx.ts';
import { differences } from './differences.ts';
import { misses } from './nearest.ts';
import { endedAs, type Accepted, type Ended } from './outcome.ts';

const notice = (severity: Notice['severity'], code: Notice['code'], message: string): Notice<string> => ({
  severity,
  code,
  message,
});

const warned = notice('warning', 'values-unreadable', 'orders-2025.csv: amount: 3 values of 01/02 do not read');

const result: OkResult = {
  metric: 'churn',
  title: 'Churn',
  status: 'ok',
  options: {},
  headlines: [
    { name: 'churn_rate', label: '', unit: 'share', value: 0.25, n: 24 },
    { name: 'median', label: '', unit: 'number', value: null },
  ],
  tables: [
    {
      name: 'segments',
      title: '',
      columns: [{ name: 'plan', label: '', unit: 'text', meaning: '' }],
      rows: [
        { plan: 'b', n: 20 },
        { plan: 'a', n: 4 },
        { plan: null, n: 0 },
      ],
    },
    {
      name: 'trend',
      title: '',
      columns: [],
      rows: [
        { period: '2025-05', plan: 'a', start: 10, complete: true, rate: 0.1 },
        { period: '2025-06', plan: 'a', start: 20, complete: false, rate: null },
        { period: '2025-06', plan: null, start: 0, complete: false, rate: null },
      ],
    },
    { name: 'empty', title: '', columns: [], rows: [] },
  ],
  charts: [],
  notices: [],
  accounting: {
    read: 30,
    used: 24,
    excluded: [
      { reason: 'value-missing', column: 'ended_at', rows: 4 },
      { reason: 'value-missing', column: 'started_at', rows: 1 },
      { reason: 'duplicate', rows: 1 },
    ],
  },
};

const source: Report['sources'][number] = {
  relation: 'transactions',
  file: 'orders-2025.csv',
  records: 30,
  rejected: 0,
  understood: {
    encoding: 'utf-8',
    delimiter: ';',
    quote: '"',
    header_rows: 1,
    layout: null,
    decimal: ',',
    date_order: null,
    columns: [
      { name: 'Fecha', role: 'transactions.occurred_at', evidence: '' },
      { name: 'plan', role: null, evidence: '' },
    ],
  },
};

function reported(...notices: readonly Notice<string>[]): Ended {
  const report: Report = {
    schema: 'cx.report/1',
    title: '',
    language: 'en',
    sources: [source],
    results: [{ ...result, notices }],
  };
  return { kind: 'report', report };
}

const refused = (words: string, code = 'as-of-needed'): Ended => ({ kind: 'refusal', code, words });

const about = { files: ['orders-2025.csv', 'orders.csv'] };
const found = (accepted: Accepted, ended: Ended, beside: readonly string[] = []) =>
  differences(accepted, ended, { ...about, beside });

const table = 'trend';
const may = { period: '2025-05' };
const row = (
  is: NonNullable<Accepted['rows']>[number]['is'],
  where: Readonly<Record<string, string>> = may,
): Accepted => ({
  rows: [{ table, where, ...(is === undefined ? {} : { is }) }],
});

describe('of a report,', () => {
  test.each<[what: string, accepted: Accepted]>([
    ['a headline', { headlines: { churn_rate: 0.25 } }],
    ['a headline within a millionth of it', { headlines: { churn_rate: 0.2500002 } }],
    ['a headline within its own tolerance', { headlines: { churn_rate: [0.3, 0.051] } }],
    ['the first headline, as it is printed', { value: 0.2504, n: 24 }],
    ['a headline by its name', { headline: 'median', value: null }],
    ['the answers of each segment', { segments: { a: 4, b: 20, c: 0 } }],
    ['a headline without a value', { headlines: { median: null } }],
    ['cells of the one row that fits', row({ start: 10, complete: true, plan: 'a', rate: 0.1 })],
    ['a cell within the tolerance of its row', { rows: [{ table, where: may, is: { start: 10.4 }, tol: 0.5 }] }],
    ['the row of an empty text', row({ start: 0 }, { period: '2025-06', plan: 'null' })],
    ['a row that is not there', { rows: [{ table, where: { period: '2025-04' }, absent: true }] }],
    ['a row that a table without rows has not', { rows: [{ table: 'empty', where: {}, absent: true }] }],
    ['records used and left out', { used: 24, excluded: { 'value-missing': 5, duplicate: 1, 'id-missing': 0 } }],
    ['what columns are', { records: 30, roles: { Fecha: 'transactions.occurred_at' }, understood: { decimal: ',' } }],
  ])('%s is found', (_, accepted) => {
    expect(found(accepted, reported())).toEqual([]);
  });

  test.each<[what: string, accepted: Accepted, difference: string]>([
    ['another headline', { headlines: { churn_rate: 0.26 } }, 'churn_rate: 0.25, expected 0.26'],
    ['a first headline that is printed otherwise', { value: 0.2506 }, 'churn_rate: 0.25, expected [0.2506,0.0005]'],
    ['another n', { value: 0.25, n: 25 }, 'n: 24, expected 25'],
    ['a value by a name that there is not', { headline: 'nps', value: 25 }, 'no headline nps'],
    ['other answers of a segment', { segments: { a: 5, b: 20 } }, 'segments: [["a",4],["b",20]], expected [["a",5]'],
    ['a segment too many', { segments: { b: 20 } }, 'expected [["b",20]]'],
    ['one further away than a millionth', { headlines: { churn_rate: 0.2500003 } }, 'expected 0.2500003'],
    ['one beyond its tolerance', { headlines: { churn_rate: [0.3, 0.049] } }, 'expected [0.3,0.049]'],
    ['0 where there is no value', { headlines: { median: 0 } }, 'median: null, expected 0'],
    ['no value where there is one', { headlines: { churn_rate: null } }, 'churn_rate: 0.25, expected null'],
    ['a tolerance around no value', { headlines: { median: [0, 1] } }, 'median: null'],
    ['a headline that is not there', { headlines: { lost: null } }, '0 headlines lost'],
    ['a cell that is not there', row({ lost: null }), 'lost: undefined, expected null'],
    ['the text of a number', row({ start: '10' }), 'start: 10, expected "10"'],
    ['a truth as a number', row({ complete: 1 }), 'complete: true, expected 1'],
    ['a row that two fit', row({ start: 20 }, { period: '2025-06' }), '2 rows'],
    ['a row that none fits', row({ start: 20 }, { period: '2025-07' }), '0 rows'],
    ['a row by a column that there is not', row({ start: 10 }, { month: 'undefined' }), '0 rows'],
    ['a table that there is not', { rows: [{ table: 'curve', where: {}, is: { n: 1 } }] }, 'no table curve'],
    ['no row in a table that there is not', { rows: [{ table: 'curve', where: {}, absent: true }] }, 'no table curve'],
    ['no row where there is one', { rows: [{ table, where: may, absent: true }] }, 'there is such a row'],
    ['other records used', { used: 23 }, 'used: 24, expected 23'],
    ['only some of those left out', { excluded: { 'value-missing': 4 } }, 'excluded as value-missing: 5, expected 4'],
    ['none left out', { excluded: { duplicate: 0 } }, 'excluded as duplicate: 1, expected 0'],
    ['other records', { records: 29 }, 'records: 30, expected 29'],
    ['another role', { roles: { Fecha: 'customers.started_at' } }, 'the role of Fecha'],
    ['the role of a column that there is not', { roles: { fecha: 'transactions.occurred_at' } }, 'undefined'],
    ['another separator', { understood: { decimal: '.' } }, 'decimal: ",", expected "."'],
    ['a refusal', { refuse: true, message: [] }, 'not refused'],
  ])('%s is not', (_, accepted, difference) => {
    expect(found(accepted, reported()).join('\n')).toContain(difference);
  });
});

describe('a warning', () => {
  const wanted: Accepted = { warn: true, message: ['3 VALUES', 'amount'], code: ['values-unreadable'] };

  test('is one of a code asked for in which every pattern stands, whatever the case', () => {
    expect(found(wanted, reported(warned))).toEqual([]);
    expect(found({ warn: true, message: [] }, reported(warned))).toEqual([]);
  });

  test.each<[what: string, accepted: Accepted, notices: readonly Notice<string>[]]>([
    ['none at all', { warn: true, message: [] }, []],
    ['one that says half', { ...wanted, message: ['3 values', 'ended_at'] }, [warned]],
    ['one of another code', { ...wanted, code: ['left-without-date'] }, [warned]],
    ['no warning but a remark', wanted, [{ ...warned, severity: 'info' }]],
    ['said by the name of a file', { warn: true, message: ['2025'] }, [warned]],
    [
      'two that say half each',
      { warn: true, message: ['3 values', 'zone'] },
      [warned, notice('warning', 'times-without-zone', 'no zone')],
    ],
  ])('is not %s', (_, accepted, notices) => {
    expect(found(accepted, reported(...notices))).toHaveLength(1);
  });

  test('does not replace the numbers', () => {
    expect(found({ ...wanted, used: 23 }, reported(warned))).toEqual(['used: 24, expected 23']);
  });

  test('is no other than those that the file earns for another reason', () => {
    expect(found(wanted, reported(warned), ['values-unreadable'])).toHaveLength(1);
  });
});

describe('quiet', () => {
  test('is a report with remarks, with warnings of a small base, and with those that were expected', () => {
    const small = notice('warning', 'low-base', 'fewer than 30');
    expect(found({ quiet: true }, reported({ ...warned, severity: 'info' }, small))).toEqual([]);
    expect(found({ quiet: true }, reported(warned), ['values-unreadable'])).toEqual([]);
  });

  test('is none with another warning', () => {
    expect(found({ quiet: true }, reported(warned))[0]).toContain('not quiet: values-unreadable');
  });
});

describe('a refusal', () => {
  const accepted: Accepted = { refuse: true, message: ['as-of', String.raw`\b3\b`], not: ['2052-'] };

  test('says every pattern in message or hint, and none that it must not', () => {
    expect(found(accepted, refused('3 dates lie ahead\nadd --AS-OF DATE'))).toEqual([]);
  });

  test.each<[what: string, ended: Ended]>([
    ['one that says less', refused('3 dates lie ahead')],
    ['one that says too much', refused('3 dates lie ahead of 2052-01-01: --as-of')],
    ['one whose words are the name of a file', refused('orders.csv: 3 --as', 'x')],
    ['that of a command that does not exist', refused('no metric as-of 3', 'unknown-metric')],
    ['a report', reported()],
  ])('is not %s', (_, ended) => {
    expect(found(accepted, ended)).not.toEqual([]);
  });

  test('minds the case where a pattern says so, and reads a quote that is escaped', () => {
    expect(found({ refuse: true, message: ['(?-i:Map)', String.raw`a=\"b`] }, refused('--Map a="b"'))).toEqual([]);
    expect(found({ refuse: true, message: ['(?-i:Map)'] }, refused('--map'))).toHaveLength(1);
  });

  test('is no report, however little is asked of that', () => {
    expect(found({}, refused('no'))).toEqual(['refused as as-of-needed: no']);
  });

  test('leaves nothing of a name behind of which another is a part', () => {
    const named = { files: ['a.csv', 'folder/a.csv'] };
    expect(differences({ refuse: true, message: ['folder'] }, refused('folder/a.csv is empty'), named)).toHaveLength(1);
  });
});

test('an outcome that asks for what is not judged stops the test', () => {
  expect(() => found(JSON.parse('{ "mean": 25 }') as Accepted, reported())).toThrow('not judged: mean');
  expect(() => found({ rows: [{ table, where: may }] }, reported())).toThrow("neither 'is' nor 'absent'");
});

describe('how a run ended', () => {
  test('is as a report, or as a refusal with message and hint', async () => {
    const report = await reportOf(['nps', 'fixtures/responses.csv']);
    expect(endedAs({ status: 0, stdout: JSON.stringify(report), stderr: '' })).toEqual({ kind: 'report', report });
    expect(endedAs(await runCx(['nps', '--format', 'json']))).toMatchObject({
      kind: 'refusal',
      code: 'no-file',
      words: expect.stringMatching(/no file was named\ncx nps FILE/u) as string,
    });
  });

  test.each([
    ['an exit of 0 without a report', { status: 0, stdout: '', stderr: '' }],
    ['a fault', { status: 1, stdout: '', stderr: '{"error":{"code":"x","message":"as-of"}}' }],
    ['a refusal with numbers', { status: 3, stdout: '{}', stderr: '{"error":{"code":"x","message":"as-of"}}' }],
    ['a refusal without an error for programs', { status: 3, stdout: '', stderr: 'as-of' }],
  ])('is neither: %s', (_, ran) => {
    expect(endedAs(ran).kind).toBe('neither');
    expect(found({ refuse: true, message: [] }, endedAs(ran))).toHaveLength(1);
    expect(found({}, endedAs(ran))).toHaveLength(1);
  });

  test('is no refusal where there is no such command', async () => {
    expect(endedAs(await runCx(['chrun', 'fixtures/customers.csv', '--format', 'json'])).kind).toBe('neither');
  });
});

describe('of several accepted outcomes', () => {
  const numbers: Accepted = { used: 23, headlines: { churn_rate: 0.5 } };
  const nearer: Accepted = { used: 24, headlines: { churn_rate: 0.5 } };
  const refusal: Accepted = { refuse: true, message: ['as-of'] };

  test('one is enough', () => {
    expect(misses([numbers, { used: 24 }, refusal], reported(), about)).toBeNull();
    expect(misses([numbers, refusal], refused('--as-of'), about)).toBeNull();
  });

  test('that which came nearest is told, among those of its kind', () => {
    expect(misses([refusal, numbers, nearer], reported(), about)).toBe(
      'nearest: the numbers (3 of 3 accepted)\n  churn_rate: 0.25, expected 0.5',
    );
    expect(misses([numbers, refusal], refused('no'), about)).toBe(
      'nearest: the refusal (2 of 2 accepted)\n  the refusal does not say /as-of/: no',
    );
    expect(misses([nearer], reported(), about)).toBe('nearest: the numbers\n  churn_rate: 0.25, expected 0.5');
  });

  test('there is at least one', () => {
    expect(() => misses([], reported(), about)).toThrow('nothing is accepted');
  });
});
