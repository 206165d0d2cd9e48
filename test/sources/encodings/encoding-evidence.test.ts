import iconv from 'iconv-lite';
import { fileReader } from '../understood.ts';
import { slowTest, some } from '../../often.ts';

const read = fileReader();
const header = 'id,score,comment\n';
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const latin = (text: string) => Buffer.from(text, 'latin1');
const file = (...lines: readonly Buffer[]) => Buffer.concat([utf8(header), ...lines]);

describe('text of two encodings', () => {
  test('is UTF-8 where more characters are, and the other records are left out', async () => {
    expect(await read(file(utf8('1,9,añoñ\n'), latin('2,8,año\n'), utf8('3,7,fine\n')))).toMatchObject({
      encoding: 'utf-8',
      used: ['1', '3'],
      left: ['3 invalid-text'],
      notices: ['records-rejected'],
    });
  });

  test('is windows-1252 where as many are not, and it is said that it is mixed', async () => {
    expect(await read(file(utf8('1,9,año\n'), latin('2,8,año\n')))).toMatchObject({
      encoding: 'windows-1252',
      used: ['1', '2'],
      left: [],
      notices: ['encodings-mixed', 'encoded-twice'],
    });
    // A mark that UTF-8 writes in three bytes counts as one character.
    expect(await read(file(utf8('1,9,it’s\n'), latin('2,8,año\n')))).toMatchObject({
      encoding: 'windows-1252',
      notices: ['encodings-mixed'],
    });
  });

  test('is not said to be mixed for one character in a hundred, which chance may make', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => latin(`${at},9,año\n`));
    expect(await read(file(utf8('1,9,it’s\n'), ...many(98)))).toMatchObject({ notices: ['encodings-mixed'] });
    expect(await read(file(utf8('1,9,it’s\n'), ...many(99)))).toMatchObject({ encoding: 'windows-1252', notices: [] });
  });

  slowTest('is UTF-8 wherever a character lies, also across what is read at a time', async () => {
    const places = [
      ['€', 1],
      ['€', 2],
      ['😀', 1],
      ['😀', 2],
      ['😀', 3],
    ] as const;
    for (const [character, before] of some(places, 3)) {
      const start = Buffer.concat([utf8(header), utf8('1,9,ñ\n'), latin('2,8,año\n')]);
      const filler = Buffer.alloc((1 << 20) - start.length - before - 3, '3,7,fine\n');
      const text = Buffer.concat([start, filler, utf8('\n4,'), utf8(`${character},fine\n`)]);
      expect(text.indexOf(character)).toBe((1 << 20) - before);
      expect(await read(text)).toMatchObject({ encoding: 'utf-8' });
    }
  });
});

