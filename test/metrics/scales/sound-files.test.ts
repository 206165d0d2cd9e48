// Sound files of any scale, language, separator and style of dates, whose answers are known because they were drawn: each is read to
// the number that follows from them, or asked about; never to another.
import * as fc from '../../chance.ts';
import { temporaryFolder } from '../../engines/temporary.ts';
import { runCx } from '../../run-cx.ts';
import type { OkResult, Report } from '../../../src/results/result.ts';
import { isSlow, slowTest } from '../../often.ts';

const folder = temporaryFolder();

type Metric = 'nps' | 'csat' | 'ces';
type Language = 'en' | 'es';

/** A scale on which a question was asked, its worst answer first. */
interface Asked {
  readonly steps: readonly number[];
  /** Each step in words, where they stand beside the number or instead of it. */
  readonly words: readonly string[] | null;
}

const numbers = (low: number, high: number): number[] => Array.from({ length: high - low + 1 }, (_, at) => low + at);

const wordsOf: Readonly<Record<Metric, Readonly<Record<Language, readonly (readonly string[])[]>>>> = {
  nps: {
    en: [['Not at all likely', 'Extremely likely']],
    es: [['Nada probable', 'Muy probable']],
  },
  csat: {
    en: [
      ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'],
      ['Extremely dissatisfied', 'Somewhat dissatisfied', 'Neutral', 'Somewhat satisfied', 'Extremely satisfied'],
      ['Poor', 'Fair', 'Good', 'Very good', 'Excellent'],
      ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'],
      ['Very dissatisfied', 'Dissatisfied', 'Satisfied', 'Very satisfied'],
      ['Dissatisfied', 'Neutral', 'Satisfied'],
    ],
    es: [
      ['Muy insatisfecho', 'Insatisfecho', 'Ni satisfecho ni insatisfecho', 'Satisfecho', 'Muy satisfecho'],
      ['Muy malo', 'Malo', 'Regular', 'Bueno', 'Muy bueno'],
      ['Muy insatisfecha', 'Insatisfecha', 'Satisfecha', 'Muy satisfecha'],
      ['Malo', 'Regular', 'Bueno'],
    ],
  },
  ces: {
    en: [['Very difficult', 'Difficult', 'Neither easy nor difficult', 'Easy', 'Very easy']],
    es: [['Muy difícil', 'Difícil', 'Ni fácil ni difícil', 'Fácil', 'Muy fácil']],
  },
};

const own: Readonly<Record<Metric, readonly number[]>> = {
  nps: numbers(0, 10),
  csat: numbers(1, 5),
  ces: numbers(1, 7),
};

/** Scales on which others ask it. On 1–10 a net promoter score is the same number. */
const others: Readonly<Record<Metric, readonly (readonly number[])[]>> = {
  nps: [
    numbers(1, 10),
    numbers(1, 11),
    numbers(1, 5),
    numbers(1, 7),
    numbers(0, 1),
    numbers(0, 6),
    numbers(0, 8),
    numbers(0, 20),
  ],
  csat: [
    numbers(1, 2),
    numbers(1, 3),
    numbers(1, 4),
    numbers(0, 4),
    numbers(0, 5),
    numbers(1, 6),
    numbers(1, 7),
    numbers(1, 10),
    numbers(0, 10),
    numbers(0, 100),
  ],
  ces: [numbers(1, 5), numbers(1, 6), numbers(0, 6), numbers(0, 7), numbers(1, 10), numbers(0, 10), numbers(0, 100)],
};

const headers: Readonly<Record<Metric, Readonly<Record<Language, readonly string[]>>>> = {
  nps: {
    en: ['nps', 'NPS score', 'How likely are you to recommend us to a friend?'],
    es: ['nota nps', 'Recomendación', '¿Con qué probabilidad nos recomendaría?'],
  },
  csat: {
    en: ['csat', 'Satisfaction', 'How satisfied are you with our service?'],
    es: ['Satisfacción', 'Nota CSAT', '¿Qué tan satisfecho está con el servicio?'],
  },
  ces: {
    en: ['ces', 'CES score', 'How easy was it to get help?'],
    es: ['Nota CES', 'Facilidad', '¿Qué tan fácil fue resolver su consulta?'],
  },
};

