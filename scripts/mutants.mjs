// Small changes of the source that the tests should notice: which of them they do not.
//   npm run mutants                         60 changes drawn with seed 1
//   npm run mutants -- --count 20 --seed 7
//   npm run mutants -- --file src/records/judge.ts     all changes of one file
// Works on a copy, so that the checkout stays as it is. Changes that make no difference are listed with the reason in
// test/mutants.json. Ends with 1 when fewer than nine in ten are noticed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const rooms = ['statistics', 'values', 'records', 'questions', 'sources', 'estimates'];
const leastNoticed = 0.9;

const { values: options } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, file: { type: 'string' } },
});

/** What is exchanged for what, outside texts and comments. Operators stand between spaces, so that no type is touched. */
const exchanges = [
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \* /g, ' / '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\bMath\.min\(/g, 'Math.max('],
  [/\bMath\.max\(/g, 'Math.min('],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\??\.trim\(\)/g, ''],
  [/\??\.toLowerCase\(\)/g, ''],
  // Not in a type, such as `1 | -1`.
  [/(?<![\w.#]|[\w:] \| -?)\d+(?![\w.]| \| )/g, (number) => String(Number(number) + 1)],
];

/** The source with comments, texts and patterns blanked: what stands there is no code. */
const blanked = (text) =>
  text.replaceAll(
    /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[(,=:[!&|?{};]\s*)\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g,
    (found) => found.replaceAll(/[^\n]/g, '\u0000'),
  );

function mutantsOf(file) {
  const text = readFileSync(file, 'utf8');
  const code = blanked(text);
  const lines = code.split('\n');
  // Declarations are types and words: what is wrong there does not compile.
  const isDeclared = (line) =>
    /^\s*(?:import|export \*|export type|readonly |type |\| \{|@)|interface /.test(lines[line - 1]);
  const found = [];
  for (const [pattern, replacement] of exchanges) {
    for (const match of code.matchAll(pattern)) {
      const line = code.slice(0, match.index).split('\n').length;
      if (isDeclared(line)) continue;
      const by = typeof replacement === 'string' ? replacement : replacement(match[0]);
      const changed = text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
      found.push(mutant(file, text, changed, line));
    }
  }
  for (const match of code.matchAll(/\bif \(/g)) {
    const from = match.index + match[0].length;
    const to = closing(code, from);
    const changed = `${text.slice(0, from)}!(${text.slice(from, to)})${text.slice(to)}`;
    found.push(mutant(file, text, changed, code.slice(0, from).split('\n').length));
  }
  return found;
}

const mutant = (file, text, changed, line) => ({
  file,
  line,
  was: text.split('\n')[line - 1].trim(),
  is: changed.split('\n')[line - 1].trim(),
  changed,
});

/** Where the parenthesis that was opened before `from` closes. */
function closing(code, from) {
  let depth = 1;
  let at = from;
  for (; depth > 0; at += 1) depth += code[at] === '(' ? 1 : code[at] === ')' ? -1 : 0;
  return at - 1;
}

/** Those with the least hash: the same draw for the same seed, and a change of the source moves no other one into it. */
function drawn(items, count, seed) {
  const hashOf = ({ file, was, is }) => createHash('sha256').update([seed, file, was, is].join('\n')).digest('hex');
  const ranked = items.map((item) => [hashOf(item), item]).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return ranked.slice(0, count).map(([, item]) => item);
}

const filesOf = (room) =>
  readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${room}/${path}`)
    .toSorted();

const copied = 'src test scripts fixtures docs bin dist package.json tsconfig.json jest.config.mjs README.md'.split(
  ' ',
);

/** A copy with a folder beside it for temporary files: a changed clean-up may remove all that it finds there. */
function copy() {
  const home = mkdtempSync(join(tmpdir(), 'cx-mutants-'));
  const [folder, temporary] = [join(home, 'copy'), join(home, 'tmp')];
  mkdirSync(temporary);
  for (const name of copied) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return { home, folder, temporary };
}

/** Tests that take long or run the built program: where they alone notice, it takes minutes. */
const slow = '(?:engines/(?:scan|differential|pollutions|ids|duckdb)|pollution/|laws|faults|cases|messy|create-metric)';

/** How a program ends badly, null when well. All that it began ends with it: a change may loop for ever. */
async function badEnd(argv, where, minutes) {
  const child = spawn(process.execPath, argv, { ...where, stdio: 'ignore', detached: true });
  let end = 'noticed';
  const patience = setTimeout(() => {
    end = 'no end ';
    endGroup(child.pid);
  }, minutes * 60_000);
  const [status] = await once(child, 'exit');
  clearTimeout(patience);
  endGroup(child.pid);
  return status === 0 ? null : end;
}

/** Ends a program and what it began, if any of them is still there. */
function endGroup(leader) {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Runs tests in a copy. @returns how they end badly, null when well */
function tested({ home, folder, temporary }, minutes, ...args) {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  return badEnd(
    [...jest, '--silent', '--bail=1', `--cacheDirectory=${home}/cache`, ...args],
    { cwd: folder, env: { ...process.env, TMPDIR: temporary } },
    minutes,
  );
}

/** How tests notice a change, null when none does: those beside the file, then others that reach it, the slow ones last. */
async function howNoticed(place, file) {
  const [, room, inner = ''] = file.split('/');
  const beside = existsSync(`test/${room}/${inner}/`) ? `test/${room}/${inner}/` : `test/${room}/`;
  const related = ['--findRelatedTests', file];
  return (
    (await tested(place, 5, beside, 'test/examples.test.ts')) ??
    (await tested(place, 10, ...related, `--testPathIgnorePatterns=/test/${slow}|/${beside}|/test/examples`)) ??
    (await tested(place, 30, ...related, `--testPathIgnorePatterns=/test/(?!${slow})`))
  );
}

const known = JSON.parse(readFileSync('test/mutants.json', 'utf8'));
const reasonOf = ({ file, was, is }) => known.find((one) => one.file === file && one.was === was && one.is === is)?.why;

const all = options.file === undefined ? rooms.flatMap(filesOf).flatMap(mutantsOf) : mutantsOf(options.file);
const chosen = options.file === undefined ? drawn(all, Number(options.count ?? 60), Number(options.seed ?? 1)) : all;
const place = copy();
let noticed = 0;
try {
  const unchanged = await tested(place, 30);
  if (unchanged !== null) throw new Error('without any change the tests do not pass: they would notice every one');
  for (const one of chosen) {
    const source = join(place.folder, one.file);
    const text = readFileSync(source);
    writeFileSync(source, one.changed);
    const how = await howNoticed(place, one.file);
    writeFileSync(source, text);
    if (how !== null) noticed += 1;
    console.log(`${how ?? 'ALIVE  '} ${one.file}:${one.line}`);
    if (how === null)
      console.log(`    - ${one.was}\n    + ${one.is}\n      ${reasonOf(one) ?? 'why does this make no difference?'}`);
  }
} finally {
  rmSync(place.home, { recursive: true, force: true });
}
console.log(`${noticed} of ${chosen.length} noticed (of ${all.length} that could be drawn)`);
if (noticed < leastNoticed * chosen.length) process.exitCode = 1;
