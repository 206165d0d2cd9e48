import type { ErrorText } from '../error-words.ts';
import type { Text } from '../language.ts';
import { because } from './causes.ts';

/** What is said of what is written, and of how it is proved. */
export const outputErrors = {
  'output-is-input': (d: { file: string; option: string }): ErrorText => ({
    message: `${d.file} is one of the files being read; writing it would destroy it`,
    hint: `name another file with ${d.option}`,
  }),
  'outputs-alike': (d: { a: string; b: string; file: string }): ErrorText => ({
    message: `${d.a} and ${d.b} name one file, ${d.file}: one would take the place of the other`,
    hint: 'name two files',
  }),
  'parts-there': (d: { folder: string; part: string }): ErrorText => ({
    message: `${d.folder} holds ${d.part} already: all files of a folder are one table, and its records would count twice`,
    hint: `remove the parts of that file, or name another folder`,
  }),
  'no-map': (d: { format: string; subject: string }): ErrorText => ({
    message: `${d.subject} is no map of journeys, and ${d.format} draws nothing else`,
    hint: `cx journeys FILE --format ${d.format}; what else is drawn is on the page of --format html`,
  }),
  'browser-missing': (d: { file: string; looked: readonly string[] }): ErrorText => ({
    message: `${d.file} cannot be printed: no Chromium is installed (looked for ${d.looked.join(', ')})`,
    hint: 'install one, or say where it is: CX_CHROMIUM=/path/to/chromium; a page (.html) needs none',
  }),
  'printing-failed': (d: { file: string; browser: string; why: Text }): ErrorText => ({
    message: `${d.browser} could not print ${d.file}: ${d.why.en}`,
    hint: 'name another Chromium with CX_CHROMIUM, or print the page (.html) from a browser',
  }),
  'output-failed': (d: { file: string; cause: string }): ErrorText => ({
    message: `${d.file} could not be written: ${because(d.cause)}`,
  }),
  'copy-failed': (d: { file: string; folder: string; cause: string }): ErrorText => ({
    message: `no private copy of ${d.file} could be written in ${d.folder}: ${because(d.cause)}`,
    hint:
      d.cause === 'EFBIG'
        ? 'files may not be so large here: see the limit of the shell with ulimit -f, and lift it with ulimit -f unlimited'
        : 'it takes as much room as the whole text: name a folder that has it in the variable TMPDIR',
  }),
  'private-folder-failed': (d: { folder: string; cause: string }): ErrorText => ({
    message: `no folder for private files could be made in ${d.folder}: ${because(d.cause)}`,
    hint: 'name one that can be written in the variable TMPDIR',
  }),
  'manifest-differs': (d: { file: string; how: Text }): ErrorText => ({
    message: `${d.file} is not as the manifest says: ${d.how.en}`,
  }),
  'manifest-untrue': (d: { file: string; part: string; said: string; gave: string }): ErrorText => ({
    message: `${d.file} is not what its run comes to: it says ${d.part} ${d.said}, and the same run gave ${d.gave}`,
  }),
  'manifest-of-other-version': (d: { file: string; said: string; running: string }): ErrorText => ({
    message: `${d.file} is of version ${d.said}, and this is ${d.running}: a run by another version proves nothing`,
    hint: `verify it with version ${d.said}`,
  }),
};
