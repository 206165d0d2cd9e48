import { languages } from '../../src/messages/language.ts';
import { sourceOf } from '../../src/metrics/claim.ts';
import { assumptionsTable, claimed, unclaimed } from '../../src/metrics/profit/assumptions.ts';
import { claims, payMore, upSell } from '../../src/metrics/profit/claims/index.ts';
import { localized } from '../../src/results/localize.ts';

describe('the published claims', () => {
  test('are those of the contract, with its numbers as fractions and factors', () => {
    expect(claims.map(({ id, low, high }) => [id, low, high])).toEqual([
      ['bad-experience-20', -0.2, -0.2],
      ['delight-30', 0.3, 0.3],
      ['problem-doubles-price-sensitivity', 2, 2],
      ['pay-more-86', 0.86, 0.86],
      ['word-of-mouth-2-4', 2, 4],
      ['tells-4-6', 4, 6],
      ['tells-9-15', 9, 15],
      ['cross-sell-22', 0.22, 0.22],
      ['up-sell-38', 0.38, 0.38],
      ['order-size-5-85', 0.05, 0.85],
      ['temkin-775', 0.775, 0.775],
    ]);
  });

  test.each(claims.map((claim) => [claim.id, claim] as const))(
    '%s says what was measured, and whose it is',
    (_, one) => {
      for (const text of [one.says, one.measured]) {
        for (const language of languages) expect(text[language].length).toBeGreaterThan(20);
        expect(text.en).not.toBe(text.es);
      }
      // A claim without a publisher says that none was found, and invents no year.
      expect(sourceOf(one) === null).toBe(one.year === null);
      if (one.year === null)
        expect([one.measured.en, one.measured.es]).toEqual([/not found/, /no se encontró/].map(like));
    },
  );
});

const like = (pattern: RegExp) => expect.stringMatching(pattern) as string;

test('the table of assumptions tells each number with its origin, and what was measured in the language of the run', () => {
  const table = assumptionsTable([
    { name: 'price-premium', low: 0.86, high: 0.86, origin: 'preset', ...claimed(payMore) },
    { name: 'up-selling', low: 0.38, high: 0.38, origin: 'preset', ...claimed(upSell) },
    { name: 'conversion-rate', low: null, high: null, origin: 'option', ...unclaimed },
  ]);
  expect(table.columns.map(({ name }) => name)).toEqual([
    'name',
    'low',
    'high',
    'origin',
    'source',
    'year',
    'measured',
  ]);
  for (const language of languages) {
    const { tables } = localized({ headlines: [], tables: [table], charts: [], notices: [] }, language);
    expect(tables[0]!.rows.map((cells) => ({ ...cells }))).toEqual([
      {
        name: 'price-premium',
        low: 0.86,
        high: 0.86,
        origin: 'preset',
        source: 'RightNow Technologies & Harris Interactive, Customer Experience Impact Report',
        year: 2011,
        measured: payMore.measured[language],
      },
      {
        name: 'up-selling',
        low: 0.38,
        high: 0.38,
        origin: 'preset',
        source: null,
        year: null,
        measured: upSell.measured[language],
      },
      { name: 'conversion-rate', low: null, high: null, origin: 'option', source: null, year: null, measured: null },
    ]);
  }
});
