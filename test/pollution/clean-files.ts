import { readFileSync } from 'node:fs';
import type { CleanFile } from './generate.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** Records as text; cells are quoted where they must be, or all. */
function textOf(rows: readonly (readonly string[])[], delimiter: string, newline: string, all = false): string {
  const needs = (cell: string) => all || cell.includes(delimiter) || /["\r\n]/u.test(cell);
  return rows
    .map((cells) => cells.map((cell) => (needs(cell) ? quoted(cell) : cell)).join(delimiter) + newline)
    .join('');
}

/** Comments that are hard to read: delimiters, quotes, line ends, and text that looks like records. */
const comments = [
  'Great',
  '',
  'Fast, and friendly',
  'They said "soon" and never came',
  '"Quoted" from the start',
  'ends with "quotes"',
  'Two lines:\nthe second',
  'Paragraphs.\n\nWith a blank line, and a comma.\n',
  '\nbegins with a line end',
  ', begins with a comma',
  'I wrote:\n7,9,web,fake\n8,3,app,fake too',
  '9,9,web,fake\n8,8,app,"fake"\n7,7,web,fake',
  'Slow; but "fine", I\'d say;\n2;8;shop;fake',
  '12\n13',
  '"',
  'Total, a waste\nTotal,4',
];

function survey(records: number): string[][] {
  const rows = [['id', 'score', 'channel', 'comment']];
  for (let at = 0; at < records; at += 1) {
    rows.push([
      `R${100 + at}`,
      String((at * 7) % 11),
      at % 2 === 0 ? 'web' : 'app',
      comments[(at * 5) % comments.length]!,
    ]);
  }
  return rows;
}

/** The comment in front or in the middle, so that a record goes on behind it. */
const moved = (rows: readonly (readonly string[])[], to: number) =>
  rows.map((cells) => {
    const rest = cells.slice(0, -1);
    return [...rest.slice(0, to), cells.at(-1)!, ...rest.slice(to)];
  });

const bare = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((cell) => cell.replaceAll(/[",;\r\n]/gu, '')));

const file = (name: string, text: string, delimiter = ',', newline = '\n', headerRows = 1): CleanFile => ({
  name,
  text,
  delimiter,
  newline,
  headerRows,
});

/** Sound files of 30 to 60 records. */
export function cleanFiles(): readonly CleanFile[] {
  const rows = survey(34);
  return [
    file('comment-last', textOf(rows, ',', '\n')),
    file('comment-in-the-middle', textOf(moved(rows, 2), ',', '\n')),
    file('comment-first', textOf(moved(rows, 0), ',', '\n')),
    file('semicolon', textOf(rows, ';', '\n'), ';'),
    file('tab', textOf(rows, '\t', '\n'), '\t'),
    file('crlf', textOf(rows, ',', '\r\n'), ',', '\r\n'),
    file('all-quoted', textOf(rows, ',', '\n', true)),
    file('all-quoted-crlf', textOf(moved(rows, 2), ';', '\r\n', true), ';', '\r\n'),
    file('no-quotes', textOf(bare(survey(60)), ',', '\n')),
    file(
      'numbers',
      textOf(
        rows.map((cells, at) => [at === 0 ? 'n' : String(at), cells[1]!, cells[3]!]),
        ',',
        '\n',
      ),
    ),
    file(
      'two-columns',
      textOf(
        rows.map((cells) => [cells[0]!, cells[3]!]),
        ',',
        '\n',
      ),
    ),
    file('blank-lines', textOf(rows, ',', '\n').replaceAll(/\nR1(\d)5/gu, '\n\nR1$15')),
    file('no-final-newline', textOf(rows, ',', '\n').slice(0, -1)),
    file('qualtrics', textOf(qualtrics(rows), ',', '\n'), ',', '\n', 3),
  ];
}

function qualtrics(rows: readonly (readonly string[])[]): string[][] {
  const names = ['StartDate', 'ResponseId', 'Q1', 'Q2'];
  const questions = ['Start Date', 'Response ID', 'How likely, 0 to 10, are you\nto recommend us?', 'Why?'];
  const ids = ['startDate', '_recordId', 'QID1', 'QID2_TEXT'].map((id) => JSON.stringify({ ImportId: id }));
  const days = rows
    .slice(1)
    .map((cells, at) => [
      `2026-01-${String(1 + (at % 28)).padStart(2, '0')} 10:00:00`,
      cells[0]!,
      cells[1]!,
      cells[3]!,
    ]);
  return [names, questions, ids, ...days];
}

/** A large sound file of our own. */
export const largeFile = (): CleanFile => file('responses', readFileSync('fixtures/responses.csv', 'utf8'));
