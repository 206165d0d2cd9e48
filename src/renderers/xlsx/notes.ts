import type { Language } from '../../messages/language.ts';
import { isOk, type OkResult, type Report } from '../../results/result.ts';
import type { Style } from '../style.ts';
import { askedLine } from '../text/asked.ts';
import { columnCalled, columnNamesOf } from '../text/columns/names.ts';
import { countsRecords, madeBy } from '../text/wording.ts';
import { reasonWords, wordsOf } from '../text/words.ts';
import { textCell, valueCell } from './cells.ts';
import type { Draft } from './draft.ts';

/** What the report says below its title, where the records of each metric went, and what has to be minded. */
export function notesSheet(report: Report, style: Style): Draft {
  const { title, subtitle = '', results } = report;
  const { language } = style;
  const words = wordsOf[language];
  const rows = results.flatMap((result) => {
    if (!isOk(result)) return [[textCell(result.title), textCell(words.notApplicable), textCell(result.reason), null]];
    const asked = askedLine(result, style, (text) => text);
    return [
      ...(asked === '' ? [] : [[textCell(result.title), textCell(words.sheets.question), textCell(asked), null]]),
      ...(countsRecords(report, result) ? accountRows(result, language) : []),
      ...noticeRows(result, words),
    ];
  });
  const told = [subtitle, madeBy(report, style)].flatMap((text) =>
    text === '' ? [] : [[textCell(title), null, textCell(text), null]],
  );
  return { name: words.sheets.notes, header: words.sheets.noteColumns, rows: [...told, ...rows] };
}

type Words = (typeof wordsOf)['en'];

function accountRows({ title, accounting: { read, used, excluded } }: OkResult, language: Language) {
  const words = wordsOf[language];
  const names = columnNamesOf[language];
  const counted = (what: string, rows: number) => [
    textCell(title),
    textCell(words.sheets.records),
    textCell(what),
    valueCell(rows, 'count', '#,##0'),
  ];
  return [
    counted(words.read, read),
    counted(words.used, used),
    ...excluded.map(({ reason, column, rows }) =>
      counted(reasonWords(words, reason, column && columnCalled(column, names)), rows),
    ),
  ];
}

const noticeRows = ({ title, notices }: OkResult, words: Words) =>
  notices.map(({ severity, message }) => [
    textCell(title),
    textCell(severity === 'warning' ? words.warning : words.note),
    textCell(message),
    null,
  ]);
