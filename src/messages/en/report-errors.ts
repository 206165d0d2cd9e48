import type { ErrorText } from '../error-words.ts';
import type { Text } from '../language.ts';
import { meant } from './phrases.ts';

/** What is wrong with what a report is to be, or with where it goes. */
export const reportErrors = {
  'settings-missing': (d: { file: string }): ErrorText => ({
    message: `there is no ${d.file} in this folder, which says what the report is made of`,
    hint: 'one is written from your files by: cx init FILE…',
  }),
  'settings-there': (d: { file: string }): ErrorText => ({
    message: `there is a ${d.file} already, and it is left as it is`,
    hint: 'move it away first, or change it by hand',
  }),
  'inputs-missing': (d: { file: string }): ErrorText => ({
    message: `${d.file} names no files: it has no [inputs]`,
    hint: 'such as: [inputs] responses = "responses.csv"; or move it away and type: cx init FILE…',
  }),
  'setting-unknown': (d: {
    file: string;
    key: string;
    nearest: string | null;
    known: readonly string[];
  }): ErrorText => ({
    message: `${d.file} sets '${d.key}', which is not known${meant(d.nearest)}`,
    hint: `known here: ${d.known.join(', ')}`,
  }),
  'setting-invalid': (d: {
    file: string;
    key: string;
    value: string;
    nearest: string | null;
    expected: Text;
  }): ErrorText => ({
    message: `${d.file}: ${d.key} cannot be ${d.value}${meant(d.nearest)}`,
    hint: `it takes ${d.expected.en}`,
  }),
  'metric-unserved': (d: { file: string; metric: string; why: Text }): ErrorText => ({
    message: `${d.file} asks for ${d.metric}, which its inputs do not serve: ${d.why.en}`,
    hint: `add the file under [inputs], or take ${d.metric} out of the report`,
  }),
  'nothing-served': (d: { file: string; files: readonly string[] | null }): ErrorText => ({
    message: d.files === null ? `the inputs of ${d.file} serve no metric` : `${d.files.join(' ')}: no metric is served`,
    hint: `cx columns FILE says how a file is understood; which header plays a column: ${
      d.files === null ? '[inputs.map]' : `cx init ${d.files.join(' ')} --map COLUMN=HEADER`
    }`,
  }),
  'checks-failed': (d: { failed: number; of: number }): ErrorText => ({
    message: `${d.failed} of ${d.of} ${d.of === 1 ? 'check' : 'checks'} failed`,
  }),
  'output-at-work': (d: { output: string; process: number; host: string; since: string; lock: string }): ErrorText => ({
    message: `${d.output} is being written by process ${d.process} on ${d.host}, since ${d.since}`,
    hint: `wait for it; if it is no longer there, remove ${d.lock}`,
  }),
  'output-no-file': (d: { output: string }): ErrorText => ({
    message: `${d.output} is there and no file (it is a device, a pipe or a link), and is left as it is: a report replaces files alone`,
    hint: 'name a file, or move away what is there',
  }),
  'output-not-ours': (d: { file: string }): ErrorText => ({
    message: `${d.file} is there, and no report wrote it: it is left as it is, and nothing was written`,
    hint: 'move it away, or name another folder as report.output',
  }),
  'history-unreadable': (d: { file: string; line: number; why: Text }): ErrorText => ({
    message: `${d.file}, line ${d.line}, is no entry of a history: ${d.why.en}`,
    hint: 'it is written by cx report alone: mend the line, or name another file under report.history',
  }),
};
