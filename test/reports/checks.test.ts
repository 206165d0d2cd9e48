import { verdictsOf, type Found } from '../../src/reports/checks.ts';
import { readSettings } from '../../src/reports/settings.ts';
import { resultOf } from '../run-cx.ts';
import type { OkResult } from '../../src/results/result.ts';

let nps: OkResult;
let csat: OkResult;
beforeAll(async () => {
  nps = await resultOf(['nps', 'fixtures/responses.csv']);
  csat = await resultOf(['csat', 'fixtures/responses.csv']);
});

const found = (more: Partial<Found> = {}): Found => ({
  file: 'cx.toml',
  language: 'en',
  results: [nps, csat],
  counts: new Map([
    ['nps', 'responses'],
    ['csat', 'responses'],
  ]),
  records: new Map([['responses', 2000]]),
  before: null,
  asOf: null,
  today: '2026-11-30',
  ...more,
});

const verdicts = (check: object[], more: Partial<Found> = {}) =>
  verdictsOf(
    readSettings('cx.toml', { inputs: { responses: 'r.csv', customers: 'c.csv' }, check }).checks,
    found(more),
  );
const one = (check: object, more: Partial<Found> = {}) => verdicts([check], more)[0]!;

describe('a check', () => {
  test('is of the first headline unless another is named, in the unit that this has', () => {
    const [first, named] = verdicts([
      { metric: 'csat', expect: '<= 1' },
      { metric: 'csat', headline: csat.headlines.at(-1)!.name, expect: '> 1' },
    ]);
    expect(first!.check).toMatchObject({
      headline: csat.headlines[0]!.name,
      found: csat.headlines[0]!.value,
      unit: csat.headlines[0]!.unit,
    });
    expect(named!.check).toMatchObject({ headline: csat.headlines.at(-1)!.name, found: csat.headlines.at(-1)!.value });
  });

  test.each([
    ['value', () => nps.headlines[0]!.value],
    ['conf_low', () => nps.headlines[0]!.conf_low],
    ['conf_high', () => nps.headlines[0]!.conf_high],
    ['n', () => nps.headlines[0]!.n],
  ])('is of its %s, and passes on one side of it alone', (value, of) => {
    const number = of()!;
    expect(one({ metric: 'nps', value, expect: `>= ${number}` })).toMatchObject({
      passed: true,
      check: { found: number },
    });
    expect(one({ metric: 'nps', value, expect: `> ${number}` }).passed).toBe(false);
    expect(one({ metric: 'nps', value, expect: `= ${number}` }).passed).toBe(true);
    expect(one({ metric: 'nps', value, expect: `!= ${number}` }).passed).toBe(false);
  });

  test('of what has no value fails, whatever is expected', () => {
    const [headline] = nps.headlines;
    const nothing = { ...nps, headlines: [{ ...headline!, value: null }] };
    expect(one({ metric: 'nps', expect: '!= 3' }, { results: [nothing] })).toMatchObject({
      passed: false,
      check: { found: null, reason: 'Net Promoter Score has no value, and != 3 is expected' },
    });
    expect(one({ metric: 'nps', value: 'change', expect: '> -9' }, { results: [nothing] }).passed).toBe(false);
  });

  test('of a change is of the value less that of the run before, and passes where there is none', () => {
    const { value } = nps.headlines[0]!;
    const before = { headlines: [{ metric: 'nps', name: 'nps', value: 30 }] };
    expect(one({ metric: 'nps', value: 'change', expect: '>= -5' }, { before })).toMatchObject({
      passed: true,
      check: { found: value! - 30, unit: 'points' },
    });
    expect(one({ metric: 'nps', value: 'change', expect: '>= -4' }, { before }).passed).toBe(false);
    const first = one({ metric: 'nps', value: 'change', expect: '>= 50' });
    expect(first).toMatchObject({ passed: true, check: { found: null } });
    expect(first.told).toBe('no run before this one tells Net Promoter Score: there is nothing to compare with');
  });

  test('of records counts those of the files, and of the share left out takes the metric that leaves out most', () => {
    expect(one({ input: 'responses', expect: '= 2000' }).passed).toBe(true);
    const share = ({ accounting: { read, used } }: OkResult) => (read - used) / read;
    expect(one({ input: 'responses', value: 'excluded_share', expect: '< 1' }).check.found).toBe(
      Math.max(share(nps), share(csat)),
    );
    expect(one({ input: 'customers', expect: '>= 0' })).toMatchObject({ passed: false, check: { found: null } });
  });

  test('of an age is stored with its verdict where the day was asked for, and without it on the day of the run', () => {
    const last = nps.accounting.days!.last;
    expect(last).toBe('2026-10-31');
    const check = { input: 'responses', value: 'age_days', expect: '<= 30' };
    expect(one(check, { asOf: '2026-11-30' })).toMatchObject({ passed: true, check: { found: 30, passed: true } });
    const today = one(check, { today: '2026-12-01' });
    expect(today).toMatchObject({ passed: false, check: { found: last, unit: 'date', expect: '<= 30', passed: null } });
    expect(today.told).toBe('the age of the last date in days is 31, and <= 30 is expected');
    expect(today.check.reason).not.toMatch(/31,|2026-12/u);
  });

  test('of a share of no records says that there is none, and names nobody', () => {
    const none = { ...nps, accounting: { read: 0, used: 0, excluded: [] } };
    const check = { input: 'responses', value: 'excluded_share', expect: '<= 0.1' };
    expect(one(check, { results: [none] })).toMatchObject({
      passed: false,
      told: 'the share of records left out has no value, and <= 0.1 is expected',
    });
    expect(one(check, { results: [none], language: 'es' }).told).toMatch(
      /^la proporción de registros excluidos no tiene valor/u,
    );
  });

  test('of a headline that its metric lacks says which it has', () => {
    expect(() => one({ metric: 'nps', headline: 'mean', expect: '> 3' })).toThrow(
      expect.objectContaining({ code: 'setting-invalid', exitStatus: 2 }),
    );
  });

  test('speaks Spanish', () => {
    const { told } = one({ metric: 'nps', value: 'n', expect: '> 1' }, { language: 'es' });
    expect(told).toMatch(/^la base de Net Promoter Score es \d+, como se esperaba \(> 1\)$/u);
  });
});
