import { metricOf, scaleOf, scaleText, type ScoreQuestion } from '../../metrics/scales/questions/question.ts';
import { questions } from '../../metrics/scales/questions/all.ts';
import { noAccident } from '../../metrics/scales/evidence/ends.ts';
import { codes } from '../../metrics/scales/evidence/numbers.ts';
import { shares } from '../../values/unread.ts';
import { vocabulary } from '../../values/scores/words/ratings.ts';

type Row = readonly [recognised: string, asked: string, overruled: string];

const table = (rows: readonly Row[]): string =>
  [
    '| what is recognised | what is asked about, or warned of | which option overrules |',
    '|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');

const code = (text: string) => `\`${text}\``;

/**
 * What numbers and words of a file are taken to mean, kind by kind: the rule in one sentence, and a table. The numbers in it are those
 * that the program uses.
 */
export const scalesPage = (): string =>
  [
    '# Scales, words, and what is unread',
    'No number is made of a file that says something else. Each kind of doubt has a rule; where evidence settles it the file is read and a note says how, and where nothing does, `cx` asks. Structure and columns: [reading.md](reading.md).',
    `## Scales\n\n${scales()}`,
    `## Answers in words\n\n${words()}`,
    `## Not the majority’s number\n\n${majority()}`,
  ].join('\n\n');

function scales(): string {
  const [one, two, three] = noAccident;
  return [
    `**Rule.** A column is read on the usual scale of its question unless its header names another, or its highest or lowest answer is not that of the scale on a base that makes it no accident: then \`cx\` asks.`,
    `No accident are: answers beyond the scale, but for 1 in 100 (1 in 20 beyond 10); four zeros and more than 1 in 50 below a scale that begins at 1; and a highest answer that falls short, if it was given ${one} times one step below the end, ${two} times two steps below it, ${three} times three or more (answers that are all alike say nothing); of nps up to 5 or 7 without a 0, so many that evenly spread they would go further in 99 of 100 files (fewer that end with 5 are read, with a warning). Of ${questions
      .filter(({ shorter }) => shorter.asUsual)
      .map(metricOf)
      .join(', ')} a shorter scale is as usual as the assumed one, so that columns which go no further are always asked about.`,
    table([
      ...questions.map(ofQuestion),
      [
        'a scale named in the header or its question (`CSAT (1-7)`, `de 1 a 10`, `1 = very bad, 5 = very good`)',
        'answers that lie beyond it; a scale on which the metric is not asked',
        '`--scale`',
      ],
      [
        'codes for no answer that a scale does not have: '.concat(
          [99, -1, 999, -99, 88, 77, -2_147_483_648].filter((number) => codes.has(number)).map(String).join(', '),
          ' and their like',
        ),
        'nothing: they are listed as out of scale and left out',
        '`--scale` that has them',
      ],
      [
        'answers that lie evenly to both sides of 0: `-2` to `2`',
        'the scale: -1 and -2 are answers there, and no codes',
        '`--scale -2-2`',
      ],
      [
        'several files asked on several scales, 30 answers and more in each',
        'they are not pooled, nor compared by `--baseline`',
        '`--scale`, if they were asked alike',
      ],
    ]),
    'On a scale of its own, `csat` counts the two highest answers (the highest of two or three steps; of more than eleven `--top` must say), and `ces` counts as easy what lies above the middle of the scale, as hard what lies below it: cut and scale stand beside the number. `nps --scale 1-11` takes 1 off each answer.',
  ].join('\n\n');
}

function ofQuestion(question: ScoreQuestion): Row {
  const { assumed, otherwise, option, shorter } = question;
  const { low, high } = scaleOf(question, null);
  const named = option.type === 'scale' ? ['`--scale A-B`', ...option.names.map((name) => `\`--scale ${name}\``)] : option.choices.map((name) => `\`--scale ${name}\``);
  const short = shorter.highest.map((end) => `${end}`);
  return [
    `${code(metricOf(question))}: whole numbers on ${scaleText(assumed)}`,
    [
      `highest answer above ${high}, or below it${short.length === 0 ? '' : ` (${short.join(' and ')} above all)`}`,
      ...(low === 0 ? [] : ['answers of 0']),
      ...otherwise.map(({ written }) => `a column that ${written.en}`),
      'answers such as `6 / 7` out of another highest',
    ].join('; '),
    named.join(', '),
  ];
}