/** How a number is written, or the words beside it. */
const writings: readonly ((score: number, words: string | null) => string)[] = [
  (score) => `${score}`,
  (score) => `${score}`,
  (score) => `${score}.0`,
  (score, words) => (words === null ? `${score}` : `${score} - ${words}`),
  (score, words) => (words === null ? `${score}` : `${words} - ${score}`),
  (score, words) => (words === null ? `${score}` : `${score} ${words}`),
  (score, words) => (words === null ? `${score}` : `${words} (${score})`),
  (score, words) => (words === null ? `${score}` : `${score}=${words}`),
];

const two = (number: number) => String(number).padStart(2, '0');

/** Days of the first half year of 2026 as places write them. */
const dateForms: Readonly<Record<string, (month: number, day: number) => string>> = {
  iso: (month, day) => `2026-${two(month)}-${two(day)}`,
  dmy: (month, day) => `${two(day)}/${two(month)}/2026`,
  mdy: (month, day) => `${month}/${day}/2026`,
  dots: (month, day) => `${day}.${month}.2026`,
  time: (month, day) => `2026-${two(month)}-${two(day)} 10:15:00`,
  words: (month, day) => `${day} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'][month - 1]} 2026`,
};

const nothing = ['', 'N/A', 'No aplica', '99', '-1', 'Prefiero no contestar', "Don't know"];

/** A file, and the number that follows from what was drawn for it. */
interface SoundFile {
  readonly metric: Metric;
  readonly isOwn: boolean;
  readonly text: string;
  readonly value: number;
  readonly n: number;
  readonly months: ReadonlyMap<string, number>;
  readonly how: string;
}

/** The headline as its definition says, on the scale that was asked and with the highest as the best. */
function valueOf(metric: Metric, steps: readonly number[], answers: readonly number[]): number {
  const [low, high] = [steps[0]!, steps.at(-1)!];
  const share = (isIn: (answer: number) => boolean) => answers.filter(isIn).length / answers.length;
  if (metric === 'ces') return answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
  if (metric === 'csat') return share((answer) => answer > high - (high - low < 3 ? 1 : 2));
  const shift = high === 11 ? 1 : 0;
  return 100 * (share((answer) => answer - shift >= 9) - share((answer) => answer - shift <= 6));
}

const drawn: fc.Arbitrary<SoundFile> = fc
  .record({
    metric: fc.constantFrom<Metric>('nps', 'csat', 'ces'),
    language: fc.constantFrom<Language>('en', 'es'),
    kind: fc.constantFrom('own', 'own', 'own', 'other', 'words', 'reversed'),
    n: fc.integer({ min: 60, max: 240 }),
    skew: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
    header: fc.nat(2),
    writing: fc.nat(writings.length - 1),
    scale: fc.nat(20),
    separator: fc.constantFrom(',', ';', '\t', '|'),
    dates: fc.constantFrom(...Object.keys(dateForms)),
    silence: fc.constantFrom(...nothing),
    silent: fc.integer({ min: 0, max: 30 }),
    seed: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 64, maxLength: 64 }),
    names: fc.boolean(),
  })
  .map(
    ({ metric, language, kind, n, skew, header, writing, scale, separator, dates, silence, silent, seed, names }) => {
      const { steps, words } = askedOn(metric, language, kind, scale);
      // Steps as likely as a slope says; none is left out.
      // Where hardly anybody goes as far as the end of a scale, nothing tells that it ends there.
      const slope = kind === 'other' ? skew / 2 : skew;
      const weights = steps.map((_, at) => Math.exp((slope * at * 2) / (steps.length - 1)));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const random = (at: number) => (seed[at % 64]! + at * 0.618_033_988_75 + seed[(at * 7) % 64]! * 0.37) % 1;
      const draw = (at: number) => {
        let left = random(at) * total;
        const place = weights.findIndex((weight) => (left -= weight) < 0);
        return steps[place < 0 ? steps.length - 1 : place]!;
      };
      const answers = Array.from({ length: n }, (_, at) => draw(at));
      const [low, high] = [steps[0]!, steps.at(-1)!];
      const isReversed = kind === 'reversed';
      const wordOf = (answer: number): string | null => {
        if (words === null) return null;
        if (words.length === steps.length) return words[answer - low]!;
        return answer === low ? words[0]! : answer === high ? words[1]! : null;
      };
      const write = (answer: number) => {
        if (kind === 'words' && metric !== 'nps') return wordOf(answer)!;
        return writings[writing]!(isReversed ? low + high - answer : answer, wordOf(answer));
      };
      const ends =
        words === null
          ? ''
          : ` (${isReversed ? high : low} = ${words[0]}, ${isReversed ? low : high} = ${words.at(-1)})`;
      const title = headers[metric][language][header]! + (isReversed || (names && kind === 'own') ? ends : '');
      const rows: string[] = [];
      const months = new Map<string, number>();
      for (const [at, answer] of [...answers, ...Array<null>(silent).fill(null)].entries()) {
        const [month, day] = [1 + (at % 6), 1 + ((at * 5) % 28)];
        const cell = answer === null ? silence : write(answer);
        rows.push(
          [`r${at}`, dateForms[dates]!(month, day), cell].map((text) => quoted(text, separator)).join(separator),
        );
        const name = `2026-${two(month)}`;
        if (answer !== null) months.set(name, (months.get(name) ?? 0) + 1);
      }
      const top = ['id', language === 'en' ? 'date' : 'fecha', title]
        .map((text) => quoted(text, separator))
        .join(separator);
      return {
        metric,
        isOwn: kind === 'own',
        text: `${[top, ...rows].join('\n')}\n`,
        value: valueOf(metric, steps, answers),
        n,
        months,
        how: `${metric} ${kind} ${low}–${high} n=${n} "${title}" ${write(high)} ${dates} ${separator} ${silence} ×${silent}`,
      };
    },
  );

