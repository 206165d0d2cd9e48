// A difference of two files is one of independent groups: where they may hold the same records, that is said.
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();
const noted = async (...argv: readonly string[]) =>
  (await resultOf(argv)).notices.filter(({ code }) => code === 'baseline-as-independent');
const rows = (scores: readonly number[]) => `nps\n${scores.join('\n')}\n`;

test('records of a baseline are said to be taken for others, in both languages', async () => {
  const [now, then] = [folder.file('now.csv', rows([9, 10, 3])), folder.file('then.csv', rows([9, 2, 3]))];
  const [notice, ...more] = await noted('nps', now, '--baseline', then);
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ severity: 'info' });
  expect(notice!.message).toContain('take its records for others than those that are counted');
  const [spanish] = await noted('nps', now, '--baseline', then, '--lang', 'es');
  expect(spanish!.message).toContain('toman sus registros por distintos de los que se cuentan');
});

test('a file against itself is warned of, whatever it is called', async () => {
  const file = folder.file('one.csv', rows([9, 10, 3]));
  const [notice] = await noted('nps', file, '--baseline', file.replace('one.csv', './one.csv'));
  expect(notice).toMatchObject({ severity: 'warning' });
  expect(notice!.message).toContain('is compared with itself');
});

test('nothing is said of it where no baseline is named', async () => {
  expect(await noted('nps', 'fixtures/responses.csv', '--compare', 'previous', '--period', 'month')).toEqual([]);
});
