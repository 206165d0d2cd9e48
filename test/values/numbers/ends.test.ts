// Numbers of which a file holds more different ones than a call takes arguments.
import { unmetBy } from '../../../src/questions/where/unmet.ts';
import { parseWhere } from '../../../src/questions/where/parse.ts';
import { noAnswerCodes } from '../../../src/records/typed/drivers/measured-texts.ts';
import { highestUpTo, centredUpTo } from '../../../src/metrics/scales/evidence/numbers.ts';
import { slowTest } from '../../often.ts';

const many = Array.from({ length: 300_000 }, (_, at) => at);

slowTest('however many numbers a column holds, its ends are known', () => {
  expect(noAnswerCodes(many)).toBeNull();
  const counts = new Map(many.map((number) => [number, 1]));
  expect(highestUpTo({ counts, rows: many.length, highest: 299_999 }, 250_000)).toBe(250_000);
  expect(centredUpTo(new Map(many.map((number) => [String(number), 1])))).toBeNull();
  const [remark] = unmetBy(parseWhere('x > 300000'), () => many.map(String));
  expect(remark?.message.en).toContain('from 0 to 299999');
});
