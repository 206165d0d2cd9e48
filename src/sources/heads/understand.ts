import { CxError } from '../../errors.ts';
import { headRecords } from '../csv/dialect.ts';
import { readBytes } from '../files/head.ts';
import { headerAt, readHeader } from '../headers/header-rows.ts';
import type { OpenSource, SourceOptions, TextSource } from '../source.ts';
import { isSummaryOf } from '../summaries/summaries.ts';
import { rowsSetAside } from '../summaries/set-aside.ts';
import { sampledRecords } from './samples.ts';
import { chooseDialect, unusualDelimiter, withoutSeparator } from './chosen-dialect.ts';
import {
  delimiterRemark,
  encodingRemark,
  endSignRemark,
  headerTextRemark,
  preambleRemark,
  separatorRemark,
  unusualDelimiterRemark,
} from './head-remarks.ts';

export const headBytes = 1 << 20;
/** The records of the head that are looked at: what all others say, the pass over the whole file tells. */
const shownRecords = 500;
/** So many are kept as evidence of what records are; of a wide table fewer. */
const keptRecords = 200;
const shownCells = 20_000;

/** A file as it lies on disk. */
export type FileFacts = Pick<OpenSource, 'file' | 'path' | 'identity' | 'gzip'>;
type TextFacts = FileFacts & Pick<TextSource, 'encoding' | 'text' | 'textBytes'>;

/**
 * Understands a text by its head: delimiter, quote, header rows, layout, what stands at its end.
 * @param mark bytes before the text
 */
export function understandHead(facts: TextFacts, head: Buffer, mark: number, options: SourceOptions): TextSource {
  const { file } = facts;
  const whole = mark + head.length >= facts.textBytes;
  const separated = withoutSeparator(head);
  const { separator, skipped, body } = separated;
  const { dialect, rival, contradicts } = chooseDialect(separated, whole, options);
  const records = headRecords(body, whole, dialect, shownRecords);
  const lineShift = separator === null ? 0 : 1;
  if (records.length === 0) throw noRecord(file, whole, 1 + lineShift);
  const at = headerAt(file, records, options, lineShift);
  const header = readHeader(file, body, records.slice(at), options);
  const last = records[at + header.rows - 1];
  const start = mark + skipped + (header.rows === 0 ? records[at]!.start : last!.end);
  const startLine = lineShift + (header.rows === 0 ? records[at]!.line : last!.line + last!.lines);
  const headerTexts = records
    .slice(at, at + header.rows)
    .map((row) => Buffer.from(trimLineEnd(body.subarray(row.start, row.end))));
  const width = header.columns.length;
  const most = Math.min(keptRecords, Math.ceil(shownCells / width));
  const below = records.slice(at + header.rows, at + header.rows + most).filter((record) => record.width === width);
  const end = withoutEndSign(facts.text, start, facts.textBytes);
  const others = whole ? [] : sampledRecords(facts.text, { start, end, dialect, width });
  const { footers, summaries, recordsFrom } = rowsSetAside({
    file,
    path: facts.text,
    head: body,
    headStart: mark + skipped,
    whole,
    start,
    end,
    dialect,
    columns: header.columns,
    lineShift,
    sample: [...below.map(({ cells }) => cells), ...others],
  });
  const summaryColumns = summaries.amongRecords ? summaries.columns : null;
  const summaryLabels = summaries.labels;
  const shown = below
    .filter((record) => record.start + mark + skipped < footers.end)
    .filter(
      (record) =>
        !isSummaryOf({ summaryColumns, summaryLabels, recordsFrom }, record.start + mark + skipped, () => record.cells),
    )
    .map(({ cells }) => cells);
  const unusual = width === 1 ? unusualDelimiter(body, records) : null;
  return {
    kind: 'text',
    ...facts,
    dialect,
    start,
    startLine,
    end: footers.end,
    recordsFrom,
    footers: footers.lines.length,
    footerLines: footers.lines,
    summaryColumns,
    summaryLabels,
    options,
    headerRows: header.rows,
    headerText: headerTexts[0] ?? Buffer.alloc(0),
    laterHeaderTexts: headerTexts.slice(1),
    layout: header.layout,
    columns: header.columns,
    labels: header.labels,
    shown: [...shown, ...others.slice(0, most)],
    unusualDelimiter: unusual,
    remarks: [
      ...(separator === null ? [] : [separatorRemark(separator, contradicts ? dialect.delimiter : null)]),
      ...(at === 0 ? [] : [preambleRemark(records[at]!.line - 1)]),
      ...header.remarks,
      ...headerTextRemark(headerTexts),
      ...(rival === null ? [] : [delimiterRemark(dialect.delimiter, rival)]),
      ...(unusual === null || unusual === ' ' ? [] : [unusualDelimiterRemark(unusual)]),
      ...(end === facts.textBytes ? [] : [endSignRemark]),
      ...encodingRemark(facts.encoding),
    ],
  };
}

function noRecord(file: string, whole: boolean, line: number): CxError {
  if (whole) return new CxError('empty-file', { file });
  return new CxError('record-too-long', { file, line, limit: `${headBytes >> 20} MB`, quoted: false });
}

function trimLineEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  return bytes.subarray(0, end);
}

/** The sign with which DOS ends a text. */
const endSign = 0x1a;
const lastBytes = 64;

/** Where a text ends before the sign with which DOS ends one: it is no part of its last record. */
function withoutEndSign(path: string, start: number, end: number): number {
  const from = Math.max(start, end - lastBytes);
  const tail = readBytes(path, from, end - from);
  let at = tail.length;
  let signs = 0;
  while (at > 0 && [endSign, 10, 13].includes(tail[at - 1]!)) {
    at -= 1;
    if (tail[at] === endSign) signs = at + 1;
  }
  return signs === 0 ? end : from + signs - 1;
}
