// What looks alike is one text, and letters that look wrong are said to be: docs/reading.md, "Text". Values are by hand.
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';
import { read, refusal, table } from './read.ts';
import { asSeen } from '../../src/values/folding.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (text: string | Buffer, name = 'seen.csv') => folder.file(name, text);
const [zeroWidth, softHyphen, mark, direction, isolate, isolated, hardBlank] = [
  '\u200B',
  '\u00AD',
  '\uFEFF',
  '\u200E',
  '\u2068',
  '\u2069',
  '\u00A0',
];

const scoresOf = [10, 9, 3, 8];

describe('signs that nobody sees tell no two texts apart:', () => {
  const alike = [
    'Sol',
    `Sol${zeroWidth}`,
    `So${softHyphen}l`,
    `${mark}Sol`,
    `Sol${direction}`,
    `${isolate}Sol${isolated}`,
  ];
  const scores = [10, 9, 3, 8, 8, 9];
  const stores = table('id,store,nps', ...alike.map((store, at) => `${at},${store},${scores[at]}`), '7,Mar,0');

  test.each(['scan', 'duckdb'])('segments are one, and it is said: %s', async (engine) => {
    const { tables, notices } = await resultOf(['nps', file(stores), '--by', 'store', '--engine', engine]);
    const rows = tables
      .find(({ name }) => name === 'segments')!
      .rows.map((row) => [row['store'], row['n'], row['nps']]);
    // Three promoters and one detractor of six.
    expect(rows).toEqual([
      ['Mar', 1, -100],
      ['Sol', 6, expect.closeTo(100 / 3, 9)],
    ]);
    expect(notices.map(({ code }) => code)).toContain('unseen-signs');
  });

  test.each(['store = "Sol"', `store = "Sol${zeroWidth}"`, 'store contains "Sol"', 'store in ("Sol")'])(
    '--where %j',
    async (where) => {
      expect(await read(['nps', file(stores), '--where', where])).toMatchObject({ n: 6, codes: [] });
    },
  );

  test('segments of customers are one, and it is said', async () => {
    const text = table(
      'customer_id,started_at,ended_at,shop',
      'C1,2026-01-01,,Sol',
      `C2,2026-01-01,2026-02-10,Sol${zeroWidth}`,
      'C3,2026-01-01,,Mar',
    );
    const argv = ['churn', '--customers', file(text), '--by', 'shop', '--from', '2026-02-01', '--to', '2026-02-28'];
    const { tables, notices } = await resultOf(argv);
    const rows = tables.find(({ name }) => name === 'segments')!.rows;
    expect(rows.map((row) => row['shop'])).toEqual(['Mar', 'Sol']);
    expect(notices.map(({ code }) => code)).toContain('unseen-signs');
  });

  test('headers and the names of columns in options', async () => {
    const text = table(`id,Punto${hardBlank}de venta,nps${zeroWidth}`, '1,a,10', '2,a,9', '3,b,3', '4,b,8');
    for (const by of ['Punto de venta', `punto${hardBlank}de venta`])
      expect(await read(['nps', file(text), '--by', by])).toMatchObject({ value: 25, n: 4, codes: ['too-few'] });
  });

  test('ids that link answers with invitations', async () => {
    const sent = table('customer_id,delivered', 'C1,yes', 'C2,yes', 'C3,yes', 'C4,yes');
    const answers = table('customer_id,nps', `C1${zeroWidth},9`, `${mark}C2,3`, `C${softHyphen}3,3`);
    const argv = ['response-rate', file(answers, 'answers.csv'), '--invitations', file(sent, 'sent.csv')];
    expect(await read(argv)).toMatchObject({ value: 0.75, n: 4 });
  });

  test('dates and scores behind marks of direction, as browsers once wrote them', async () => {
    const days = ['1/15/2026', '1/5/2026', '2/5/2026', '2/6/2026'];
    const marked = days.map((day) => day.replaceAll(/\d+/gu, (digits) => `${direction}${digits}`));
    const text = table('date,nps', ...marked.map((day, at) => `${day},${direction}${[10, 9, 3, 8][at]}`));
    expect(await read(['nps', file(text), '--to', '2026-01-31'])).toMatchObject({ value: 100, n: 2, codes: [] });
  });
});

