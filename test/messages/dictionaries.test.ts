import { en } from '../../src/messages/en/index.ts';
import { es } from '../../src/messages/es/index.ts';
import { slowTest } from '../often.ts';

type Say = (...details: readonly unknown[]) => unknown;

/** Every detail that any error has, each with a value of its own, so that its place in a text can be found. */
const sampleDetails = {
  alike: true,
  asked: 'es',
  language: 'en',
  asks: 'satisfaction_score',
  assumed: '1–5',
  failed: 4001,
  fits: ['cx ces data.csv'],
  folder: '/tmp',
  found: { en: 'goes up to 10', es: 'llega hasta 10' },
  gave: '7',
  part: 'results[0]',
  running: '0.2.0',
  scenario: 'a.toml',
  high: 17,
  low: 15,
  scales: ['1-10', '0-10'],
  bad: 11,
  answers: 'respuestas.csv',
  sent: 'envios.csv',
  by: 'survey_kind',
  counts: 'how_many',
  beside: ['web', 'app'],
  areShares: false,
  examples: ['21.5', '-3.2'],
  questions: ['NPS', 'CSAT'],
  orders: ['dmy', 'ydm'],
  candidates: ['Q7 (first)', 'Q9'],
  cause: 'EACCES',
  column: 'recommend_score',
  columns: 9001,
  currencies: ['EUR', 'USD'],
  all: 12,
  command: 'nps',
  encoding: 'utf-99',
  error: 0.25,
  example: '03/04/2026',
  expected: { en: 'this', es: 'esto' },
  file: 'data.csv',
  files: ['several.csv'],
  groups: 5001,
  header: 'Q12',
  journeys: 7,
  scores: 3,
  headers: ['Q1', 'Q2'],
  highest: 5,
  how: { en: 'other bytes', es: 'otros bytes' },
  id: 'npx',
  instead: 'Fecha',
  ids: 23,
  iterations: 77,
  customers: 61,
  driver: 'plan',
  kind: 'column',
  least: 5,
  lacking: ['started_at', 'ended_at'],
  leftOut: [{ header: 'visits', why: { en: 'all alike', es: 'todo igual' } }],
  levels: 121,
  most: 101,
  known: ['nps', 'csat'],
  layout: 'qualtrix',
  limit: 4096,
  address: 'trino://h/c/s',
  server: 'h:8080',
  type: 'array(integer)',
  seconds: 121,
  tries: 33,
  isOfMemory: true,
  line: 31,
  loaded: 41,
  browser: '/usr/bin/chromium',
  looked: ['chromium', 'chrome'],
  lookedFor: ['nota', 'score'],
  meant: 'pct > 30',
  message: 'xyz',
  metric: 'csat',
  missing: 'invitations',
  first: 'responses',
  others: ['reviews', 'touchpoints'],
  missingIn: 'population',
  named: ['named-one', 'named-two'],
  name: 'chanel',
  nearest: 'channel',
  option: '--by',
  output: 'report/',
  process: 4711,
  host: 'a-host',
  since: '2026-01-02T03:04:05Z',
  lock: 'report/.lock',
  position: 17,
  quoted: true,
  reason: 'stray-quote',
  records: 61,
  rejected: 71,
  relation: 'other-relation',
  row: '1, 2, 3',
  scale: '0–10',
  scanned: 81,
  table: 'segmnts',
  value: 'zz',
  wayOut: { en: 'save it', es: 'guárdelo' },
  what: 'a|c',
  is: { en: 'a folder', es: 'una carpeta' },
  a: '--aa',
  key: 'a|k',
  other: 'other.csv',
  b: '--bb',
  needs: '--cc',
  where: 'x ~ 1',
  why: { en: 'so', es: 'así' },
  areStays: true,
  billing: 'facturado',
  word: 'siempre',
  before: '2026-01-31',
  end: '2028-12-31',
  ends: 9101,
  filled: 10101,
  last: '2062-01-31',
  of: 9501,
  relations: ['relation-one', 'relation-two'],
  start: '2026-03-01',
  unreadable: 5101,
  words: ['pronto', 'n.n.'],
  years: [1, 3],
  unsaid: 'nobody-left',
  maybe: ['sample-maybe'],
  delimiter: '^',
  retention: 0.83,
  improve: 0.07,
  tailGrowth: 0.013,
  discount: 0.11,
  isInData: true,
  said: '0.31',
  typed: '0.37',
  rows: 62,
  written: 99,
  texts: '"so-so" ×3',
  unread: [{ text: 'so la la', rows: 13 }],
  directions: ['upwards', 'downwards'],
  otherScale: '1–9',
  options: ['--outcome', '--drivers'],
  outcome: 'overall-answer',
  isOutcome: true,
  mixed: [{ text: 'hmm', rows: 14 }],
  codes: [97, 99],
  without: 'q9 not in (99)',
  determining: ['speed', 'staff'],
  needed: 19,
  drivers: 21,
  weight: 'w8',
  format: 'mermaid',
  subject: 'NPS of data.csv',
  channel: 'branch office',
  top: 18,
};

/** The other branch of every text that has two. */
const otherDetails = {
  ...sampleDetails,
  files: null,
  alike: false,
  ids: 1,
  areStays: false,
  fits: [],
  maybe: [],
  delimiter: null,
  isInData: false,
  isOutcome: false,
  headers: [],
  mixed: [
    { text: 'a', rows: 1 },
    { text: 'b', rows: 1 },
    { text: 'c', rows: 1 },
  ],
  improve: 0.3,
  unsaid: 'column',
  kind: 'header',
  leftOut: [],
  levels: 1,
  metric: '',
  missingIn: 'answers',
  nearest: null,
  quoted: false,
};

