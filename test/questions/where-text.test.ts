// A condition is told as a user would type it: what is told says the same condition.
import * as fc from '../chance.ts';
import { parseWhere, type Condition } from '../../src/questions/where/parse.ts';
import { conditionText } from '../../src/questions/where/text.ts';

test.each([
  ['country="ES"', 'country = "ES"'],
  ["`Tipo de línea` in ('a','b \"c\"')", String.raw`\`Tipo de línea\` in ("a", "b \"c\"")`.replaceAll('\\`', '`')],
  ['not (a = 1 or b is blank) and c contains "x"', 'not (a = 1 or b is blank) and c contains "x"'],
  ['a not in (1, 2) and b is not blank', 'a not in (1, 2) and b is not blank'],
])('%s', (typed, told) => {
  expect(conditionText(parseWhere(typed))).toBe(told);
});

test('and is read again as it was', () => {
  const column = fc.constantFrom('country', 'not', 'net score', 'país', 'Q1.a');
  const literal = fc.oneof(
    fc.string({ maxLength: 6 }).filter((text) => !text.includes('\u0000')),
    fc.integer({ min: 0, max: 99 }),
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.record({
        kind: fc.constant('compare' as const),
        column,
        by: fc.constantFrom('=' as const, '!=' as const, '<' as const, '>=' as const),
        to: literal,
      }),
      fc.record({
        kind: fc.constant('in' as const),
        column,
        values: fc.array(literal, { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('contains' as const), column, text: fc.string({ minLength: 1, maxLength: 4 }) }),
      fc.record({ kind: fc.constant('blank' as const), column }),
      fc.record({ kind: fc.constant('not' as const), part: tie('condition') }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));
  const plain = (one: Condition) => conditionText(one);
  fc.assert(fc.property(condition, (one) => expect(plain(parseWhere(plain(one)))).toBe(plain(one))));
});
