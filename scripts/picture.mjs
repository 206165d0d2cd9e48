// docs/nps.svg: what the first command of the README prints on a terminal, drawn from the real output.
//   node scripts/picture.mjs           writes the picture
//   node scripts/picture.mjs --check   only says whether it is as it would be drawn, and ends with 1 when not
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { bundled } from './bundled.mjs';

const file = 'docs/nps.svg';
const argv = ['nps', 'fixtures/responses.csv'];
const columns = 100;

const cell = { width: 8.4, height: 19 };
const fontSize = 14;
const margin = { left: 22, top: 62, bottom: 22 };
const fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";
const background = '#0f141b';
const foreground = '#dde3ea';
const colours = {
  31: '#f4726b',
  32: '#4cc38a',
  33: '#e0b252',
  34: '#6cb0ff',
  35: '#c29bff',
  36: '#56c8d8',
  90: '#8d99a6',
};

/** Lines of characters, each with the style that the codes before it set. */
function styledLines(output) {
  let style = { colour: foreground, bold: false, dim: false };
  const lines = [[]];
  // eslint-disable-next-line no-control-regex
  for (const [, codes, character] of output.matchAll(/\u001b\[([\d;]*)m|([^\u001b])/gu)) {
    if (codes !== undefined) for (const code of codes.split(';')) style = styled(style, Number(code));
    else if (character === '\n') lines.push([]);
    else lines.at(-1).push({ character, style });
  }
  return lines;
}

function styled(style, code) {
  if (code === 0) return { colour: foreground, bold: false, dim: false };
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, colour: foreground };
  if (colours[code] !== undefined) return { ...style, colour: colours[code] };
  throw new Error(`the picture has no colour for code ${code}`);
}

/** Blocks are drawn, not written: fonts leave gaps between them. */
const shades = { '▓': 0.85, '▒': 0.6, '░': 0.8 };
/** Blocks from the left, by the part of the cell that they fill. */
const bars = Object.fromEntries(Array.from('▏▎▍▌▋▊▉█', (block, at) => [block, (at + 1) / 8]));
/** Box-drawing characters, by the sides that their lines reach. */
const arms = {
  '─': 'lr',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'ld',
  '└': 'ru',
  '┘': 'lu',
  '├': 'rud',
  '┤': 'lud',
  '┬': 'lrd',
  '┴': 'lru',
  '┼': 'lrud',
};

const number = (value) => String(Math.round(value * 100) / 100);
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paint = ({ colour, dim }) => `fill="${colour}"${dim ? ' opacity="0.6"' : ''}`;

function kindOf(character) {
  if (bars[character] !== undefined) return 'bar';
  if (shades[character] !== undefined) return character;
  if (arms[character] !== undefined) return 'box';
  return character === ' ' ? 'space' : 'text';
}

/** Neighbours that are drawn in one piece: words, and stretches of one block. */
function runs(line) {
  const found = [];
  for (const [column, { character, style }] of line.entries()) {
    const kind = kindOf(character);
    const last = found.at(-1);
    if (last !== undefined && last.kind === kind && last.style === style) last.text += character;
    else found.push({ kind, style, column, text: character });
  }
  return found.filter(({ kind }) => kind !== 'space');
}

function drawRun({ kind, style, column, text }, row) {
  const [x, y] = [margin.left + column * cell.width, margin.top + row * cell.height];
  const filled = [...text].reduce((sum, character) => sum + (bars[character] ?? 1), 0);
  const width = filled * cell.width;
  if (kind === 'bar' || shades[kind] !== undefined) {
    const size = `x="${number(x)}" y="${number(y + 2)}" width="${number(width)}" height="${cell.height - 4}"`;
    return `<rect ${size} fill="${style.colour}" opacity="${shades[kind] ?? 1}"/>`;
  }
  if (kind === 'box') return drawBoxes(text, style, x, y);
  const weight = style.bold ? ' font-weight="700"' : '';
  return `<text x="${number(x)}" y="${number(y + 14)}" textLength="${number(width)}" ${paint(style)}${weight}>${escaped(text)}</text>`;
}

function drawBoxes(text, { colour, dim }, x, y) {
  const [middle, half] = [y + cell.height / 2, cell.width / 2];
  const lines = [...text].flatMap((character, at) => {
    const centre = x + at * cell.width + half;
    const ends = {
      l: [centre - half, middle],
      r: [centre + half, middle],
      u: [centre, y],
      d: [centre, y + cell.height],
    };
    return [...arms[character]].map(
      (side) => `M${number(centre)} ${number(middle)}L${ends[side].map(number).join(' ')}`,
    );
  });
  return `<path d="${lines.join('')}" stroke="${colour}" fill="none" opacity="${dim ? 0.35 : 0.55}"/>`;
}

function drawing(output) {
  const prompt = { colour: colours[32], bold: true, dim: false };
  const command = { colour: '#ffffff', bold: false, dim: false };
  const line = Array.from(`$ npx cx ${argv.join(' ')}`, (character, at) => ({
    character,
    style: at === 0 ? prompt : command,
  }));
  const lines = [line, [], ...styledLines(output.trimEnd())];
  const width = number(2 * margin.left + columns * cell.width);
  const height = number(margin.top + lines.length * cell.height + margin.bottom);
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (colour, at) => `<circle cx="${26 + at * 20}" cy="26" r="6" fill="${colour}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="What cx ${argv.join(' ')} prints">`,
    `<rect width="${width}" height="${height}" rx="10" fill="${background}"/>`,
    `<rect x="0.5" y="0.5" width="${number(width - 1)}" height="${number(height - 1)}" rx="9.5" fill="none" stroke="#2a323d"/>`,
    ...dots,
    `<g font-family="${fonts}" font-size="${fontSize}" lengthAdjust="spacing" xml:space="preserve">`,
    ...lines.flatMap((one, row) => runs(one).map((run) => drawRun(run, row))),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The bytes that a terminal gets. */
async function terminalOutput() {
  let text = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += chunk.toString('utf8');
      done();
    },
  });
  const { main } = await bundled('src/cli/main.ts');
  const io = {
    stdin: Readable.from([]),
    stdout: Object.assign(stdout, { isTTY: true, columns }),
    stderr: process.stderr,
    env: {},
  };
  const status = await main(argv, io);
  if (status !== 0) throw new Error(`cx ${argv.join(' ')} ended with ${status}`);
  return text;
}

const svg = drawing(await terminalOutput());
if (!process.argv.includes('--check')) writeFileSync(file, svg);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== svg) {
  console.log(`${file} is stale: node scripts/picture.mjs`);
  process.exitCode = 1;
}
