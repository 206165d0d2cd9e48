import { readdirSync, readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';

/**
 * Docstrings show what a function gives as `expression // => value`. Each such line is evaluated with the exports of its
 * file in scope. Lines before it in the same example belong to it: those that begin with `const` are declarations, others
 * are the beginning of the expression.
 */
interface Example {
  readonly line: number;
  readonly declarations: string;
  readonly expression: string;
  readonly expected: string;
}

const source = new URL('../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .toSorted();

for (const file of files) {
  const examples = examplesIn(readFileSync(new URL(file, source), 'utf8'));
  for (const { line, declarations, expression, expected } of examples) {
    test(`${file}:${line} shows what ${expression} gives`, async () => {
      const module: Record<string, unknown> = await import(new URL(file, source).href);
      const evaluate = compileFunction(`${declarations}\nreturn (${expression});`, Object.keys(module));
      const actual: unknown = await evaluate(...Object.values(module));
      expect(disagreement(plain(actual), parseLiteral(expected))).toBeNull();
    });
  }
}

test('there are examples to run', () => {
  expect(files.length).toBeGreaterThan(0);
});

test('a number agrees with what is printed when it rounds to it, and not when the last digit differs', () => {
  expect(disagreement(0.24996, parseLiteral('0.2500'))).toBeNull();
  expect(disagreement(0.2512, parseLiteral('0.2500'))).not.toBeNull();
  expect(disagreement(7.619853e-24, parseLiteral('7.62e-24'))).toBeNull();
  expect(disagreement(30.4, parseLiteral('30'))).not.toBeNull();
});

test('objects and arrays agree only with the same keys and lengths', () => {
  expect(disagreement({ a: [1, null] }, parseLiteral('{ a: [1, null] }'))).toBeNull();
  expect(disagreement({ a: 1, b: 2 }, parseLiteral('{ a: 1 }'))).not.toBeNull();
  expect(disagreement([1], parseLiteral('[1, 2]'))).not.toBeNull();
  expect(disagreement('1', parseLiteral('1'))).not.toBeNull();
});

function examplesIn(text: string): Example[] {
  const lines = text.split('\n');
  const examples: Example[] = [];
  let inExample = false;
  let declarations: string[] = [];
  let pending: string[] = [];
  for (const [index, raw] of lines.entries()) {
    const comment = /^\s*(?:\/\*\*|\*)(?!\/) ?(.*?)(?:\s*\*\/)?$/.exec(raw)?.[1];
    const tag = comment === undefined ? undefined : /^@(\w+)\s*(.*)$/.exec(comment);
    if (comment === undefined || tag) {
      inExample = tag?.[1] === 'example';
      declarations = [];
      pending = [];
    }
    const content = (tag ? (tag[2] ?? '') : (comment ?? '')).trim();
    if (inExample && content !== '' && !content.startsWith('```')) {
      const [, code = '', expected] = /^(.*?)\s*\/\/ => (.*)$/.exec(content) ?? [undefined, content];
      if (expected !== undefined) {
        const expression = [...pending, code].join('\n').replace(/;\s*$/, '');
        examples.push({ line: index + 1, declarations: declarations.join('\n'), expression, expected });
        pending = [];
      } else if (code.startsWith('const ')) {
        declarations.push(code);
      } else {
        pending.push(code);
      }
    }
    if (raw.trimEnd().endsWith('*/')) {
      inExample = false;
    }
  }
  return examples;
}

/** Maps and sets are written as arrays, in their order. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return isIterable(value)
    ? Array.from(value, plain)
    : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

/** A number as it was printed: it stands for all that round to these digits. */
class PrintedNumber {
  readonly value: number;
  readonly tolerance: number;

  constructor(digits: string) {
    this.value = Number(digits);
    const [, decimals = '', exponent = '0'] = /^-?\d+(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(digits) ?? [];
    const isWhole = decimals === '' && exponent === '0';
    const rounding = 1e-12 * Math.abs(this.value);
    this.tolerance = isWhole ? rounding : rounding + 0.5 * 10 ** (Number(exponent) - decimals.length);
  }
}

/** What differs, in words, or null when an actual value agrees with the printed one. */
function disagreement(actual: unknown, printed: unknown, at = 'value'): string | null {
  if (printed instanceof PrintedNumber) {
    const agrees = typeof actual === 'number' && Math.abs(actual - printed.value) <= printed.tolerance;
    return agrees ? null : `${at} is ${String(actual)}, not ${printed.value}`;
  }
  if (typeof printed !== 'object' || printed === null) {
    return Object.is(actual, printed) ? null : `${at} is ${JSON.stringify(actual)}, not ${JSON.stringify(printed)}`;
  }
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(printed)) {
    return `${at} is ${JSON.stringify(actual)}, not an ${Array.isArray(printed) ? 'array' : 'object'}`;
  }
  const actualKeys = Object.keys(actual).toSorted().join(', ');
  const printedKeys = Object.keys(printed).toSorted().join(', ');
  if (actualKeys !== printedKeys) {
    return `${at} has ${actualKeys}, not ${printedKeys}`;
  }
  const members = new Map<string, unknown>(Object.entries(actual));
  for (const [key, member] of Object.entries(printed)) {
    const inside = disagreement(members.get(key), member, `${at}.${key}`);
    if (inside !== null) {
      return inside;
    }
  }
  return null;
}

const token =
  /\s*(?:(-?\d+(?:\.\d*)?(?:e[+-]?\d+)?n?(?![\w$]))|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(-?[A-Za-z_$][\w$]*)|([[\]{}:,]))/iy;

/** Reads a JavaScript literal, keeping the digits of its numbers. Keys need no quotes, strings may have single ones. */
function parseLiteral(text: string): unknown {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (match === null) {
      throw new SyntaxError(`cannot read the expected value from: ${text.slice(from)}`);
    }
    tokens.push(match[0].trim());
  }
  const value = parseValue(tokens);
  if (tokens.length > 0) {
    throw new SyntaxError(`more than one expected value: ${text}`);
  }
  return value;
}

const constants = new Map<string, unknown>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['undefined', undefined],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

function parseValue(tokens: string[]): unknown {
  const first = tokens.shift() ?? '';
  if (first === '[') {
    return parseMembers(tokens, ']', () => parseValue(tokens));
  }
  if (first === '{') {
    const members = parseMembers(tokens, '}', () => {
      const key = tokens.shift() ?? '';
      expectToken(tokens, ':');
      return [isQuoted(key) ? unquote(key) : key, parseValue(tokens)] as const;
    });
    return Object.fromEntries(members);
  }
  if (isQuoted(first)) {
    return unquote(first);
  }
  if (constants.has(first)) {
    return constants.get(first);
  }
  if (/^-?\d+n$/.test(first)) {
    return BigInt(first.slice(0, -1));
  }
  if (/^-?\d/.test(first)) {
    return new PrintedNumber(first);
  }
  throw new SyntaxError(`not a literal: ${first}`);
}

function parseMembers<Member>(tokens: string[], end: string, parseMember: () => Member): Member[] {
  const members: Member[] = [];
  while (tokens[0] !== end) {
    members.push(parseMember());
    if (tokens[0] !== end) {
      expectToken(tokens, ',');
    }
  }
  expectToken(tokens, end);
  return members;
}

function expectToken(tokens: string[], wanted: string): void {
  const found = tokens.shift();
  if (found !== wanted) {
    throw new SyntaxError(`expected ${wanted}, found ${found ?? 'the end'}`);
  }
}

function isQuoted(text: string): boolean {
  return text.startsWith("'") || text.startsWith('"');
}

function unquote(text: string): string {
  const inner = text.slice(1, -1);
  return JSON.parse(`"${inner.replaceAll(String.raw`\'`, "'").replaceAll(/(?<!\\)"/g, String.raw`\"`)}"`);
}
