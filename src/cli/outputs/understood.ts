import { dictionaries } from '../../messages/index.ts';
import { escapeTerminal } from '../../renderers/text/escape.ts';
import type { Report, Source } from '../../results/result.ts';

/** How each file was understood, a few lines for people: what `--verbose` says on stderr. */
export const understoodText = ({ sources, language }: Report): string =>
  sources.map((source) => `${fileLines(source, language).map(escapeTerminal).join('\n')}\n`).join('');

function fileLines({ file, understood }: Source, language: Report['language']): string[] {
  const words = dictionaries[language].columns;
  const { encoding, delimiter, header_rows: rows, layout, columns } = understood;
  const facts = [
    `${words.encoding} ${encoding}`,
    `${words.delimiter} ${delimiter}`,
    `${words.headerRows} ${rows}`,
    `${words.layout} ${layout ?? words.none}`,
  ];
  const roles = columns.filter(({ role }) => role !== null);
  return [
    `cx: ${file}: ${facts.join(', ')}`,
    ...roles.map(({ name, role, evidence }) => `    ${role} = ${name}: ${evidence}`),
  ];
}
