/**
 * Characters that act instead of showing: controls (C0, C1, DEL), format characters (bidirectional controls, zero
 * widths, soft hyphen, byte order mark, tags), line and paragraph separators, half surrogates, blank fillers. A file can hold any
 * of them, and a terminal would obey: https://trojansource.codes and ECMA-48.
 */
const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u034f\u115f\u1160\u3164\uffa0]/gu;

const named: ReadonlyMap<string, string> = new Map([
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\t', String.raw`\t`],
]);

const hexadecimal = (code: number, length: number) => code.toString(16).padStart(length, '0');

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return named.get(character) ?? String.raw`\x${hexadecimal(code, 2)}`;
  return code <= 0xffff ? String.raw`\u${hexadecimal(code, 4)}` : String.raw`\u{${hexadecimal(code, 1)}}`;
}

/**
 * Text that a terminal shows and never obeys.
 *
 * @example escapeTerminal('a\u001b[31mb\u202e') // => "a\\x1b[31mb\\u202e"
 */
export function escapeTerminal(text: string): string {
  return text.replace(acting, spelled);
}

const markdownMarks = /[|[\]()!<>\\`*_#~&]/g;

/**
 * Text that Markdown shows as it stands, on one line: no cell, link, image, tag or entity can begin in it.
 *
 * @example escapeMarkdown('a|b\n<script>') // => "a\\|b \\<script\\>"
 */
export function escapeMarkdown(text: string): string {
  return escapeTerminal(text.replace(/\r\n|[\r\n\u2028\u2029]/g, ' ')).replace(markdownMarks, String.raw`\$&`);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Western text, in which nothing acts: told by one pattern, many times as fast. */
const quiet = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2212]*$/u;

/** Joiners that belong to what is written: between pictures that make one, and between letters of Arabic. */
const joiners =
  /((?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=\p{Script=Arabic})\u200c(?=\p{Script=Arabic}))/u;

/**
 * Text that HTML and SVG show as it stands, in an element or a quoted attribute; characters that act are spelled out.
 *
 * @example escapeMarkup('<b title="x">&\u202e') // => '&lt;b title=&quot;x&quot;&gt;&amp;\\u202e'
 */
export const escapeMarkup = (text: string): string =>
  spellActing(text).replaceAll(/[&<>"']/g, (mark) => entities.get(mark)!);

/** Text whose every character shows: those that act are spelled out, joiners that belong to letters stay. */
export const spellActing = (text: string): string =>
  quiet.test(text)
    ? text
    : text
        .split(joiners)
        .map((part, at) => (at % 2 === 1 ? part : escapeTerminal(part)))
        .join('');

/** First characters by which spreadsheets know a formula (OWASP, "CSV Injection"), full-width forms included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Text of a CSV cell that a spreadsheet will not run. For text only: a number keeps its minus.
 *
 * @example escapeFormula('=HYPERLINK("x")') // => "'=HYPERLINK(\"x\")"
 */
export function escapeFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/**
 * JSON text that says the same, without the characters that a terminal would obey: JSON has its own escape for each.
 *
 * @example escapeJson('"\u009b"') // => "\"\\u009b\""
 */
export function escapeJson(json: string): string {
  return json.replace(acting, (character) =>
    character === '\n'
      ? character
      : character
          .split('')
          .map((unit) => String.raw`\u${hexadecimal(unit.charCodeAt(0), 4)}`)
          .join(''),
  );
}

/**
 * A text in single quotes, as shells read it.
 *
 * @example quotedForShell('a b') // => "'a b'"
 */
export const quotedForShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
