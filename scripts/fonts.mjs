// The fonts that travel inside a page: cut down to the letters of western and central European languages and to the
// weights that a page uses, with the advance of every letter, so that a label is as wide on every machine as it was
// planned. Written to dist/fonts.json; the licences of the fonts lie beside it.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { create } from 'fontkit';
import subsetFont from 'subset-font';

const folder = 'node_modules/@fontsource-variable';
const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('');
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + '‐‑‒–—‘’‚“”„†•…‰‹›€™−\u2009\u202f';
const european = range(0x100, 0x17f) + 'ȘșȚț';

const weights = { regular: 400, bold: 600 };
/** Names of a font that tell whose it is and under which licence; the name itself is not the whole font's any more. */
const names = [0, 13];

const read = (family, set) => readFileSync(`${folder}/${family}/files/${family}-${set}-wght-normal.woff2`);

async function cut(file, letters, wght, keepFeatures) {
  const options = { preserveNameIds: names, keepFeatures, variationAxes: { wght }, noHinting: true };
  return {
    letters,
    web: (await subsetFont(file, letters, { ...options, targetFormat: 'woff2' })).toString('base64'),
    plain: await subsetFont(file, letters, { ...options, targetFormat: 'sfnt' }),
  };
}

/** Advances in thousandths of the size. */
function advances({ plain, letters }, wght) {
  const font = create(plain).getVariation({ wght });
  const thousandths = 1000 / font.unitsPerEm;
  return [...letters].flatMap((letter) => {
    if (!font.hasGlyphForCodePoint(letter.codePointAt(0))) return [];
    const { glyphs } = font.layout(letter);
    return [[letter, Math.round(glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) * thousandths)]];
  });
}

export async function buildFonts() {
  const both = { min: weights.regular, max: weights.bold };
  const sans = [
    await cut(read('inter', 'latin'), latin, both, ['tnum', 'kern']),
    await cut(read('inter', 'latin-ext'), european, both, ['kern']),
  ];
  const serif = await cut(read('source-serif-4', 'latin'), latin, weights.bold, ['kern', 'lnum']);
  const widths = Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [
      name,
      Object.fromEntries(sans.flatMap((part) => advances(part, weight))),
    ]),
  );
  const fonts = { sans: sans[0].web, sansEuropean: sans[1].web, serif: serif.web, advances: widths };
  writeFileSync('dist/fonts.json', `${JSON.stringify(fonts)}\n`);
  for (const family of ['inter', 'source-serif-4'])
    copyFileSync(`${folder}/${family}/LICENSE`, `dist/${family}-LICENSE.txt`);
}