describe('texts that differ to the eye stay two:', () => {
  test.each([
    ['two blanks', 'Puerta Sol', 'Puerta  Sol'],
    ['a hyphen', 'e-mail', 'email'],
    ['capitals', 'Sol', 'sol'],
    ['an accent', 'Leon', 'León'],
    ['joiners of Persian', 'می\u200Cخواهم', 'میخواهم'],
    ['joiners of emoji', '👨\u200D👩', '👨👩'],
    ['a variation of a heart', '❤', '❤\uFE0F'],
    ['an override of direction', 'gnp.exe', '\u202Egnp.exe'],
  ])('%s', (_, one, other) => {
    expect(asSeen(one)).not.toBe(asSeen(other));
    expect([asSeen(one), asSeen(other)]).toEqual([one, other]);
  });

  test('nothing is said where no two labels are alike', async () => {
    const text = table('nps,shop', `10,Sol${zeroWidth}`, '9,Mar', '3,Leo\u0301n', '8,León');
    expect(await read(['nps', file(text), '--by', 'shop'])).toMatchObject({ value: 25, n: 4, codes: ['too-few'] });
  });
});

describe('names of columns in another encoding are asked for with --encoding:', () => {
  // "id,región,año,nps" with ó and ñ as DOS and as Mac OS Roman write them.
  const dos = Buffer.from('id,regi\u00A2n,a\u00A4o,nps\n1,M\u0082rida,2026,10\n2,Le\u00A2n,2026,9\n', 'latin1');

  test.each([
    ['--by', 'región'],
    ['--by', 'año'],
    ['--where', 'región = "León"'],
    ['--map', 'channel=región'],
  ])('%s %s', async (option, value) => {
    const { words } = await refusal(['nps', file(dos), option, value]);
    expect(words).toContain('--encoding cp850');
    const { words: spanish } = await refusal(['nps', file(dos), option, value, '--lang', 'es']);
    expect(spanish).toContain('--encoding cp850');
    const { codes } = await read(['nps', file(dos), option, value, '--encoding', 'cp850']);
    expect(codes).not.toContain('may-be-cp850');
  });

  test('a question that nobody finds under its letters', async () => {
    const text = Buffer.from('id,Puntuaci\u00A2n\n1,10\n2,9\n', 'latin1');
    expect((await refusal(['nps', file(text)])).words).toContain('--encoding cp850');
    expect((await read(['nps', file(text), '--encoding', 'cp850'])).n).toBe(2);
  });

  test.each([
    ['a name that is nowhere', dos, 'canal'],
    ['letters of windows-1252', Buffer.from('id,región,nps\n1,Mérida,10\n2,León,9\n', 'latin1'), 'regiom'],
    ['UTF-8', Buffer.from('id,región,nps\n1,Mérida,10\n'), 'regiom'],
  ])('not for %s', async (_, text, by) => {
    const { code, words } = await refusal(['nps', file(text), '--by', by]);
    expect([code, words]).toEqual(['by-not-found', expect.not.stringContaining('--encoding')]);
  });
});

describe('files with a byte-order mark that were put one behind the other:', () => {
  const joined = (...rows: readonly string[]) => `${mark}id,nps,shop\n${rows.join('\n')}\n`;

  test.each(['scan', 'duckdb'])('their headers are no records: %s', async (engine) => {
    const text = `${joined('1,10,Sol', '2,9,Mar')}${joined('3,3,Sol')}${joined('4,8,Mar')}`;
    const { value, n, accounting } = await read(['nps', file(text), '--engine', engine]);
    expect([value, n, accounting.excluded]).toEqual([25, 4, [{ reason: 'structure', rows: 2 }]]);
  });

  slowTest('in a file of many records', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `${at},${scoresOf[at % 4]},Sol`);
    const { value, n, accounting } = await read(['nps', file(joined(...rows) + joined(...rows.slice(0, 4)))]);
    expect([value, n, accounting.read]).toEqual([25, 30_000, 30_005]);
  });

  test('a record that begins with the mark is one', async () => {
    const text = table('shop,nps', `${mark}shop,10`, 'Sol,9', `${mark}Sol,3`, 'shop,8');
    expect(await read(['nps', file(text)])).toMatchObject({ value: 25, n: 4 });
  });
});