const sampleArguments = ['first', 'second', 'third'];

/** Texts that are the same words in both languages, or only what another part of the program says. */
const sameInBoth = new Set(['errors.usage.message', 'errors.not-csv.hint', 'help.choices']);

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isSay = (leaf: unknown): leaf is Say => typeof leaf === 'function';

function leaves(value: unknown, path: string): readonly (readonly [path: string, leaf: unknown])[] {
  if (!isGroup(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** All texts of a dictionary by path, functions called with sample details. */
function texts(dictionary: typeof en, details: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const said = leaves(dictionary, '').flatMap(([path, leaf]) => {
    if (!isSay(leaf)) return [[path, leaf] as const];
    return leaves(path.startsWith('errors.') ? leaf(details) : leaf(...sampleArguments), path);
  });
  return new Map(said.map(([path, text]) => [path, String(text)]));
}

const kindOf = (leaf: unknown) => (isSay(leaf) ? 'a text with details' : typeof leaf);
const outline = (dictionary: typeof en) =>
  leaves(dictionary, '')
    .map(([path, leaf]) => `${path}: ${kindOf(leaf)}`)
    .toSorted();

/** What is typed and not read: options with their values, commands of cx, and conditions. */
const typed = (text: string) =>
  [...text.matchAll(/--[a-z][a-z-]*(?: (?:\d+|[dmy]{3}|json|N|";"))?|\bcx [a-z-]+|\bgunzip\b|country = .*\)/gu)]
    .map(([code]) => code)
    .toSorted();

const typedIn = (said: ReadonlyMap<string, string>) =>
  Object.fromEntries([...said].map(([path, text]) => [path, typed(text)]));
const hinted = (said: ReadonlyMap<string, string>) =>
  [...said.keys()].filter((path) => /^errors\..*\.hint$/u.test(path));

describe('the dictionaries', () => {
  test('hold the same texts in English and Spanish, none more and none less', () => {
    expect(outline(es)).toEqual(outline(en));
  });

  describe.each([
    ['sample details', sampleDetails],
    ['the other details', otherDetails],
  ])('with %s', (_name, details) => {
    const english = texts(en, details);
    const spanish = texts(es, details);

    test('find every detail that they name', () => {
      const lacking = [...english, ...spanish].filter(([, text]) => text.includes('undefined') || text.trim() === '');
      expect(lacking).toEqual([]);
    });

    test('say everything in their own words', () => {
      const untranslated = [...english].filter(([path, text]) => spanish.get(path) === text && !sameInBoth.has(path));
      expect(untranslated).toEqual([]);
    });

    test('name the same options, commands and conditions in both languages', () => {
      expect(typedIn(spanish)).toEqual(typedIn(english));
    });

    test('hint in Spanish at what to type wherever English does', () => {
      expect(hinted(spanish)).toEqual(hinted(english));
      expect(hinted(english)).not.toEqual([]);
    });

    slowTest('repeat in Spanish every fact that the English error states', () => {
      const facts = Object.values(details)
        .flat()
        .filter(
          (fact) =>
            fact !== '' && !['column', 'header', 'population', 'answers'].includes(JSON.stringify(fact).slice(1, -1)),
        )
        .map(String);
      const lost = [...english].flatMap(([path, text]) =>
        path.startsWith('errors.')
          ? facts
              .filter((fact) => states(text, fact) && !statesInSpanish(spanish.get(path)!, fact))
              .map((fact) => [path, fact])
          : [],
      );
      expect(lost).toEqual([]);
    });
  });
});

/** Fractions have a comma in Spanish, but where they are to be typed. */
const statesInSpanish = (text: string, fact: string): boolean =>
  states(text, fact) || (/^\d+\.\d+$/u.test(fact) && states(text, fact.replace('.', ',')));

/** Whether a fact stands in a text as a whole word, not as a piece of another one. */
function states(text: string, fact: string): boolean {
  const literal = fact.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'u').test(text);
}

const strict = (bad: number) =>
  es.errors['strict-structure']({ file: 'a.csv', bad, line: 3, reason: 'field-count' }).message;

describe('Spanish', () => {
  test('counts one record in the singular and two in the plural', () => {
    expect(strict(1)).toContain(': 1 registro con');
    expect(strict(2)).toContain(': 2 registros con');
  });

  test('lists what does not fit as so many more', () => {
    const known = Array.from({ length: 21 }, (_, at) => `t${at}`);
    expect(es.errors['no-table']({ table: 'x', known }).hint).toMatch(/t10, t11, … y 9 más$/u);
  });

  test('tells a range with both ends, with one, and without', () => {
    const { range } = es.help;
    expect([range(1, 5), range(1, undefined), range(undefined, undefined)]).toEqual([
      'un número de 1 a 5',
      'un número a partir de 1',
      'un número',
    ]);
  });

  test('calls relations by Spanish names', () => {
    expect(es.help.options.files('responses')).toBe('archivo CSV de respuestas; se puede repetir');
  });

  test('translates the placeholder of a header', () => {
    const { hint } = es.errors['column-not-found']({
      relation: 'responses',
      column: 'recommend_score',
      lookedFor: ['nps'],
      headers: ['Canal'],
      maybe: [],
      delimiter: null,
      fits: [],
    });
    expect(hint).toBe('indíquela: --map recommend_score=<encabezado>   encabezados: Canal');
  });

  test('quotes as English does, without angular quotes', () => {
    expect([...texts(es, sampleDetails)].filter(([, text]) => /[«»“”]/u.test(text))).toEqual([]);
  });
});
