import type { Language, Text } from '../messages/language.ts';
import type { Column, Findings, Row, Value, Words } from './result.ts';
import { row } from './row.ts';

/** Findings in one language: every text becomes the words of that language. Nothing else changes. */
export function localized(findings: Findings, language: Language): Findings<string> {
  const say = (text: Text) => text[language];
  const sayRow = (cells: Row<Text>): Row =>
    hasNoWords(cells)
      ? cells
      : row(Object.entries(cells).map(([name, cell]) => [name, isText(cell) ? say(cell) : cell]));
  return {
    headlines: findings.headlines.map(({ label, method, ...rest }) => ({
      ...rest,
      label: say(label),
      ...(method === undefined ? {} : { method: say(method) }),
    })),
    tables: findings.tables.map(({ title, columns, rows, ...rest }) => ({
      ...rest,
      rows: rows.map(sayRow),
      title: say(title),
      columns: columns.map((column) => columnIn(column, language)),
    })),
    charts: findings.charts.map(({ title, ...rest }) => ({ ...rest, title: say(title) })),
    notices: findings.notices.map(({ message, ...rest }) => ({ ...rest, message: say(message) })),
  };
}

/** A column in one language. */
export const columnIn = ({ words, label, meaning, ...rest }: Column, language: Language): Column<string> => ({
  ...rest,
  label: label[language],
  meaning: meaning[language],
  ...(words === undefined ? {} : { words: wordsIn(words, language) }),
});

const wordsIn = (words: Words, language: Language): Words<string> =>
  Object.fromEntries(Object.entries(words).map(([code, text]) => [code, text[language]]));

const isText = (cell: Value | Text): cell is Text => typeof cell === 'object' && cell !== null;

/** Rows of few tables have words: all others stay as they are. */
const hasNoWords = (cells: Row<Text>): cells is Row => !Object.values(cells).some(isText);
