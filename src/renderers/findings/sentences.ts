import type { Language } from '../../messages/language.ts';

/** The sentences of findings; what is put into them is escaped before. No adjective stands for a number. */
const en = {
  rest: 'the rest',
  and: ' and ',
  interval: (level: string, low: string, high: string) => `${level} interval ${low} to ${high}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  p: (p: string) => `p ${p}`,

  differs: (a: string, by: string, b: string) => `${a}: ${by} against ${b}.`,
  corrected: (p: string, count: string) => `${p} after correction for ${count} comparisons (Holm)`,
  noneDiffers: (metric: string) => `${metric}: no demonstrable difference.`,
  smallestP: (count: string, p: string) => `Comparisons: ${count}; the smallest p is ${p} after correction (Holm).`,
  onlyOneDiffers: (a: string, by: string) => `Only ${a} differs from the rest (${by})`,
  someDiffer: (names: string) => `Different from the rest: ${names}`,
  ofSo: (shown: string, all: string) => `${shown} of ${all} differences are more than chance`,
  oneOf: (names: string, by: string, all: string) =>
    `${names} (${by}) is the one difference of ${all} that is more than chance`,
  noneOf: () => 'No demonstrable difference',
  previous: (by: string) => `Change against the period before: ${by}`,
  noChange: (by: string) => `No demonstrable change (${by})`,
  change: (by: string) => `Changed by ${by}`,

  stands: (place: string) => `${place} stands apart.`,
  standsTitle: (places: string) => `Beyond the control limits: ${places}`,
  runTitle: (place: string) => `${place}: eight periods or more on one side of the mean`,
  beyond: (measure: string, value: string, low: string, high: string, centre: string) =>
    `${measure} ${value}; chance alone would leave it between ${low} and ${high}, around ${centre}.`,
  run: (first: string, last: string) => `${first} to ${last} lie on one side of the mean.`,
  runRule: (periods: string, measure: string, centre: string) =>
    `${periods} periods in a row; ${measure} is ${centre} over all periods. Eight or more are not left to chance.`,
  noSignal: (metric: string) => `${metric}: no period departs by more than chance.`,
  noSignalTitle: () => 'No period departs from the others by more than chance',
  noSignalRule: (periods: string) => `Periods: ${periods}; control limits of three standard deviations.`,
  manySignals: (count: string, all: string) => `${count} of ${all} periods lie beyond what chance leaves`,
  level: (place: string) => `${place}: the level changed.`,
  levelBy: (by: string, before: string, after: string) => `From ${before} to ${after}: ${by}`,

  since: (label: string, by: string) => `${label}: ${by} since the report before.`,
  sinceOf: (label: string) => `${label}: no demonstrable change since the report before.`,
  wasNow: (was: string, now: string) => `From ${was} to ${now}`,

  extremes: (high: string, most: string, low: string, least: string) =>
    `Highest: ${high} ${most}; lowest: ${low} ${least}`,
  undemonstrated: (sentence: string) => `${sentence}; no demonstrable difference`,
  listed: (name: string, value: string) => `${name} ${value}`,
  fromTo: (name: string, first: string, start: string, last: string, end: string) =>
    `${name}: ${first} in ${start}, ${last} in ${end}`,
  ends: (parts: string) => `At the end: ${parts}`,
  lastComplete: (parts: string) => `In the last complete period: ${parts}`,
  after: (count: string, unit: string, parts: string) => `After ${count} ${unit}: ${parts}`,
  units: { hour: 'hours', day: 'days', week: 'weeks', month: 'months', year: 'years' } as Readonly<
    Record<string, string>
  >,
  groupsDiffer: (metric: string) => `${metric}: the groups differ.`,
  test: (name: string, p: string) => `${name}: ${p}.`,
  at: (axis: string, place: string, parts: string) => `${axis} ${place}: ${parts}`,
  mode: (name: string, value: string) => `Most frequent answer: ${name} (${value})`,
  largest: (name: string, value: string) => `Largest: ${name}, ${value}`,
  widest: (name: string, from: string, to: string) => `Widest span: ${name}, ${from} to ${to}`,
  cells: (low: string, lowAt: string, high: string, highAt: string) => `From ${low} (${lowAt}) to ${high} (${highAt})`,
  medians: (measure: string, parts: string) => `${measure}, median: ${parts}`,
  medianAt: (value: string, place: string) => `${value} at ${place}`,
  excludes: (names: string, reference: string) => `The interval leaves out ${reference}: ${names}`,
  noneExcludes: (reference: string) => `No interval leaves out ${reference}`,
  tested: (names: string) => `More than chance, after correction (Holm): ${names}`,
  noneTested: 'None is more than chance, after correction (Holm)',
  points: (count: string) => `${count} points`,
};

const es: typeof en = {
  rest: 'el resto',
  and: ' y ',
  interval: (level, low, high) => `intervalo del ${level} de ${low} a ${high}`,
  range: (low, high) => `de ${low} a ${high}`,
  p: (p) => `p ${p}`,

  differs: (a, by, b) => `${a}: ${by} frente a ${b}.`,
  corrected: (p, count) => `${p} tras corregir por ${count} comparaciones (Holm)`,
  noneDiffers: (metric) => `${metric}: sin diferencia demostrable.`,
  smallestP: (count, p) => `Comparaciones: ${count}; la menor p es ${p} tras corregir (Holm).`,
  onlyOneDiffers: (a, by) => `Solo ${a} difiere del resto (${by})`,
  someDiffer: (names) => `Difieren del resto: ${names}`,
  ofSo: (shown, all) => `${shown} de ${all} diferencias no se explican por el azar`,
  oneOf: (names, by, all) => `${names} (${by}) es la única de ${all} diferencias que no se explica por el azar`,
  noneOf: () => 'Sin diferencia demostrable',
  previous: (by) => `Cambio frente al periodo anterior: ${by}`,
  noChange: (by) => `Sin cambio demostrable (${by})`,
  change: (by) => `Ha cambiado ${by}`,

  stands: (place) => `${place} es un caso aparte.`,
  standsTitle: (places) => `Fuera de los límites de control: ${places}`,
  runTitle: (place) => `${place}: ocho periodos o más a un lado de la media`,
  beyond: (measure, value, low, high, centre) =>
    `${measure} ${value}; el azar por sí solo lo dejaría entre ${low} y ${high}, en torno a ${centre}.`,
  run: (first, last) => `De ${first} a ${last}, a un solo lado de la media.`,
  runRule: (periods, measure, centre) =>
    `${periods} periodos seguidos; ${measure} es ${centre} en todos los periodos. Ocho o más no se dejan al azar.`,
  noSignal: (metric) => `${metric}: ningún periodo se aparta más de lo que explica el azar.`,
  noSignalTitle: () => 'Ningún periodo se aparta de los demás más de lo que explica el azar',
  noSignalRule: (periods) => `Periodos: ${periods}; límites de control de tres desviaciones típicas.`,
  manySignals: (count, all) => `${count} de ${all} periodos se apartan más de lo que explica el azar`,
  level: (place) => `${place}: el nivel cambió.`,
  levelBy: (by, before, after) => `De ${before} a ${after}: ${by}`,

  since: (label, by) => `${label}: ${by} desde el informe anterior.`,
  sinceOf: (label) => `${label}: sin cambio demostrable desde el informe anterior.`,
  wasNow: (was, now) => `De ${was} a ${now}`,

  extremes: (high, most, low, least) => `El más alto: ${high} ${most}; el más bajo: ${low} ${least}`,
  undemonstrated: (sentence) => `${sentence}; sin diferencia demostrable`,
  listed: (name, value) => `${name} ${value}`,
  fromTo: (name, first, start, last, end) => `${name}: ${first} en ${start}, ${last} en ${end}`,
  ends: (parts) => `Al final: ${parts}`,
  lastComplete: (parts) => `En el último periodo completo: ${parts}`,
  after: (count, unit, parts) => `A los ${count} ${unit}: ${parts}`,
  units: { hour: 'horas', day: 'días', week: 'semanas', month: 'meses', year: 'años' },
  groupsDiffer: (metric) => `${metric}: los grupos difieren.`,
  test: (name, p) => `${name}: ${p}.`,
  at: (axis, place, parts) => `${axis} ${place}: ${parts}`,
  mode: (name, value) => `Respuesta más frecuente: ${name} (${value})`,
  largest: (name, value) => `El mayor: ${name}, ${value}`,
  widest: (name, from, to) => `Mayor recorrido: ${name}, de ${from} a ${to}`,
  cells: (low, lowAt, high, highAt) => `De ${low} (${lowAt}) a ${high} (${highAt})`,
  medians: (measure, parts) => `${measure}, mediana: ${parts}`,
  medianAt: (value, place) => `${value} en ${place}`,
  excludes: (names, reference) => `El intervalo deja fuera el ${reference}: ${names}`,
  noneExcludes: (reference) => `Ningún intervalo deja fuera el ${reference}`,
  tested: (names) => `Más que azar, tras corregir (Holm): ${names}`,
  noneTested: 'Ninguno es más que azar, tras corregir (Holm)',
  points: (count) => `${count} puntos`,
};

export type Sentences = typeof en;

export const sentencesOf: Readonly<Record<Language, Sentences>> = { en, es };
