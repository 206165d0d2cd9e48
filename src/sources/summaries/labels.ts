const word =
  '(?:sub ?)?total(?:es|s|en)?|average|avg|mean|median|promedio|media|mediana|suma|sum|moyen(?:ne)?|moy|prom|media aritmetica|mittel|mw|summe|gesamt|durchschnitt|mittelwert|(?:gesamt|teil)ergebnis|ergebnis|std ?dev(?:iation)?|standard deviation|desviacion (?:estandar|tipica)|desv est|standardabweichung|varian(?:ce|za|z)';
const behind = '(?: (?:general|generale|global|geral|overall|score|nps|csat|ces))?';
const strong = new RegExp(
  `^(?:(?:grand|overall|gran|suma|media|score|note|nota|puntuacion|valoracion|rating) )?(?:${word})${behind}$`,
  'u',
);
const strongAlone = /^(?:overall|summary|resumen|todos|todas|alle|all|tous|toutes|ensemble|insgesamt) ?(?:[\p{L}]+)?$/u;
const ofGroup = new RegExp(`^(?:(?:${word})(?: (?:de|del|of|for|von))? (.+)|(.+) (?:${word}))$`, 'u');
/** The same of how many a group has, as spreadsheets write it below each: a number names no group. */
const countOfGroup =
  /^(?:(?:count|recuento|cuenta|conteo|anzahl)(?: (?:de|of|von))? (\p{L}.*)|(\p{L}.*) (?:count|recuento|cuenta|conteo|anzahl))$/u;
const countOfAll =
  /^(?:(?:grand|overall) (?:count|total count)|(?:recuento|cuenta|conteo) (?:general|total)|gesamtanzahl)$/u;
const weak =
  /^(?:min(?:imum|imo)?|max(?:imum|imo)?|counta?|n|nps|enps|csat|ces|net promoter score|score|result|resultado|base|recuento|conteo|anzahl|range|rango|mode|moda|sd|variance|answered|skipped|target|benchmark|goal|objetivo|meta|ziel|objectif|(?:(?:total|n|num|no) )?(?:responses|respuestas|answers|encuestas|antworten)|(?:numero|number|cantidad|count|recuento) (?:de|of) .+|(?:promot|passiv|pasiv|detract|neutr)\p{L}*)$/u;
const mostWords = 6;

const ofMean = /\b(?:average|avg|mean|promedio|prom|media|moyen(?:ne)?|moy|durchschnitt|mittel|mittelwert|mw)\b/u;
const ofCount =
  /^(?:n|counta?|base|recuento|conteo|anzahl|(?:(?:total|n|num|no) )?(?:responses|respuestas|answers|encuestas|antworten))$/u;

/**
 * Whether a label says that it is a mean.
 *
 * @example saysMean('Ø') // => true
 * @example saysMean('Mediana') // => false
 */
export const saysMean = (cell: string): boolean => /^\s*[Øø]\s*:?\s*$/u.test(cell) || ofMean.test(plainWords(cell));

/**
 * Whether a label says that it is of a part of all, as none of the records does.
 *
 * @example saysSubtotal('Sub-total') // => true
 * @example saysSubtotal('Total') // => false
 */
export const saysSubtotal = (cell: string): boolean =>
  /^(?:sub ?total(?:es|s)?|zwischensumme|teilergebnis|sous total)\b/u.test(plainWords(cell));

/**
 * Whether a label says that it is how many there are.
 *
 * @example saysCount('N') // => true
 */
export const saysCount = (cell: string): boolean => ofCount.test(plainWords(cell));

const closing =
  /^(?:\d+ (?:rows?|records?|results?|responses?|filas?|registros?|resultados?|respuestas?|zeilen|lignes)(?: (?:affected|selected|returned|in set|exported|afectadas|exportad[ao]s|seleccionad[ao]s).*)?|(?:total |number of |numero de )?(?:rows|records|responses|filas|registros|respuestas)(?: \d+)?|total (?:de )?(?:rows|records|responses|filas|registros|respuestas)(?: \d+)?|(?:exported|generated|downloaded|created|report generated|report run|printed|powered|exportado|generado|descargado|creado|impreso|informe generado|exportiert|erstellt|genere|exporte) (?:by|on|at|from|with|el|por|desde|con|am|von|mit|le|par) .+|applied filters.*|filters applied.*|filtros aplicados.*|end of (?:file|report|data|export)|fin del? (?:archivo|informe|fichero)|copyright .+)$/u;

/**
 * Whether a line of one cell says how many rows a file has, or when and by whom it was made, as tools write below the last record.
 *
 * @example closesFile('(5 rows)') // => true
 * @example closesFile('Exported by Looker') // => true
 * @example closesFile('5 rows of seats') // => false
 */
export const closesFile = (cell: string): boolean => cell.trim().startsWith('©') || closing.test(plainWords(cell));

/** What a label says of the numbers beside it. */
export interface SummaryLabel {
  /** `Max` and `Base` are names of persons and of plans too: they need the numbers to speak for them. */
  readonly isStrong: boolean;
  /** The group of which it is: `Sol` of `Total Sol`; null where it is of all. */
  readonly group: string | null;
}

/** No label is one word with a digit in it: most first cells of records are told from labels by this alone. */
const idOrNumber = /^[\dA-Za-z]*\d[\dA-Za-z]*$/u;

/** A cell in lower case, without accents and signs; ñ is a letter of its own: `n` names a count of records. */
export const plainWords = (cell: string): string =>
  cell
    .normalize('NFD')
    .replaceAll('n\u0303', 'ñ')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\(\s*\d+\s*\)|[:=]\s*[-\d.,%]+$/gu, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * What a cell says that names a total, a mean or a count of records; null where it names none.
 *
 * @example summaryLabel('**Total**:') // => { isStrong: true, group: null }
 * @example summaryLabel('Sol Average') // => { isStrong: true, group: 'sol' }
 * @example summaryLabel('Mini') // => null
 */
export function summaryLabel(cell: string): SummaryLabel | null {
  if (idOrNumber.test(cell)) return null;
  const words = plainWords(cell);
  if (words === 'ø') return { isStrong: true, group: null };
  if (strong.test(words) || strongAlone.test(words) || countOfAll.test(words)) return { isStrong: true, group: null };
  if (weak.test(words)) return { isStrong: false, group: null };
  const group = ofGroup.exec(words) ?? countOfGroup.exec(words);
  if (group === null || words.split(' ').length > mostWords) return null;
  return { isStrong: true, group: (group[1] ?? group[2])! };
}

/** Whether a text may name a column: it has letters, and no digit. */
export const isWord = (text: string): boolean => /\p{L}/u.test(text) && !/\d/u.test(text);
