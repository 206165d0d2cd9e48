import { parseWhere } from '../../src/questions/where/parse.ts';
import { unmetBy } from '../../src/questions/where/unmet.ts';

const said = (where: string, cells: readonly string[]) =>
  unmetBy(parseWhere(where), () => cells).map(({ message }) => message.en);

test.each([
  ['score > 10', ['9', '10', 'NA', ''], ['no record meets score > 10: the numbers there go from 9 to 10']],
  ['score > 9', ['9', '10', 'NA'], []],
  ['score = 3.5', ['3', '4'], ['no record meets score = 3.5: the numbers there go from 3 to 4']],
  ['score != 3', ['3'], ['no record meets score != 3: the numbers there go from 3 to 3']],
  ['score != 3', ['3', '4'], []],
  ['score > 3', ['many'], ['no record meets score > 3: no numbers stand there']],
  ['score not in (3, 4)', ['3', '4'], ['no record meets score not in (3, 4): the numbers there go from 3 to 4']],
  // Who knows what 1.234,5 is.
  ['score > 10000', ['1.234,5'], []],
  ['amount >= 1250', ['1.250', '850'], []],
  ['country is blank', ['ES', 'FR'], ['no record meets country is blank']],
  ['country is blank', ['ES', ' '], []],
  ['country is not blank', ['ES', 'FR'], []],
  ['country is not blank', [' '], ['no record meets country is not blank']],
  ['country != "ES"', [' ES '], ['no record meets country != "ES": there are "ES"']],
  ['country != "ES"', ['ES', ''], []],
  ['country > "X"', ['ES', 'FR'], ['no record meets country > "X": there are "ES", "FR"']],
  ['not note contains "a"', ['la', 'ha'], ['no record meets not note contains "a": there are "ha", "la"']],
])('%s over %j', (where, cells, expected) => {
  expect(said(where, cells)).toEqual(expected);
});
