import type { ErrorText } from '../error-words.ts';
import type { Text } from '../language.ts';
import { because } from './causes.ts';
import { meant } from './phrases.ts';

/** What is said of files that cannot be read as they are. */
export const fileErrors = {
  'file-not-found': (d: { file: string; nearest: string | null }): ErrorText => ({
    message: `there is no file ${d.file}${meant(d.nearest)}`,
  }),
  'scenario-file-not-found': (d: { file: string; scenario: string; folder: string }): ErrorText => ({
    message: `there is no file ${d.file}: files that ${d.scenario} names are looked for from its own folder, ${d.folder}`,
    hint: `move ${d.scenario} back to where it was saved, or write in it where the file is now`,
  }),
  'file-twice': (d: { file: string; first: string }): ErrorText => ({
    message:
      d.file === d.first
        ? `${d.file} is named twice, and its records would count twice`
        : `${d.file} and ${d.first} are the same file, and its records would count twice`,
    hint: 'name it once',
  }),
  'not-readable': (d: { file: string; cause: string }): ErrorText => ({
    message: `${d.file} cannot be read: ${because(d.cause)}`,
  }),
  'not-a-file': (d: { file: string; is: Text }): ErrorText => ({
    message: `${d.file} is ${d.is.en}, not a file`,
    hint: 'name the files in it, for example with a pattern: "folder/*.csv"',
  }),
  'read-once': (d: { file: string; first: string }): ErrorText => ({
    message: `${nameOf(d.file)} can be read once, and is named twice${d.first === d.file ? '' : `, also as ${d.first}`}`,
    hint: 'keep what comes in a file, and name that: cat > answers.csv',
  }),
  'is-device': (d: { file: string }): ErrorText => ({
    message: `${d.file} is a device, which holds no table`,
    hint: 'name a file, or - for standard input',
  }),
  'not-local': (d: { file: string }): ErrorText => ({
    message: `${d.file} is an address, not a file`,
    hint: 'download it first, and name the file',
  }),
  'empty-file': (d: { file: string }): ErrorText => ({ message: `${d.file} is empty: it has not even a header row` }),
  'not-csv': (d: { file: string; is: Text; wayOut: Text }): ErrorText => ({
    message: `${d.file} is not a CSV file but ${d.is.en}`,
    hint: d.wayOut.en,
  }),
  'nul-byte': (d: { file: string; line: number }): ErrorText => ({
    message: `${d.file}, line ${d.line}: a NUL byte, which no text file holds`,
    hint: 'the file is damaged or not a CSV: export it again',
  }),
  'unknown-encoding': (d: { encoding: string }): ErrorText => ({
    message: `there is no encoding '${d.encoding}'`,
    hint: 'for example utf-8, utf-16le, windows-1252, cp850',
  }),
  'broken-header': (d: { file: string; line: number; why: Text; headerLine?: number | null }): ErrorText => ({
    message: `${d.file}, line ${d.line}: the header row cannot be trusted: ${d.why.en}`,
    hint: `mend that line, or say where the header stands: --header-line ${d.headerLine ?? 'N'}`,
  }),
  'header-looks-like-data': (d: { file: string; row: string }): ErrorText => ({
    message: `${d.file}: the first row looks like data (${d.row}): is it a header or data?`,
    hint: '--header-rows 1 if it is the header, --header-rows 0 if there is none',
  }),
  'second-table': (d: { file: string; line: number }): ErrorText => ({
    message: `${d.file}: a second table begins on line ${d.line}`,
    hint: `split the file: one table a file; or, if what stands above is a title: --header-line ${d.line}`,
  }),
  'too-many-bad-records': (d: {
    file: string;
    bad: number;
    records: number;
    line: number;
    reason: string;
  }): ErrorText => ({
    message: `${d.file}: ${d.bad} of ${d.records} records are broken, the first on line ${d.line} (${d.reason})`,
    hint:
      d.reason === 'stray-quote'
        ? 'if quotes are signs within the text, as in 5" screen: --quote none; else look with: cx columns FILE'
        : 'the delimiter may be another: --delimiter ";"; look with: cx columns FILE',
  }),
  'strict-structure': (d: { file: string; bad: number; line: number; reason: string }): ErrorText => ({
    message: `${d.file}: ${d.bad} broken ${d.bad === 1 ? 'record' : 'records'}, the first on line ${d.line} (${d.reason})`,
    hint: 'without --strict they are left out and counted',
  }),
  'record-too-long': (d: { file: string; line: number; limit: string; quoted: boolean }): ErrorText => ({
    message: `${d.file}, line ${d.line}: one record is longer than ${d.limit}`,
    hint: d.quoted ? 'a quote opens there and is not closed' : 'this does not look like a CSV file with lines',
  }),
  'too-many-columns': (d: { file: string; columns: number; limit: number }): ErrorText => ({
    message: `${d.file} has ${d.columns} columns; ${d.limit} are the most`,
    hint: 'the delimiter may be another: --delimiter ";"',
  }),
  'parquet-broken': (d: { file: string; why: Text }): ErrorText => ({
    message: `${d.file} is a broken Parquet file: ${d.why.en}`,
    hint: 'export or download it again',
  }),
  'gzip-broken': (d: { file: string; why: Text }): ErrorText => ({
    message: `${d.file} is damaged: ${d.why.en}`,
    hint: 'copy or download it again; nothing of it was used',
  }),
  'gzip-too-large': (d: { file: string; limit: string }): ErrorText => ({
    message: `${d.file} unpacks to more than ${d.limit}`,
    hint: 'unpack it yourself if that is right: gunzip FILE',
  }),
  'input-changed': (d: { file: string }): ErrorText => ({
    message: `${d.file}: the input changed while it was read`,
    hint: 'run again when nothing writes to it',
  }),
};

const nameOf = (file: string) => (file === '-' ? 'standard input' : file);
