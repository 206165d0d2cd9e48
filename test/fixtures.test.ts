// Expected counts are the quotas in scripts/fixtures.mjs, added up by hand, or counts of the files by awk (GNU or mawk:
// `awk -F, '/^R[0-9]+,C/ && $4 >= 9'` and the like). The control-chart rules are computed here
// directly from their definitions, so that the story in the data does not rest on the program that tells it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { slowTest } from './often.ts';

type Row = Record<string, string>;

const FILES = [
  'costs.csv',
  'customers.csv',
  'invitations.csv',
  'population.csv',
  'profile.csv',
  'responses.csv',
  'respuestas.csv',
  'reviews.csv',
  'touchpoints.csv',
  'transactions.csv',
];

const path = (name: string) => join('fixtures', name);
const rowsOf = (name: string): Row[] => parse(readFileSync(path(name)), { columns: true });
const cell = (row: Row, column: string) => row[column] ?? '';
const filled = (rows: Row[], column: string) => rows.filter((row) => cell(row, column) !== '');
const values = (rows: Row[], column: string) => rows.map((row) => cell(row, column));
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const sum = (rows: Row[], column: string) => values(rows, column).reduce((total, value) => total + Number(value), 0);

function countBy(rows: Row[], column: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values(rows, column)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}

const answersTo = (rows: Row[], column: string) =>
  values(rows, column)
    .filter((value) => /^\d+$/.test(value))
    .map(Number);

/** A promoter counts 1, a passive 0, a detractor −1. */
const sign = (score: number) => Number(score >= 9) - Number(score <= 6);

const customers = rowsOf('customers.csv');
const responses = rowsOf('responses.csv');
const invitations = rowsOf('invitations.csv');
const transactions = rowsOf('transactions.csv');
const touchpoints = rowsOf('touchpoints.csv');
const reviews = rowsOf('reviews.csv');

