import { commented } from '../../../renderers/xlsx/zip.ts';
import type { ReportFormat } from '../../../reports/settings.ts';
import type { Report } from '../../../results/result.ts';

const schema: Report['schema'] = 'cx.report/1';

type WholeFormat = Exclude<ReportFormat, 'csv'>;

/** What pages and Markdown end with, and nobody sees: by it a file is known for one that a report wrote, wherever it lies. */
const comment = `<!-- ${schema} -->\n`;

const mark: Readonly<Record<WholeFormat, (bytes: Buffer) => Buffer>> = {
  html: (bytes) => Buffer.concat([bytes, Buffer.from(comment)]),
  markdown: (bytes) => Buffer.concat([bytes, Buffer.from(`\n${comment}`)]),
  xlsx: (bytes) => commented(bytes, schema),
  // It says of itself what it is.
  json: (bytes) => bytes,
};

/** The bytes of a report with the mark of what a report wrote. */
export const marked = (format: WholeFormat, bytes: Buffer): Buffer => mark[format](bytes);

/** Whether bytes have the mark of a report, in whatever format; notes that somebody added leave it there. */
export const isMarked = (bytes: Buffer): boolean =>
  bytes.includes(comment.trimEnd()) || bytes.subarray(-schema.length).equals(Buffer.from(schema)) || isStored(bytes);

/** A report as JSON begins with the name of its schema. */
const isStored = (bytes: Buffer): boolean =>
  /^\s*\{\s*"schema":\s*"cx\.report\/1"/u.test(bytes.toString('utf8', 0, 99));
