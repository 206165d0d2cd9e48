import type { Encoding } from './encoding.ts';

interface Read {
  readonly columns: readonly string[];
  readonly encoding: Encoding;
}

/** Letters that the wrong encoding makes signs, or blanks, of. */
const withoutLetters = (name: string) => name.normalize('NFC').replaceAll(/[^!-~]/gu, '?');
const instead: ReadonlyMap<string | undefined, string> = new Map([
  ['cp850', 'cp850'],
  ['macintosh', 'windows-1252'],
]);

/** The encoding that a file whose words look wrong may be written in, where one of its headers then may be the one that was typed; else null. */
export function encodingInstead(sources: readonly Read[], name: string): string | null {
  const wanted = withoutLetters(name);
  const misread = sources.find(
    ({ columns, encoding }) =>
      instead.has(encoding.doubt) && columns.some((one) => one !== name && withoutLetters(one) === wanted),
  );
  return instead.get(misread?.encoding.doubt) ?? null;
}

/** The same, whichever name is looked for: some header has more than plain letters. */
export function encodingOfStrange(sources: readonly Read[]): string | null {
  const strange = sources.find(
    ({ columns, encoding }) => instead.has(encoding.doubt) && columns.some((one) => /[^ -~]/u.test(one)),
  );
  return instead.get(strange?.encoding.doubt) ?? null;
}
