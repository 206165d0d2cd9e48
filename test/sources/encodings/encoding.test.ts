import iconv from 'iconv-lite';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOf } from '../../run-cx.ts';

const folder = mkdtempSync(join(tmpdir(), 'cx-encoding-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = 'nps,comentario\n9,muy rápido\n8,atención de José\n10,mañana vuelvo\n';

async function understood(name: string, bytes: Buffer, ...options: string[]) {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, bytes);
  const { sources, results } = await reportOf(['nps', file, ...options]);
  const [result] = results;
  const codes = result?.status === 'ok' ? result.notices.map(({ code }) => code) : [];
  return { encoding: sources[0]!.understood.encoding, codes: codes.filter((code) => code !== 'low-base') };
}

describe('text that is not UTF-8', () => {
  test('is windows-1252 without a word where its words are', async () => {
    const bytes = iconv.encode(`${text}7,it’s 50 € – “fine”\n`, 'windows-1252');
    expect(await understood('ansi', bytes)).toEqual({ encoding: 'windows-1252', codes: [] });
  });

  test('is suspected of cp850 where signs stand in the middle of words, and read as that when told', async () => {
    const bytes = iconv.encode(text, 'cp850');
    expect(await understood('dos', bytes)).toEqual({ encoding: 'windows-1252', codes: ['may-be-cp850'] });
    expect(await understood('dos', bytes, '--encoding', 'cp850')).toEqual({ encoding: 'cp850', codes: [] });
  });

  test('with bytes that mean nothing in windows-1252 says so', async () => {
    const bytes = Buffer.concat([
      iconv.encode(text, 'windows-1252'),
      Buffer.from('7,a '),
      Buffer.from([0x9d]),
      Buffer.from(' b\n'),
    ]);
    expect((await understood('odd', bytes)).codes).toEqual(['meaningless-bytes']);
  });

  test('encoded twice is said', async () => {
    const twice = Buffer.from(Buffer.from(text, 'utf8').toString('latin1'), 'utf8');
    expect(await understood('twice', twice)).toEqual({ encoding: 'utf-8', codes: ['encoded-twice'] });
  });

  test('UTF-16 is read with and without a mark', async () => {
    expect(await understood('le', iconv.encode(text, 'utf-16le'))).toEqual({ encoding: 'utf-16le', codes: [] });
    expect(await understood('be', iconv.encode(text, 'utf-16be', { addBOM: true }))).toEqual({
      encoding: 'utf-16be',
      codes: [],
    });
  });
});