describe('bytes that are no UTF-8', () => {
  test.each([
    ['too long a form of a letter', [0xc1, 0x81]],
    ['too long a form in three bytes', [0xe0, 0x80, 0x81]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['beyond the last character', [0xf4, 0x90, 0x80, 0x80]],
    ['a lead byte that leads nothing', [0xf5, 0x80, 0x80, 0x80]],
    ['a character cut short', [0xe2, 0x82]],
    ['a continuation alone', [0x80]],
  ])('are those of windows-1252 where nothing speaks for UTF-8: %s', async (_, bytes) => {
    const found = await read(file(utf8('1,9,'), Buffer.from(bytes), utf8(' \n2,8,fine\n')));
    expect(found).toMatchObject({ encoding: 'windows-1252', used: ['1', '2'] });
  });
});

describe('text without a mark is UTF-16', () => {
  /** Two hundred characters: some that have no byte of zero (語), some whose lower byte is zero (Ā), all others Latin. */
  const text = (whole: number, turned: number) => {
    const start = `id,comment\n1,${'語'.repeat(whole)}${'Ā'.repeat(turned)}`;
    return `${start}${'x'.repeat(199 - start.length)}\n`;
  };

  test.each(['utf-16le', 'utf-16be'])(
    '(%s) where more than seven in ten of its characters are Latin',
    async (encoding) => {
      const bytes = (whole: number) => iconv.encode(text(whole, 0), encoding, { addBOM: false });
      expect(await read(bytes(59))).toMatchObject({ encoding, columns: ['id', 'comment'], used: ['1'] });
      expect(await read(bytes(60))).toMatchObject({ refused: 'nul-byte' });
      expect(await read(bytes(60), '--encoding', encoding)).toMatchObject({ encoding, used: ['1'] });
    },
  );

  test.each(['utf-16le', 'utf-16be'])('(%s) and fewer than one in ten turned about', async (encoding) => {
    const bytes = (turned: number) => iconv.encode(text(0, turned), encoding, { addBOM: false });
    expect(await read(bytes(19))).toMatchObject({ encoding, used: ['1'] });
    expect(await read(bytes(20))).toMatchObject({ refused: 'nul-byte' });
  });

  test('unless it is shorter than four characters', async () => {
    expect(await read(iconv.encode('a\n1\n', 'utf-16le', { addBOM: false }))).toMatchObject({ encoding: 'utf-16le' });
    expect(await read(iconv.encode('a\n1', 'utf-16le', { addBOM: false }))).toMatchObject({ refused: 'nul-byte' });
  });
});

describe('the suspicion of cp850', () => {
  slowTest('wants more words that look like it than words that look like windows-1252', async () => {
    const dos = iconv.encode('1,9,atención\n', 'cp850');
    const ansi = iconv.encode('2,9,corazón\n', 'windows-1252');
    expect(await read(file(dos))).toMatchObject({ notices: ['may-be-cp850'] });
    expect(await read(file(dos, ansi))).toMatchObject({ notices: [] });
    expect(await read(file(dos, dos, ansi))).toMatchObject({ notices: ['may-be-cp850'] });
    // A capital counts as well as a small letter; one that stands alone is in no word, nor is a quote before one.
    expect(await read(file(dos, iconv.encode('2,9,CAFÉS\n', 'windows-1252')))).toMatchObject({ notices: [] });
    expect(await read(file(dos, iconv.encode('2,9,Ñ 7\n', 'windows-1252')))).toMatchObject({
      notices: ['may-be-cp850'],
    });
    expect(await read(file(iconv.encode('1,9,„gut“ ‚so‘\n', 'windows-1252')))).toMatchObject({ notices: [] });
  });
});

describe('Mac OS Roman', () => {
  const texts = {
    German: 'Die Lösung war schön und groß, für München zu spät',
    'German capitals': 'KÖLN UND MÜNCHEN',
    'a German name': 'Köln',
    'the sharp s': 'Straße',
    'the umlaut of u': 'Zürich',
    'an umlaut at the start': 'eine Übung',
    French: 'très bien, mais déçu du délai à Évreux; même problème',
    Portuguese: 'São João não vê o serviço; atenção rápida',
    Spanish: 'atención rápida en León, mañana más',
    Italian: 'città più felice, perché è così',
  };
  const kept = (text: string, encoding: string) => read(file(iconv.encode(`1,9,"${text}"\n`, encoding)));

  test.each(Object.entries(texts))('is told from windows-1252: %s', async (_, text) => {
    expect(await kept(text, 'macintosh')).toMatchObject({ encoding: 'macintosh', notices: ['read-as-macintosh'] });
    expect(await kept(text, 'windows-1252')).toMatchObject({ encoding: 'windows-1252', notices: [] });
  });

  test.each(['German', 'French', 'Portuguese', 'Spanish'] as const)('is told from cp850: %s', async (language) => {
    expect(await kept(texts[language], 'cp850')).toMatchObject({ notices: ['may-be-cp850'] });
  });

  test('is told by headers alone', async () => {
    const text = iconv.encode('id,score,Größe,Geschäft\n1,9,x,y\n', 'macintosh');
    expect(await read(text)).toMatchObject({ columns: ['id', 'score', 'Größe', 'Geschäft'] });
  });

  test.each([
    'Miloš, Tomaš und Aleš aus Košice',
    'Škoda, Šime, ŠKODA',
    'L’HAŸ-LES-ROSES',
    'siehe § 5, Abs.§7, n° 5, 1º piso, nº 7',
    'warten…und dann … so, HOLA… y',
    '“ok”—thanks‹so›, it’s ™ 5 ‰',
    '† 1990, 5 €, 5€pro, EUR€',
    'l’œuvre, sœur, cœur',
  ])('is not what good windows-1252 is: %s', async (text) => {
    expect(await kept(text, 'windows-1252')).toMatchObject({ encoding: 'windows-1252', notices: [] });
  });
});

describe('signs of wrong decoding', () => {
  test.each([
    ['\u0080', ['c1-controls']],
    ['\u0085', ['c1-controls']],
    ['\u009f', ['c1-controls']],
    ['\u00a0', []],
    ['Ã\u00a9', ['encoded-twice']],
    ['Ã©', ['encoded-twice']],
    ['©', []],
    ['a©', []],
    ['ă©', []],
    ['é©', []],
  ])('in %j are %j', async (text, notices) => {
    expect(await read(`${header}1,9,x${text}y\n`)).toMatchObject({ notices });
    expect(await read(`${header}1,9,${text}\n`)).toMatchObject({ notices });
  });
});
