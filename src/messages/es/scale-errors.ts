import type { Dictionary } from '../dictionary.ts';
import { list } from './phrases.ts';

const mostWords = 7;

const wordsShown = (found: readonly { readonly text: string; readonly rows: number }[]) =>
  list(
    found.map(({ text, rows }) => `"${text}" ×${rows}`),
    mostWords,
  );

/** Lo que se dice de respuestas de las que nada indica en qué escala están. */
export const scaleErrors = {
  'scale-unsure': (d) => ({
    message: `${d.file}: ${d.header} ${d.found.es}: no se toma por una escala de ${d.assumed} si usted no lo dice`,
    hint: [
      d.scales.length === 0
        ? 'ninguna --scale de esta métrica llega tan lejos: indique otra columna con --map, o recodifique las respuestas'
        : `indique con qué escala se preguntó: ${list(d.scales.map((scale) => `--scale ${scale}`))}`,
      ...(d.metric === '' ? [] : [`si pregunta otra cosa: cx ${d.metric} ${d.file} --map ${d.asks}="${d.header}"`]),
    ].join('   '),
  }),
  'answers-in-words': ({ file, header, unread, scale }) => ({
    message: `${file}: ${header} contiene palabras que no se leen en una escala de ${scale}: ${wordsShown(unread)}`,
    hint: `indique a qué número equivale cada una: --values "${unread
      .slice(0, mostWords)
      .map(({ text }) => `${text}=…`)
      .join(',')}"`,
  }),
  'answers-unread': ({ file, header, rows, written, scale, texts }) => ({
    message: `${file}: ${header}: ${rows} de las ${written} respuestas escritas no se pueden leer en una escala de ${scale}: ${texts}`,
    hint: 'las que quedan no hablarían por todas: indique la escala con --scale, a qué equivalen las palabras con --values "…=5,…=4", u otra columna con --map',
  }),
  'dates-unread': ({ file, header, rows, written, texts }) => ({
    message: `${file}: ${header}: ${rows} de las ${written} fechas escritas no se pueden leer: ${texts}`,
    hint: 'los registros que quedan no hablarían por todos: escriba las fechas como 2026-01-31, indique su orden con --date-order, u otra columna con --map submitted_at=<encabezado>',
  }),
  'values-unread': (d) => ({
    message: `${d.file}: en ${d.rows} de ${d.asked} registros ${d.column} no tiene ${d.areDates ? 'ninguna fecha' : 'ningún valor'} legible${d.texts}`,
    hint: `los que quedan no hablarían por todos: ${d.areDates ? 'escriba las fechas como 2026-01-31, indique su orden con --date-order' : 'indique el separador decimal con --decimal'}, o nombre otra columna: --map ${d.column}=<encabezado>`,
  }),
  'direction-unsure': ({ file, header, found, directions }) => ({
    message: `${file}: ${header} ${found.es}`,
    hint: `indique cuál es: ${list(directions.map((direction) => `--direction ${direction}`))}`,
  }),
  'scale-not-assumed': ({ file, header, found, scale, column }) => ({
    message: `${file}: ${header} ${found.es}: aquí se lee solo en una escala de ${scale}, cuya respuesta más alta es la mejor`,
    hint: `si lo pregunta otra columna: --map ${column}=<encabezado>; si no, ponga las respuestas de ${scale} en una columna propia`,
  }),
  'scales-differ': ({ file, scale, other, otherScale }) => ({
    message: `${file} se lee en una escala de ${scale}, y ${other} en una de ${otherScale}: sus respuestas no se comparan`,
    hint: 'si ambos preguntaron con una sola escala, indíquela: --scale',
  }),
  'scales-mixed': (d) => ({
    message: `${d.header} llega hasta ${d.low} en ${d.file} y hasta ${d.high} en ${d.other}: no se juntan respuestas de dos escalas`,
    hint: `lea cada archivo por separado; si se preguntó con una sola escala, indíquela: --scale ${d.scale}`,
  }),
} satisfies Partial<Dictionary['errors']>;
