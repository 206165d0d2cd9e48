import { escapeTerminal } from '../../../renderers/text/escape.ts';

const tokens = /--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"/gu;
const acting = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034f\u115f\u1160\u3164\uffa0]/gu;

/**
 * Statements that a terminal shows and never obeys, whatever the files hold, and that a database reads as they were: what acts in a text
 * is named by its number. In names, which have no such form, and in remarks it is spelled.
 *
 * @example printable("SELECT 'a\u001b[31m'") // => "SELECT ('a' || chr(27) || '[31m')"
 */
export function printable(statements: string): string {
  return statements.replaceAll(tokens, (token, at: number) => {
    if (!token.startsWith("'") || statements[at + token.length] === ':') return escapeTerminal(token);
    const named = token.replaceAll(acting, (sign) => `' || chr(${sign.codePointAt(0)!}) || '`);
    return named === token ? token : `(${named})`;
  });
}
