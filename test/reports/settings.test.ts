import { readSettings } from '../../src/reports/settings.ts';
import { CxError } from '../../src/errors.ts';

const read = (settings: Record<string, unknown>) => readSettings('cx.toml', settings);

/** The code of what reading settings says, and the key that it is about. */
function refusal(settings: Record<string, unknown>): object {
  try {
    read(settings);
    return {};
  } catch (error) {
    const { code, details } = error as CxError;
    const { key, nearest } = details as { key: string; nearest: string | null };
    return { code, key, nearest };
  }
}

describe('the settings of a report', () => {
  test('have a default for all but the inputs', () => {
    expect(read({ inputs: { responses: 'a.csv' } })).toEqual({
      inputs: new Map([['responses', ['a.csv']]]),
      map: new Map(),
      title: null,
      subtitle: null,
      logo: null,
      metrics: null,
      formats: ['html', 'json', 'csv', 'markdown', 'xlsx'],
      output: 'report/',
      history: null,
      checks: [],
    });
  });

  test('name one file or several, in the order of relations, and columns by their names or those of their relation', () => {
    const { inputs, map } = read({
      inputs: {
        customers: ['a.csv', 'b.csv'],
        responses: 'c.csv',
        map: { recommend_score: 'Q12', customers: { status: 'x.y' } },
      },
    });
    expect([...inputs]).toEqual([
      ['responses', ['c.csv']],
      ['customers', ['a.csv', 'b.csv']],
    ]);
    expect([...map]).toEqual([
      ['recommend_score', 'Q12'],
      ['customers.status', 'x.y'],
    ]);
  });

  test('state checks of metrics and of inputs', () => {
    const check = [
      { metric: 'nps', expect: '>=30' },
      { metric: 'csat', value: 'conf_low', headline: 'mean', expect: '< 0.5' },
      { input: 'responses', value: 'age_days', expect: '!= 3' },
    ];
    expect(read({ inputs: { responses: 'a.csv' }, check }).checks).toMatchObject([
      { of: 'metric', metric: 'nps', value: 'value', headline: null, expect: { comparison: '>=', bound: 30 } },
      { of: 'metric', metric: 'csat', value: 'conf_low', headline: 'mean', expect: { comparison: '<', bound: 0.5 } },
      { of: 'input', input: 'responses', value: 'age_days', expect: { comparison: '!=', bound: 3 } },
    ]);
  });

  const inputs = { responses: 'a.csv' };
  test.each([
    [{ report: { titel: 'x' } }, 'setting-unknown', 'report.titel', 'title'],
    [{ report: 'x' }, 'setting-invalid', 'report', null],
    [{ report: { title: 3 } }, 'setting-invalid', 'report.title', null],
    [{ report: { metrics: ['nsp'] } }, 'setting-invalid', 'report.metrics', 'nps'],
    [{ report: { metrics: [] } }, 'setting-invalid', 'report.metrics', null],
    [{ report: { metrics: ['nps', 'nps'] } }, 'setting-invalid', 'report.metrics', null],
    [{ report: { formats: ['markdwn'] } }, 'setting-invalid', 'report.formats', 'markdown'],
    [{ inputs: { respones: 'a.csv' } }, 'setting-unknown', 'inputs.respones', 'responses'],
    [{ inputs: { responses: [] } }, 'setting-invalid', 'inputs.responses', null],
    [{ inputs: { responses: ['a', 3] } }, 'setting-invalid', 'inputs.responses', null],
    [
      { inputs: { ...inputs, map: { recomend_score: 'x' } } },
      'setting-unknown',
      'inputs.map.recomend_score',
      'recommend_score',
    ],
    [{ inputs: { ...inputs, map: { amount: 'x' } } }, 'setting-unknown', 'inputs.map.amount', null],
    [{ check: { metric: 'nps' } }, 'setting-invalid', 'check', null],
    [{ inputs, check: [{ metric: 'nps', expect: 'over 3' }] }, 'setting-invalid', 'check 1, expect', null],
    [{ inputs, check: [{ metric: 'nps' }] }, 'setting-invalid', 'check 1, expect', null],
    [{ inputs, check: [{ expect: '> 3' }] }, 'setting-invalid', 'check 1', null],
    [{ inputs, check: [{ metric: 'nps', valeu: 'n', expect: '> 3' }] }, 'setting-unknown', 'check 1.valeu', 'value'],
    [
      { inputs, check: [{ metric: 'nps', value: 'conf_lo', expect: '> 3' }] },
      'setting-invalid',
      'check 1, value',
      'conf_low',
    ],
    [
      { inputs, check: [{ metric: 'nps', input: 'responses', expect: '> 3' }] },
      'setting-unknown',
      'check 1.metric',
      null,
    ],
    [{ inputs, check: [{ input: 'customers', expect: '> 3' }] }, 'setting-invalid', 'check 1, input', null],
    [
      { inputs, report: { metrics: ['nps'] }, check: [{ metric: 'csat', expect: '> 3' }] },
      'setting-invalid',
      'check 1, metric',
      null,
    ],
  ])('%j is refused', (settings, code, key, nearest) => {
    expect(refusal(settings)).toEqual({ code, key, nearest });
  });
});
