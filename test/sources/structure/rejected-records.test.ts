import { fileReader } from '../understood.ts';
import { slowTest } from '../../often.ts';

const read = fileReader();
const sound = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1},9,fine`);
/** Too short, too long, too short … */
const short = (count: number) =>
  Array.from({ length: count }, (_, at) => (at % 2 === 0 ? `${at},9` : `${at},9,fine,x`));
const file = (...lines: readonly (readonly string[])[]) => ['id,score,comment', ...lines.flat(), ''].join('\n');

describe('a file in which too much is broken is refused', () => {
  test('where that is more than half of twenty records or more', async () => {
    expect(await read(file(sound(10), short(10)))).toMatchObject({ used: { length: 10 }, left: { length: 10 } });
    expect(await read(file(sound(10), short(11)))).toEqual({ refused: 'too-many-bad-records', line: 12 });
    expect(await read(file(sound(9), short(11)))).toEqual({ refused: 'too-many-bad-records', line: 11 });
    expect(await read(file(sound(8), short(11)))).toMatchObject({ used: { length: 8 }, left: { length: 11 } });
  });

  slowTest('where those records take more than half of twenty lines or more', async () => {
    const broken = (lines: number) => [`50,9,"${'x\n'.repeat(lines - 1)}never closed`];
    expect(await read(file(sound(10), broken(10)))).toMatchObject({ used: { length: 10 }, left: { length: 1 } });
    expect(await read(file(sound(10), broken(11)))).toEqual({ refused: 'too-many-bad-records', line: 12 });
    expect(await read(file(sound(8), broken(11)))).toMatchObject({ used: { length: 8 }, left: { length: 1 } });
    const strayed = (lines: number) => [`50,9,"${'x\n'.repeat(lines - 1)}closed" too early`];
    expect(await read(file(sound(10), strayed(10)))).toMatchObject({ used: { length: 10 }, left: { length: 1 } });
    expect(await read(file(sound(10), strayed(11)))).toEqual({ refused: 'too-many-bad-records', line: 12 });
    // Blank lines are no lines of records.
    expect(await read(file(sound(8), ['', '', ''], broken(11)))).toMatchObject({
      used: { length: 8 },
      left: { length: 1 },
    });
  });

  test('where all of it is, however little', async () => {
    expect(await read(file(short(1)))).toEqual({ refused: 'too-many-bad-records', line: 2 });
    expect(await read(file(short(1), sound(1)))).toMatchObject({ used: { length: 1 } });
    expect(await read(file())).toMatchObject({ used: [], left: [] });
  });

  test('and totals at its end do not count among them', async () => {
    expect(await read(file(sound(10), short(10), ['Total,90,']))).toMatchObject({ left: { length: 11 } });
    expect(await read(file(sound(10), short(11), ['Total,90,']))).toMatchObject({ refused: 'too-many-bad-records' });
  });
});

test('broken records are told in the order of their lines, those that were taken back too', async () => {
  const found = await read(file(sound(3), ['20,9'], ['21,9,fine', 'lone', '23,9,fine'], sound(30)));
  expect(found).toMatchObject({ left: ['5 field-count', '6 field-count', '7 field-count', '8 field-count'] });
});
