import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();
const csv = (name: string, ...lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);

describe('the headers of several files', () => {
  const first = csv('first.csv', 'nps,plan', '9,pro');
  const differs = async (...files: readonly string[]) =>
    (await resultOf(['nps', first, ...files])).notices.flatMap(({ code, message }) =>
      code === 'headers-differ' ? [message.replaceAll(`${folder.path}/`, '')] : [],
    );

  test('may come in any order, and what one lacks or adds is said', async () => {
    expect(await differs(csv('turned.csv', 'plan,nps', 'max,3'))).toEqual([]);
    expect(await differs(csv('fewer.csv', 'nps', '9'))).toEqual([
      'the header of fewer.csv differs from that of first.csv: lacks plan',
    ]);
    expect(await differs(csv('more.csv', 'nps,plan,w', '9,pro,1'))).toEqual([
      'the header of more.csv differs from that of first.csv: adds w',
    ]);
    expect(await differs(csv('other.csv', 'nps,tier,w', '9,pro,1'), csv('same.csv', 'nps,plan', '9,pro'))).toEqual([
      'the header of other.csv differs from that of first.csv: lacks plan adds tier, w',
    ]);
  });

  test('are said six at most, and that there are more', async () => {
    expect(await differs(csv('six.csv', 'nps,plan,a,b,c,d,e,f', '9,pro,,,,,,'))).toEqual([
      'the header of six.csv differs from that of first.csv: adds a, b, c, d, e, f',
    ]);
    expect(await differs(csv('seven.csv', 'nps,plan,a,b,c,d,e,f,g', '9,pro,,,,,,,'))).toEqual([
      'the header of seven.csv differs from that of first.csv: adds a, b, c, d, e, f, …',
    ]);
  });

  test('have the questions of the first file', async () => {
    const asked = (name: string, question: string) =>
      csv(
        name,
        'EndDate,ResponseId,Q1',
        `End Date,Response ID,${question}`,
        '"{""ImportId"":""endDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"',
        `2026-03-01,${name},10`,
      );
    const [plain, reworded] = [
      asked('plain.csv', 'How likely are you to recommend us?'),
      asked('reworded.csv', 'Would you tell a friend of us?'),
    ];
    expect((await resultOf(['nps', plain, reworded])).headlines[0]).toMatchObject({ value: 100, n: 2 });
    expect((await runCx(['nps', reworded, plain])).status).toBe(3);
  });
});

describe('a column that an option names', () => {
  test('is the header, letter for letter, before it is the column that a header plays', async () => {
    const file = csv('channels.csv', 'nps,channel,canal', '9,web,tienda');
    const by = async (...options: readonly string[]) => {
      const { tables } = await resultOf(['nps', file, '--by', 'channel', ...options]);
      return tables.find(({ name }) => name === 'segments')!.rows[0]!['channel'];
    };
    expect(await by()).toBe('web');
    expect(await by('--map', 'channel=canal')).toBe('web');
    const played = csv('played.csv', 'nps,canal', '9,tienda');
    const { tables } = await resultOf(['nps', played, '--by', 'channel']);
    expect(tables.find(({ name }) => name === 'segments')!.rows).toMatchObject([{ channel: 'tienda', n: 1 }]);
  });

  test('is guessed among headers and columns where it is misspelt', async () => {
    const file = csv('guess.csv', 'nps,canal,region', '9,tienda,sur');
    const hintOf = async (name: string) => (await runCx(['nps', file, '--by', name])).stderr;
    expect(await hintOf('regoin')).toMatch(/did you mean '?region/);
    expect(await hintOf('chanel')).toMatch(/did you mean '?channel/);
  });
});

test('the evidence of a column tells why it was taken, or between which it could not be decided', async () => {
  const file = csv('two.csv', 'NPS score,nps rating,plan', '9,9,pro');
  const { sources } = await reportOf(['columns', file]);
  const { columns } = sources[0]!.understood;
  expect(columns.map(({ role }) => role)).toEqual([null, null, null]);
  for (const { evidence } of columns.slice(0, 2)) expect(evidence).toMatch(/fit equally well/);
  expect(columns[2]!.evidence).toBe('');
});