function askedOn(metric: Metric, language: Language, kind: string, scale: number): Asked {
  const lists = wordsOf[metric][language];
  if (kind === 'other') return { steps: others[metric][scale % others[metric].length]!, words: null };
  if (kind === 'words' && metric !== 'nps') {
    const words = lists[scale % lists.length]!;
    return { steps: numbers(1, words.length), words };
  }
  const ends = lists.map((words) => [words[0]!, words.at(-1)!])[scale % lists.length]!;
  return { steps: own[metric], words: ends };
}

const quoted = (text: string, separator: string) =>
  text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;

/** Whether a file was asked about; throws where it was read to another number. */
async function isAsked({ metric, text, value, n, months, how }: SoundFile): Promise<boolean> {
  const file = folder.file('sound.csv', text);
  const { status, stdout, stderr } = await runCx([metric, file, '--period', 'month', '--format', 'json']);
  if (status === 3 && stdout === '') return true;
  if (status !== 0) throw new Error(`${how}: ${stderr}`);
  const { headlines, tables } = (JSON.parse(stdout) as Report).results[0] as OkResult;
  const [headline] = headlines;
  const trend = tables.find(({ name }) => name === 'trend')!.rows.map((row) => [row['period'], row['n']]);
  const isRight = headline!.n === n && Math.abs(headline!.value! - value) < 1e-9;
  if (!isRight) throw new Error(`${how}: ${headline!.value} of ${headline!.n}, and not ${value} of ${n}`);
  expect(trend).toEqual([...months].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return false;
}

slowTest(
  'sound files are read to the right number or asked about, and those on the usual scale are hardly asked about',
  async () => {
    const files = fc.sample(drawn, { numRuns: isSlow ? 2000 : 40, seed: 20_261_127 });
    const asked: SoundFile[] = [];
    const wrong: string[] = [];
    for (const file of files) {
      try {
        if (await isAsked(file)) asked.push(file);
      } catch (error) {
        wrong.push((error as Error).message);
      }
    }
    expect(wrong).toEqual([]);
    const usual = files.filter(({ isOwn }) => isOwn);
    const askedUsual = asked.filter(({ isOwn }) => isOwn);
    expect(usual.length).toBeGreaterThan(files.length / 3);
    // All that are not asked about were read to the right number: they are most.
    expect(asked.length).toBeLessThan(files.length / 3);
    if (askedUsual.length * 50 > usual.length) throw new Error(askedUsual.map(({ how }) => how).join('\n'));
  },
);
