import type { Dictionary } from '../dictionary.ts';
import { list, named } from './phrases.ts';

/** What is said of records that tell of customers: their ids, ends, money and drivers. */
export const customerErrors = {
  'inactive-after-missing': (d) => ({
    message: 'las compras por sí solas no dicen quién se ha ido',
    hint: `diga tras cuántos días sin comprar se va un cliente: ${d.option} 90; o dé un archivo de clientes con ended_at`,
  }),
  'inactive-after-unused': (d) => ({
    message: `el archivo de clientes dice cuándo se van: ${d.option} es solo para compras`,
    hint: 'quítela, o dé las transacciones sin el archivo de clientes',
  }),
  'billing-period-contradicts': (d) => ({
    message: `${d.header} dice importe anual, y ${d.billing} dice "${d.word}"`,
    hint: 'diga qué es el importe: --revenue-per month o --revenue-per year',
  }),
  'ends-unreadable': (d) => ({
    message: `${d.header}: ${d.unreadable} de ${d.filled} bajas no se pueden leer como días, como ${d.words.map((word) => `"${word}"`).join(', ')}`,
    hint: 'excluirlas sería excluir a quienes se fueron: corríjalas, o deje la celda en blanco si nadie se ha ido',
  }),
  'event-undecided': (d) => ({
    message: `${d.header} no dice quién se fue: contiene ${d.words.map((word) => `"${word}"`).join(', ')}`,
    hint: 'escriba 1 para quien se fue y 0 para quien se quedó (o 2 y 1, sí y no, true y false, churned y stayed), o indique otra columna: --event <columna>',
  }),
  'times-missing': (d) => ({
    message: `el archivo no dice cuánto permanecieron los clientes: no se conoce encabezado para ${d.lacking.join(' y ')}`,
    hint: `indique las columnas de fechas: ${d.lacking.map((column) => `--map ${column}=<encabezado>`).join(' ')}; o las que lo dicen sin ellas: --duration <columna> --event <columna>`,
  }),
  'driver-unusable': (d) => ({
    message:
      d.levels > 1
        ? `${d.driver} dice ${d.levels} cosas distintas: un factor de textos dice ${d.most} como mucho`
        : `${d.driver} dice lo mismo de todos: no distingue a nadie`,
    hint: 'indique otros con --drivers',
  }),
  'no-drivers': (d) => ({
    message: `ninguna columna puede ser un factor${
      d.leftOut.length === 0
        ? ''
        : `: ${list(
            d.leftOut.map(({ header, why }) => `${header} (${why.es})`),
            8,
          )}`
    }`,
    hint: 'indique las columnas que interesan: --drivers plan,pais',
  }),
  'no-events': (d) => ({
    message: `no se fue ninguno de ${d.customers} clientes: nada dice quién se va antes`,
    hint: 'revise ended_at (o la columna de --event), --where y --as-of',
  }),
  'too-few-customers': (d) => ({
    message: `${d.value === undefined ? d.what : `"${d.value}" de ${d.what}`} tiene menos de ${d.least} clientes: no se puede decir nada de ellos`,
    hint: 'exclúyalo con --drivers, o pida un --min-n menor',
  }),
  'too-few-to-model': (d) => ({
    message: `hay menos de ${d.least} clientes: no se puede mostrar lo que un modelo dice de tan pocos`,
    hint: 'pida un --min-n menor',
  }),
  'ends-ahead': (d) => ({
    message: `${d.ends} de ${d.of} clientes tienen fecha de baja, la última el ${d.end}, más de un año después de la última alta (${d.start}): son fines de contrato, no bajas`,
    hint: `indique el último día que cuenta; quien termina después sigue aquí: --as-of ${d.start}`,
  }),
  'scores-above-scale': (d) => ({
    message: `satisfaction_score tiene notas de 6 a 10 (${d.scores}), que la escala 1–5 no tiene`,
    hint: 'indique la escala en que se preguntó: --scale 1-10 (o 1-7)',
  }),
  'journeys-of-several-customers': (d) => ({
    message: `${d.header} no es el recorrido de un cliente: ${d.journeys} de ${d.all} están en contactos de varios clientes, como ${d.example}: quizá la numeración empieza de nuevo en cada uno`,
    hint: 'quite la columna, y las pausas separarán los recorridos de un cliente, o indique otra: --map journey_id=<encabezado>',
  }),
  'last-day-far': (d) => ({
    message: `el último día de los archivos, ${d.last}, llega más de un año después del anterior (${d.before}): el año puede estar mal escrito`,
    hint: `indique el último día que cuenta; lo posterior se excluye: --as-of ${d.before}`,
  }),
  'billing-period-unknown': (d) => ({
    message: `${d.header}: ${d.words
      .map((word) => `"${word}"`)
      .slice(0, 3)
      .join(', ')} no es una periodicidad conocida`,
    hint: 'diga qué es el importe: --revenue-per month o --revenue-per year',
  }),
  'ids-in-exponents': (d) => ({
    message: `${d.header}: ${d.records} registros llevan identificadores como ${d.example}: una hoja de cálculo los escribió en notación científica y se perdieron los dígitos que distinguían a los clientes`,
    hint: 'vuelva a exportar el archivo sin abrirlo antes en una hoja de cálculo, o importe esa columna como texto',
  }),
  'nothing-in-common': (d) => ({
    message: `ningún cliente está a la vez en ${named(d.relation)} y en ${named(d.other)}: en ${named(d.relation)} hay ${d.id}; en ${named(d.other)}, ${d.example}`,
    hint: d.alike
      ? 'estos dos coincidirían sin ceros, .0 o mayúsculas: escriba igual los identificadores en ambos archivos'
      : 'indique la columna de los mismos identificadores en ambos: --map customer_id=<encabezado>',
  }),
  'value-unknown': (d) => ({
    message: 'vuelven muy pocos clientes para decir qué aporta una compra, y con ello qué se espera de cada uno',
    hint: `ordénelos por lo que gastaron: quite ${d.option}`,
  }),
  'two-currencies': (d) => ({
    message: `${d.header}: los importes están en ${list(d.currencies)}, y las monedas nunca se suman`,
    hint: `elija una: --where '${d.where}'`,
  }),
  'refunds-above-zero': (d) => ({
    message: `${d.header} llama '${d.value}' a algunos registros, y ningún importe es inferior a 0: el dinero devuelto contaría como ventas`,
    hint: `exclúyalos: --where '${d.where}'   o escriba sus importes por debajo de 0`,
  }),
} satisfies Partial<Dictionary['errors']>;
