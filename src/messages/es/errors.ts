import { agree } from '../agreement.ts';
import type { Dictionary } from '../dictionary.ts';
import { customerErrors } from './customer-errors.ts';
import { fileErrors } from './file-errors.ts';
import { measureErrors } from './measure-errors.ts';
import { clusterErrors } from './cluster-errors.ts';
import { outputErrors } from './output-errors.ts';
import { profitErrors } from './profit-errors.ts';
import { reportErrors } from './report-errors.ts';
import { count, delimiterHint, list, meant, misread, named } from './phrases.ts';
import { scaleErrors } from './scale-errors.ts';

/** What known errors say, by their codes. */
export const errors: Dictionary['errors'] = {
  usage: ({ message }) => ({ message }),
  'invalid-option': (d) => ({
    message: `${d.option} no admite '${d.value}'`,
    hint: `valores admitidos: ${d.expected.es}`,
  }),
  'unknown-name': (d) => ({
    message: `${d.option} no conoce '${d.name}'${meant(d.nearest)}`,
    hint: `admite uno o varios de ${list(d.known, 40)}, con comas entre ellos`,
  }),
  'invalid-where': (d) => ({
    message: `no se puede interpretar --where en el carácter ${d.position}: se esperaba ${d.expected.es}`,
    hint:
      d.name === null
        ? `escriba condiciones como: --where 'country = "ES" and plan in ("pro", "max")'`
        : `un nombre con espacios o signos va entre acentos graves: --where '\`${d.name}\` = "…"'`,
  }),
  'where-percent': (d) => ({
    message: `${d.column} está en porcentajes, todos por encima del 1 %: ${d.asked} compararía con los números tal como están`,
    hint: `escriba: --where '${d.meant}'`,
  }),
  'where-date': (d) => ({
    message: `${d.column} tiene fechas como "${d.written}", y los textos se comparan letra a letra: ${d.asked} no diría cuáles van antes`,
    hint: d.isYearFirst ? `escriba la fecha como en la columna: "${d.written}"` : 'elija los días con --from y --to',
  }),
  'unknown-metric': (d) => ({
    message: `no existe la métrica '${d.id}'${meant(d.nearest)}`,
    hint: `las métricas son ${list(d.known, 40)}`,
  }),
  'unknown-map': (d) => ({
    message: `--map no conoce una columna '${d.name}'${meant(d.nearest)}`,
    hint: `nombres conocidos: ${list(d.known, 12)}`,
  }),
  'no-file': (d) => ({
    message: 'no se indicó ningún archivo',
    hint: `cx ${d.command} ARCHIVO${d.leavesStdin === true ? '' : '   (o - para la entrada estándar)'}`,
  }),
  'file-by-position': (d) => ({
    message: `${d.command} lee archivos de varias clases, y nada dice de cuál es ${d.file}`,
    hint: `indíquelo delante de cada archivo: cx ${[d.command, ...d.relations.map((name) => `--${name} ARCHIVO`)].join(' ')}`,
  }),
  'relation-missing': (d) => ({
    message: `no se indicó ningún archivo de ${d.missing}`,
    hint: `cx ${[d.command, ...(d.first === null ? [] : [d.first.toUpperCase()]), ...d.others.map((name) => `--${name} ARCHIVO`)].join(' ')}`,
  }),
  'no-table': (d) => ({
    message: `el resultado no contiene la tabla '${d.table}'`,
    hint: `sus tablas son ${list(d.known, 12)}`,
  }),
  'channel-twice': (d) => ({
    message: `${d.channel} figura dos veces en el archivo de costes`,
    hint: `deje una sola fila para ${d.channel}`,
  }),
  'cost-unusable': (d) => ({
    message: `los costes de ${d.channel} no sirven: los importes son 0 o más, y la concurrencia 1 o más`,
    hint: 'corrija su fila en el archivo de --costs',
  }),
  'no-sort-column': (d) => ({
    message: `ninguna tabla del resultado tiene una columna '${d.column}'`,
    hint: `--sort admite una de ${list(d.known, 12)}`,
  }),
  'does-not-reconcile': (d) => ({
    message: `${d.file} no cuadra: registros recorridos ${d.scanned}, cargados ${d.loaded}, rechazados ${d.rejected}`,
    hint: 'no se genera ningún informe con él; comunique este error y adjunte el archivo',
  }),
  'column-not-found': (d) => ({
    message: `no hay ninguna columna para ${[d.column, ...(d.others ?? [])].join(' ni para ')} en el archivo de ${named(d.relation)} (se buscó ${list(d.lookedFor)})`,
    hint: `${misread(d.encoding, 'o   ')}${[
      ...(d.delimiter === null
        ? []
        : [`"${d.delimiter}" puede separar las columnas: ${delimiterHint(d.delimiter)}   o`]),
      ...((d.headerLine ?? null) === null
        ? []
        : [`si la línea ${d.headerLine} nombra las columnas: --header-line ${d.headerLine}   o`]),
      ...(d.fits.length === 0 ? [] : [`lo que encaja con este archivo: ${list(d.fits)}   o`]),
      `indíquela: ${
        d.maybe.length === 0
          ? `--map ${d.column}=<encabezado>`
          : list(
              d.maybe.map((header) => `--map ${d.column}="${header}"`),
              4,
            )
      }`,
      `  encabezados: ${list(d.headers, 12)}`,
    ].join(' ')}`,
  }),
  'column-ambiguous': (d) => ({
    message: `${d.candidates.length} columnas del archivo de ${named(d.relation)} podrían ser ${d.column}: ${list(d.candidates)}`,
    hint: `elija una: --map ${d.column}="${d.candidates[0]}"`,
  }),
  'column-not-in-file': (d) => ({
    message: `${d.file} no tiene la columna '${d.header}', que es ${d.column} en ${d.other}`,
    hint: `los archivos se unen por nombre de columna: ${
      d.instead === null ? 'cámbielo en uno de ellos' : `llame también '${d.header}' a '${d.instead}' en ${d.file}`
    }, o dé los archivos por separado`,
  }),
  'by-not-found': (d) => ({
    message: `${d.option} indica una columna '${d.name}' que no existe${meant(d.nearest)}`,
    hint: `${misread(d.encoding)}encabezados: ${list(d.headers, 12)}`,
  }),
  'files-swapped': (d) => ({
    message: `${d.answers} se dio por los invitados y contiene respuestas, y ${d.sent} por las respuestas y dice qué se entregó`,
    hint: `al revés: cx response-rate ${d.answers} --invitations ${d.sent}`,
  }),
  'unknown-delivery': (d) => ({
    message: `${d.header} no tiene en la mayoría de las filas una palabra conocida para entregada o perdida: ${list(d.words, 6)}`,
    hint: 'divida entre todos los invitados: --of invited; o escriba ahí delivered o bounced, o nombre otra columna: --map delivered=<encabezado>',
  }),
  'several-questions': (d) => ({
    message: `${d.file}: las respuestas de ${d.header} son a varias preguntas, que distingue ${d.by} (${list(d.questions, 5)})`,
    hint: `indique cuál: --where '${d.where}'`,
  }),
  'rows-are-counts': (d) => ({
    message: `${d.file} es una tabla de recuentos: ${d.counts} dice cuántos dieron cada respuesta de ${d.header}, y una fila no es una respuesta`,
    hint: d.areShares
      ? 'los porcentajes no se pueden contar: dé un archivo con recuentos, y su columna en --count; si cada fila es una respuesta: --count none'
      : d.beside.length > 0
        ? `--count "${d.counts}" cuenta solo esa columna, y lo mismo con ${list(d.beside, 4)}: para todas, añada una columna con su total; si cada fila es una respuesta: --count none`
        : `para contarlas: --count "${d.counts}"; si cada fila es una respuesta: --count none`,
  }),
  'rows-are-scores': (d) => ({
    message: `${d.file} es una tabla de índices ya calculados: ${d.header} tiene ${list(d.examples, 4)}, que son de grupos y no respuestas`,
    hint: 'dé el archivo con las respuestas; si cada fila es una respuesta: --count none',
  }),
  'date-order-ambiguous': (d) => ({
    message: `${d.header}: no se puede distinguir el día del mes (${d.example})`,
    hint: `indique el orden: --date-order ${d.orders[0]} o --date-order ${d.orders[1]}`,
  }),
  'conflicting-customers': (d) => ({
    message: `${d.ids} ${agree(d.ids, 'cliente está', 'clientes están')} en registros que difieren, como ${d.header} ${d.example}`,
    hint: d.areStays
      ? 'sus altas difieren: si cada fila es una estancia o suscripción, dígalo: --stays; si no, deje un registro de cada uno'
      : 'deje un registro de cada uno, o indique la columna que los distingue: --map customer_id=<encabezado>',
  }),
  'relation-in-doubt': (d) => ({
    message: `las columnas de ${d.file} no dicen si contiene ${d.relations.join(' o ')}`,
    hint: `indíquelo: ${d.relations.map((relation) => `--${relation} ${d.file}`).join(' o ')}; nombre las columnas con --map columna=<encabezado>`,
  }),
  ...fileErrors,
  ...outputErrors,
  ...customerErrors,
  ...measureErrors,
  ...clusterErrors,
  ...profitErrors,
  ...reportErrors,
  ...scaleErrors,
  'decimal-undecided': (d) => ({
    message: `${d.header}: nada indica si ${d.example} lleva miles o decimales`,
    hint: 'indique el separador decimal: --decimal , o --decimal .',
  }),
  'too-many-groups': (d) => ({
    message: `hay ${count(d.groups, 'segmento', 'segmentos')}; el máximo es ${d.limit}`,
    hint: 'elija para --by una columna con menos valores',
  }),
  'option-needs': (d) => ({
    message: `${d.option} necesita ${d.needs}`,
    hint: `añada ${d.needs} o quite ${d.option}`,
  }),
  'options-conflict': (d) => ({
    message: `${d.a} y ${d.b} se excluyen entre sí`,
    hint: 'quite una de las dos',
  }),
  'option-of-answers': ({ option }) => ({
    message: `${option} no se puede pedir junto a --profile, que no distingue promotores de detractores`,
    hint: 'quite --profile, --retention y --base-customers e indique los archivos: --responses ARCHIVO --customers ARCHIVO --transactions ARCHIVO',
  }),
  'effect-missing': ({ option, name, isInData }) => ({
    message: `nada dice qué efecto tiene ${option} en la retención`,
    hint: `indíquelo: --effect ${name}=0.02 (retención a un año de más, como fracción)${isInData ? ', o dé respuestas con effort_score y clientes con ended_at' : ''}`,
  }),
  'effect-unknown': ({ customers }) => ({
    message: `los archivos no dicen qué efecto tiene un punto de esfuerzo en la retención: ${customers} clientes tienen un effort_score de hace un año o más, y quién de ellos se fue no difiere según él de un modo que se pueda estimar`,
    hint: 'indíquelo: --effect effort=0.02, o prescinda de --reduce-effort',
  }),
  'nothing-due': ({ option }) => ({
    message: `ninguna reseña tiene la antigüedad para haber tenido su respuesta en el plazo de ${option}`,
    hint: 'dé reseñas anteriores, o indique qué proporción se responde a tiempo ahora: --answered-now 0.6',
  }),
  'population-incomplete': (d) =>
    d.missingIn === 'population'
      ? {
          message: `el archivo de población no da la proporción de ${d.column} = '${d.value}', que aparece en las respuestas`,
          hint: 'añádale una línea o excluya esas respuestas con --where',
        }
      : {
          message: `ninguna respuesta tiene ${d.column} = '${d.value}', cuya proporción figura en el archivo de población`,
          hint: 'agrupe las categorías pequeñas en el archivo de población',
        },
  'population-contradictory': (d) => ({
    message: `ninguna ponderación cumple todas las proporciones del archivo de población (tras ${count(d.iterations, 'iteración', 'iteraciones')}, la diferencia es aún de ${d.error.toPrecision(2)})`,
    hint: 'use menos columnas o agrupe las categorías pequeñas',
  }),
  'population-unreadable': (d) => ({
    message: `${d.file}, línea ${d.line}: ${d.why.es}`,
    hint: 'el archivo lleva el encabezado column,value,share y una línea por cada valor',
  }),
  'layout-not-found': (d) => ({
    message: `no existe el formato de exportación '${d.layout}'${meant(d.nearest)}`,
    hint: `los formatos de exportación son ${list(d.known, 40)}`,
  }),
  'not-a-report': (d) => ({
    message: `${d.file} no es un informe guardado: ${d.why.es}`,
    hint: 'genere uno con: cx nps ARCHIVO --format json --output report.json',
  }),
  'report-language': (d) => ({
    message: `los textos del informe están en ${d.language === 'es' ? 'español' : 'inglés'}: un informe guardado se presenta en el idioma en que se hizo`,
    hint: `repita el comando que lo hizo con: --lang ${d.asked}`,
  }),
  'not-a-manifest': (d) => ({
    message: `${d.file} no es un manifiesto: ${d.why.es}`,
    hint: 'cree uno con: cx nps ARCHIVO --manifest manifest.json',
  }),
  'config-unreadable': (d) => ({
    message: `no se puede leer ${d.file}: ${d.why.es}`,
    hint: 'admite líneas opción = "valor" y tablas con el nombre de un comando, como [nps]',
  }),
  'config-syntax': (d) => ({
    message: `no se puede leer ${d.file} como TOML en la línea ${d.line}, carácter ${d.column}`,
    hint: `escriba ahí opción = "valor", con las dos comillas; el lector de TOML dice, en inglés: "${d.said}"`,
  }),
  'config-unknown': (d) => ({
    message: `${d.file} fija '${d.key}', que no es una opción${meant(d.nearest)}`,
    hint: `las opciones son las de: cx ${d.command ?? 'nps'} --help`,
  }),
  'config-writes': (d) => ({
    message: `${d.file} fija '${d.key}': adónde va un archivo lo dice solo [report], con output e history`,
    hint: `escríbalo donde haga falta: cx ${d.command} … ${d.option} ARCHIVO`,
  }),
  'scenario-of-other': ({ file, metric, command }) => ({
    message: `${file} pregunta ${metric}, no ${command}`,
    hint: `una pregunta que aquí se puede hacer la escribe: cx ${command} … --save ARCHIVO.toml`,
  }),
  'scenario-contradicts': ({ file, option, said, typed }) => ({
    message: `${file} dice ${option} ${said}, y junto a él se indicó ${typed}`,
    hint: `prescinda aquí de ${option}, o cámbielo en el archivo`,
  }),
  'engine-failed': ({ what }) => ({
    message: `el motor no pudo completar la operación: ${what}`,
    ...(what.startsWith('Out of Memory') ? { hint: 'dele más memoria, por ejemplo: --memory 2GB' } : {}),
    ...(what.includes('Could not write') ? { hint: 'indique en la variable TMPDIR una carpeta con espacio' } : {}),
  }),
};
