import type { Dictionary } from '../dictionary.ts';
import { list } from './phrases.ts';

const quotedWords = (words: readonly { readonly text: string; readonly rows: number }[]) =>
  words.map(({ text, rows }) => `"${text.trim()}" ×${rows}`).join(', ');

/** What is said of an outcome and the measures that are to go with it. */
export const measureErrors = {
  'columns-unnamed': (d) => ({
    message: `cx ${d.command} necesita ${d.options.join(' y ')}: qué columnas mirar`,
    hint: `indique columnas del archivo: --outcome <columna> --drivers <columna>,<columna>${d.headers.length === 0 ? '' : ` (tiene ${list(d.headers, 12)})`}`,
  }),
  'measure-is-outcome': (d) => ({
    message: `${d.outcome} es el resultado y uno de los factores: se explicaría a sí mismo`,
    hint: 'quítela de --drivers, o indique otro resultado: --outcome <columna>',
  }),
  'measure-of-words': (d) => ({
    message: `${d.header} no contiene números, sino ${list(
      d.words.map((word) => `"${word}"`),
      3,
    )}: ${d.isOutcome ? 'un resultado es un número' : 'aquí un factor es una valoración'}`,
    hint: `indique una columna de números: ${d.isOutcome ? '--outcome' : '--drivers'} <columna>`,
  }),
  'measure-mixed': (d) => ({
    message: `${d.header} contiene números y palabras (${quotedWords(d.mixed)}${d.mixed.length < 3 ? '' : ' …'}, en ${d.rows} filas): como textos, sus números serían nombres`,
    hint: `si esas palabras no son respuestas, deje fuera sus filas: --where '${d.without}'; si no, escriba números en su lugar`,
  }),
  'measure-codes': (d) => ({
    message: `${d.header} contiene ${list(d.codes.map(String), 5)} junto a ${d.low}–${d.high}: un código de no respuesta contaría como respuesta`,
    hint: `deje fuera esas filas: --where '${d.without}', o deje las celdas en blanco`,
  }),
  'measures-aliased': (d) => ({
    message: `${d.driver} se deduce de ${list(d.determining, 6)}: nada distingue sus efectos`,
    hint: 'quite uno de --drivers',
  }),
  'outcome-constant': (d) => ({
    message: `${d.outcome} dice lo mismo en todas las filas: no hay nada que explicar`,
    hint: 'indique otro resultado: --outcome <columna>; y mire --where',
  }),
  'rows-too-few': (d) => ({
    message: `${d.rows} filas son pocas para ${d.drivers} factores: hacen falta al menos ${d.needed}`,
    hint: 'indique menos factores con --drivers (cada valor de un texto menos uno cuenta), o mire por qué se excluyeron filas',
  }),
  'cuts-unnamed': (d) => ({
    message: `${d.driver} llega hasta ${d.top}: nada dice cuáles de sus valoraciones son bajas y cuáles altas`,
    hint: `diga hasta cuál es baja una valoración, y desde cuál es alta: --low ${Math.floor(d.top * 0.4)} --high ${Math.ceil(d.top * 0.8)}`,
  }),
  'weights-nothing': (d) => ({
    message: `todos los pesos de ${d.weight} son 0: no cuenta ninguna fila`,
    hint: 'indique otra columna: --weight <columna>',
  }),
} satisfies Partial<Dictionary['errors']>;