describe('the generator', () => {
  slowTest('reproduces the committed files byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cx-fixtures-'));
    try {
      execFileSync(process.execPath, ['scripts/fixtures.mjs', folder]);
      expect(readdirSync(folder).toSorted()).toEqual(FILES);
      for (const name of FILES) {
        expect({ name, same: readFileSync(join(folder, name)).equals(readFileSync(path(name))) }).toEqual({
          name,
          same: true,
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('writes less than 1.2 MB in all', () => {
    expect(FILES.reduce((bytes, name) => bytes + statSync(path(name)).size, 0)).toBeLessThan(1_200_000);
  });

  test.each(FILES.filter((name) => name !== 'respuestas.csv'))('%s is UTF-8 with LF and a final newline', (name) => {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path(name)));
    expect(text).not.toMatch(/\r|\uFEFF/);
    expect(text).toMatch(/[^\n]\n$/);
  });
});

describe('customers.csv', () => {
  test('has 900 customers in the shares that population.csv states', () => {
    expect(customers).toHaveLength(900);
    expect(countBy(customers, 'country')).toEqual({ ES: 360, MX: 198, US: 162, DE: 108, FR: 72 });
    expect(countBy(customers, 'plan')).toEqual({ basic: 450, pro: 315, max: 135 });
    expect(rowsOf('population.csv').map((row) => [row['column'], row['value'], Number(row['share'])])).toEqual([
      ['country', 'ES', 360 / 900],
      ['country', 'MX', 198 / 900],
      ['country', 'US', 162 / 900],
      ['country', 'DE', 108 / 900],
      ['country', 'FR', 72 / 900],
      ['plan', 'basic', 450 / 900],
      ['plan', 'pro', 315 / 900],
      ['plan', 'max', 135 / 900],
    ]);
  });

  test('has 380 starts before the 24 months and 520 within them', () => {
    expect(customers.filter((row) => cell(row, 'started_at') < '2024-11-01')).toHaveLength(380);
    expect(customers.filter((row) => cell(row, 'started_at') >= '2024-11-01')).toHaveLength(520);
  });

  slowTest('says cancelled exactly where an end stands, which is after the start', () => {
    for (const row of customers) {
      expect(cell(row, 'status')).toBe(cell(row, 'ended_at') === '' ? 'active' : 'cancelled');
      expect(cell(row, 'ended_at') === '' || cell(row, 'ended_at') > cell(row, 'started_at')).toBe(true);
    }
  });

  test('names a referring customer for each referral and for nobody else', () => {
    const known = new Set(values(customers, 'customer_id'));
    const referred = filled(customers, 'referred_by');
    expect(countBy(referred, 'acquired_by')).toEqual({ referral: countBy(customers, 'acquired_by')['referral'] });
    expect(referred.every((row) => known.has(cell(row, 'referred_by')))).toBe(true);
  });
});

const scale = (column: string) => [...new Set(answersTo(responses, column))].toSorted((a, b) => a - b);

describe('responses.csv', () => {
  test('has 2,000 rows, of which 1,954, 1,882 and 1,815 answer the three questions', () => {
    expect(responses).toHaveLength(2000);
    expect(answersTo(responses, 'recommend_score')).toHaveLength(2000 - 40 - 6);
    expect(answersTo(responses, 'satisfaction_score')).toHaveLength(2000 - 110 - 8);
    expect(answersTo(responses, 'effort_score')).toHaveLength(2000 - 180 - 5);
    expect(values(responses, 'recommend_score').filter((value) => value === 'NA')).toHaveLength(6);
  });

  test('uses each scale from end to end, zero included', () => {
    expect(scale('recommend_score')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(scale('satisfaction_score')).toEqual([1, 2, 3, 4, 5]);
    expect(scale('effort_score')).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('has 914 promoters, 624 passives and 416 detractors', () => {
    const signs = answersTo(responses, 'recommend_score').map(sign);
    expect([1, 0, -1].map((one) => signs.filter((value) => value === one).length)).toEqual([914, 624, 416]);
  });

  test('covers 2024-11 to 2026-10 in the order of time', () => {
    const moments = values(responses, 'submitted_at');
    expect(moments).toEqual(moments.toSorted());
    expect(new Set(moments.map((moment) => moment.slice(0, 7))).size).toBe(24);
    expect(moments[0]).toMatch(/^2024-11-\d\d \d\d:\d\d:\d\d$/);
    expect(moments.at(-1)).toMatch(/^2026-10-/);
  });

  test('has comments with commas, quotes, newlines, accents and emoji', () => {
    const comments = values(responses, 'comment');
    for (const pattern of [/,/, /"/, /\n/, /[áéíóúñ¿¡]/, /\p{Extended_Pictographic}/u]) {
      expect(comments.filter((comment) => pattern.test(comment)).length).toBeGreaterThan(20);
    }
  });
});

const usualMonths = <Point extends { month: string }>(chart: Point[]) =>
  chart.filter(({ month }) => month !== '2026-03');

const scoreBetween = (from: string, until: string) =>
  100 *
  mean(
    answersTo(
      responses.filter((row) => {
        const month = cell(row, 'submitted_at').slice(0, 7);
        return month >= from && month < until && month !== '2026-03';
      }),
      'recommend_score',
    ).map(sign),
  );

describe('the control chart of the monthly net promoter score', () => {
  function monthlyChart(pooled: Row[]) {
    const signs = answersTo(pooled, 'recommend_score').map(sign);
    const centre = mean(signs);
    const variance = mean(signs.map((value) => value * value)) - centre * centre;
    const months = [...new Set(values(responses, 'submitted_at').map((moment) => moment.slice(0, 7)))];
    return months.map((month) => {
      const scores = answersTo(
        responses.filter((row) => cell(row, 'submitted_at').startsWith(month)),
        'recommend_score',
      );
      const score = mean(scores.map(sign));
      return {
        month,
        n: scores.length,
        points: 100 * (score - centre),
        sigmas: (score - centre) / Math.sqrt(variance / scores.length),
      };
    });
  }

  const chart = monthlyChart(responses);

  test('signals 2026-03, more than 45 points and 6 standard errors below the centre', () => {
    const bad = chart.find(({ month }) => month === '2026-03');
    expect(bad?.points).toBeLessThan(-45);
    expect(bad?.sigmas).toBeLessThan(-6);
  });

  test('has every other month within 1.5 standard errors, with the bad month in the centre line or without it', () => {
    const without = monthlyChart(responses.filter((row) => !cell(row, 'submitted_at').startsWith('2026-03')));
    for (const { month, sigmas } of [...usualMonths(chart), ...usualMonths(without)]) {
      expect({ month, within: Math.abs(sigmas) < 1.5 }).toEqual({ month, within: true });
    }
  });

  test('has no more than two months in a row on one side of the centre', () => {
    let longest = 0;
    let run = 0;
    for (const [index, { sigmas }] of chart.entries()) {
      const before = chart[index - 1]?.sigmas ?? 0;
      run = Math.sign(sigmas) === Math.sign(before) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    expect(longest).toBe(2);
  });

  test('has no trend: the two years, without the bad month, differ by less than one point', () => {
    expect(Math.abs(scoreBetween('2024-11', '2025-11') - scoreBetween('2025-11', '2026-11'))).toBeLessThan(1);
  });

  test('has 75 to 90 answers a month', () => {
    for (const { n } of chart) {
      expect(n).toBeGreaterThanOrEqual(75);
      expect(n).toBeLessThanOrEqual(90);
    }
  });
});

const rate = (rows: Row[]) => filled(rows, 'response_id').length / rows.length;

describe('invitations.csv', () => {
  test('has 250 invitations a month, 10 of them not delivered', () => {
    expect(invitations).toHaveLength(24 * 250);
    expect(countBy(invitations, 'delivered')).toEqual({ true: 24 * 240, false: 24 * 10 });
  });

  slowTest(
    'holds the invitation of every response, with the same customer, channel, country and plan, and earlier',
    () => {
      const invitationOf = new Map(filled(invitations, 'response_id').map((row) => [cell(row, 'response_id'), row]));
      expect(invitationOf.size).toBe(2000);
      for (const response of responses) {
        const invitation = invitationOf.get(cell(response, 'response_id')) ?? {};
        for (const column of ['customer_id', 'channel', 'country', 'plan']) {
          expect(invitation[column]).toBe(response[column]);
        }
        expect(cell(invitation, 'invited_at') < cell(response, 'submitted_at')).toBe(true);
        expect(invitation['delivered']).toBe('true');
      }
    },
  );

  test('is answered by a third, and in Mexico by less than half as many as elsewhere', () => {
    const mexico = rate(invitations.filter((row) => row['country'] === 'MX'));
    const elsewhere = rate(invitations.filter((row) => row['country'] !== 'MX'));
    expect(rate(invitations)).toBeCloseTo(1 / 3, 12);
    expect(mexico).toBeCloseTo(239 / 1374, 12);
    expect(elsewhere).toBeCloseTo(1761 / 4626, 12);
  });
});

const daysAsCustomer = (row: Row) =>
  (Date.parse(cell(row, 'ended_at') || '2026-11-01') - Date.parse(cell(row, 'started_at'))) / 86_400_000;
const days = (rows: Row[]) => rows.reduce((total, row) => total + daysAsCustomer(row), 0);

const spend = (rows: Row[]) => {
  const ids = new Set(values(rows, 'customer_id'));
  const paid = transactions.filter((row) => row['status'] === 'paid' && ids.has(cell(row, 'customer_id')));
  return sum(paid, 'amount') / days(rows);
};
const referrals = (rows: Row[]) => {
  const ids = new Set(values(rows, 'customer_id'));
  return customers.filter((row) => ids.has(cell(row, 'referred_by'))).length / rows.length;
};

/** How much greater the mean of `column` is in channel `a` than in channel `b`. */
function gap(rows: Row[], column: string, a: string, b: string): number {
  const average = (channel: string) => {
    const numeric = rows.filter((row) => row['channel'] === channel && /^[\d.]+$/.test(cell(row, column)));
    return sum(numeric, column) / numeric.length;
  };
  return average(a) - average(b);
}

describe('the effects that are built in', () => {
  const latest = new Map(
    responses
      .filter((row) => /^\d+$/.test(cell(row, 'recommend_score')))
      .map((row) => [cell(row, 'customer_id'), sign(Number(row['recommend_score']))]),
  );
  const group = (wanted: number) => customers.filter((row) => latest.get(cell(row, 'customer_id')) === wanted);
  const [promoters, detractors] = [group(1), group(-1)];
  test('detractors by their latest answer leave about three times as fast as promoters', () => {
    const hazard = (rows: Row[]) => filled(rows, 'ended_at').length / days(rows);
    expect(filled(promoters, 'ended_at')).toHaveLength(42);
    expect(filled(detractors, 'ended_at')).toHaveLength(61);
    expect(hazard(detractors) / hazard(promoters)).toBeGreaterThan(2.5);
    expect(hazard(detractors) / hazard(promoters)).toBeLessThan(3.5);
  });

  test('promoters spend about twice as much a day and refer about nine times as often', () => {
    expect(spend(promoters) / spend(detractors)).toBeCloseTo(2, 0);
    expect(referrals(promoters) / referrals(detractors)).toBeCloseTo(9, 0);
  });

  test('the phone is slower, harder and less satisfying than any other channel', () => {
    for (const channel of ['web', 'app', 'store', 'email']) {
      expect(gap(touchpoints, 'minutes', 'phone', channel)).toBeGreaterThan(5);
      for (const column of ['satisfaction_score', 'effort_score']) {
        expect(gap(touchpoints, column, channel, 'phone')).toBeGreaterThan(0.5);
        expect(gap(responses, column, channel, 'phone')).toBeGreaterThan(0.5);
      }
    }
  });
});

describe('the other files', () => {
  test('transactions.csv begins with the first order of every customer, on the day they start', () => {
    const first = new Map<string, string>();
    for (const row of transactions) {
      const customer = cell(row, 'customer_id');
      if (!first.has(customer)) first.set(customer, cell(row, 'occurred_at'));
    }
    expect(Object.fromEntries(first)).toEqual(
      Object.fromEntries(customers.map((row) => [row['customer_id'], row['started_at']])),
    );
    expect(countBy(transactions, 'currency')).toEqual({ EUR: 6745 });
    expect(countBy(transactions, 'status')).toEqual({ paid: 6390, refunded: 235, failed: 120 });
  });

  slowTest('touchpoints.csv has 2,720 journeys in 4,725 steps, and each journey ends in one outcome', () => {
    expect(touchpoints).toHaveLength(4725);
    expect(new Set(values(touchpoints, 'journey_id')).size).toBe(23 * 110 + 190);
    expect(filled(touchpoints, 'outcome')).toHaveLength(2720);
    for (const [index, row] of touchpoints.entries()) {
      const last = touchpoints[index + 1]?.['journey_id'] !== row['journey_id'];
      expect(cell(row, 'outcome') !== '').toBe(last);
    }
  });

  test('reviews.csv has 300 reviews, 24 of them in the bad month, and no reply before its review', () => {
    expect(reviews).toHaveLength(23 * 12 + 24);
    expect(reviews.filter((row) => cell(row, 'created_at').startsWith('2026-03'))).toHaveLength(24);
    for (const row of filled(reviews, 'replied_at')) {
      expect(cell(row, 'replied_at') > cell(row, 'created_at')).toBe(true);
    }
  });

  test('every customer_id is that of a customer', () => {
    const known = new Set(values(customers, 'customer_id'));
    const others = [responses, invitations, transactions, touchpoints].flat();
    expect(others.filter((row) => !known.has(cell(row, 'customer_id')))).toEqual([]);
  });
});

describe('respuestas.csv', () => {
  const bytes = readFileSync(path('respuestas.csv'));
  const rows: Row[] = parse(bytes.toString('latin1'), { columns: true, delimiter: ';' });

  test('is windows-1252, which is no UTF-8, with CRLF throughout', () => {
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(bytes.includes(0x80)).toBe(true); // €
    expect(bytes.includes(0x93)).toBe(true); // “
    expect(bytes.toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]/);
    expect(bytes.subarray(-2)).toEqual(Buffer.from('\r\n'));
  });

  test('has 400 rows under five Spanish headers, with days that settle the order of the date', () => {
    expect(rows).toHaveLength(400);
    expect(Object.keys(rows[0] ?? {})).toEqual(['Fecha', 'Cliente', 'Puntuación', 'Canal', 'Comentario']);
    expect(rows.every((row) => /^\d\d\/\d\d\/202[56]$/.test(cell(row, 'Fecha')))).toBe(true);
    expect(rows.some((row) => cell(row, 'Fecha').startsWith('31/'))).toBe(true);
  });

  test('has 190 promoters, 120 passives and 90 detractors, some with a decimal comma: a score of 25', () => {
    const signs = values(rows, 'Puntuación').map((value) => sign(Number(value.replace(',0', ''))));
    expect([1, 0, -1].map((one) => signs.filter((value) => value === one).length)).toEqual([190, 120, 90]);
    expect(values(rows, 'Puntuación').filter((value) => value.endsWith(',0'))).toHaveLength(48);
    expect(100 * mean(signs)).toBe(25);
  });
});
