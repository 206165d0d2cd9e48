import { parseWhere } from '../../src/questions/where/parse.ts';
import { unmetBy } from '../../src/questions/where/unmet.ts';

const said = (where: string, cells: readonly string[]) =>
  unmetBy(parseWhere(where), () => cells).map(({ message }) => message.en);

test.each([
  ['score > 10', ['9', '10', 'NA', ''], ['no record meets score > 10: the numbers there go from 9 to 10']],
  ['score > 9', ['9', '10', 'NA'], []],
  ['score = 3.5', ['3', '4'], ['no record meets score = 3.5: the numbers there go from 3 to 4']],
  ['score != 3', ['3'], []],
  // Who knows what 1.234,5 is.
  ['score > 10000', ['1.234,5'], []],
  ['amount >= 1250', ['1.250', '850'], []],
  ['country is blank', ['ES', 'FR'], ['no record meets country is blank']],
  ['country is blank', ['ES', ' '], []],
  ['country is not blank', ['ES', 'FR'], []],
])('%s over %j', (where, cells, expected) => {
  expect(said(where, cells)).toEqual(expected);
});