function words(): string {
  return [
    '**Rule.** Words are read as a scale of their own where all of them stand on one usual scale that answers the question: the one of whose steps none lacks, else the most usual that has them all; the number of its steps is printed. `Not very`, `not too` or `poco` below `somewhat` and `very` are of four steps, `not so` is of the five that end with `extremely`.',
    table([
      [
        'words of one of the families below, with words of strength before them, and a middle (`neutral`, `ni … ni …`, `regular`)',
        '`somewhat` beside `very` or `not at all` alone, which is the top of one scale and not of another; two words for one step (`a little` and `somewhat`)',
        '`--values "Muy bien=5,Bien=4"`, `--scale 1-4` (so many steps)',
      ],
      [
        'any other words, words of two kinds, words of a likelihood or of promoters for `nps`',
        'what number each stands for: the message names them',
        '`--values`, in `cx.toml` too',
      ],
      [
        'good and bad, thumbs, faces',
        'whether that was the scale; with `--scale good-bad` every written answer must be one of the two',
        '`--scale good-bad`, `--scale faces`',
      ],
      [
        '`N/A`, `No aplica`, `Prefiero no contestar`, `N/A - did not call` and their like',
        'nothing: there is no answer',
        '`--values`',
      ],
      [
        'words beside a number, before or behind it: `10 - Extremely likely`, `Extremely likely - 10`, `10 Extremely likely`, `(5) Very satisfied`',
        'a number with words that are no scale and no separator between them: `8 minutes`, `10 Mar`',
        '`--values "8 minutes=8"`',
      ],
    ]),
    families(),
    '**Rule.** Where words beside the numbers, or the question, say that the lowest answer is the best, answers are reversed and a note says so; where they say both, `cx` asks.',
    table([
      [
        'labels and headers that fall: `1 = very satisfied, 5 = very dissatisfied`, `1 - Muy fácil … 7 - Muy difícil`, `1 is best`; in German, French, Italian and Portuguese too: `1 - sehr zufrieden`, `1 = très satisfait`',
        'nothing: answers are reversed',
        questionsDirections(),
      ],
      ['a question after effort, effort of which numbers say how much, or a statement of difficulty: `How much effort …`, `Esfuerzo (1 = muy bajo, 7 = muy alto)`, `It was difficult to …`, `Fue difícil …`, `Tuve que esforzarme mucho`', 'nothing: answers are reversed', '`--direction ease`'],
      ['a question after dissatisfaction, or a statement of it: `Dissatisfaction level`, `I am not satisfied with …`, `Estoy insatisfecho …`', 'nothing: answers are reversed', '`--direction high-is-best`'],
      ['a question after difficulty alone: `How difficult was it?`; and a score of effort of which numbers say how much: `Effort score (1 low - 7 high)`', 'which end means easy', '`--direction ease`, `--direction effort`'],
      ['labels that rise and fall, or that stand in one of several files alone and fall', 'which end is the best', questionsDirections()],
    ]),
  ].join('\n\n');
}

function families(): string {
  const list = (some: readonly string[]) => some.slice(0, mostWords).map(code).join(', ');
  const rows = vocabulary().map(({ family, inFavour, against }) => {
    const readers = questions.filter(({ words: read }) => read.includes(family)).map((one) => code(metricOf(one)));
    const readBy = readers.length === 0 ? 'none, but they tell which end is good' : readers.join(', ');
    return `| ${family} | ${list(inFavour)} | ${list(against)} | ${readBy} |`;
  });
  return ['| what words rate | for | against | read by |', '|---|---|---|---|', ...rows].join('\n');
}

const mostWords = 8;

const questionsDirections = (): string =>
  [...new Set(questions.flatMap(({ directions }) => directions))].map((name) => `\`--direction ${name}\``).join(', ');

function majority(): string {
  const { warned, refused } = shares;
  return [
    `**Rule.** Of the answers that are written, and of the dates that a question needs, more than ${warned} that cannot be read are warned of with their commonest texts, and more than ${refused} leave no number.`,
    table([
      [
        'answers that are unreadable or out of scale, but for codes and words for no answer',
        `a warning beyond ${warned}, a refusal beyond ${refused}`,
        '`--values`, `--scale`, `--map`',
      ],
      [
        'dates that cannot be read, where periods or days were asked for',
        `a warning beyond ${warned}, a refusal beyond ${refused}`,
        '`--date-order`, `--map submitted_at=<header>`',
      ],
      [
        'dates and amounts of customers, purchases and contacts, and columns of conditions, that cannot be read',
        `a warning beyond 1 in 100, a refusal beyond ${refused}`,
        '`--date-order`, `--decimal`, `--map`',
      ],
    ]),
  ].join('\n\n');
}
