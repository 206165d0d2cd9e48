import type { en } from './en.ts';

type Dictionary = typeof en;

const list = (words: readonly string[], most = 8) =>
  words.slice(0, most).join(', ') + (words.length > most ? ` y ${words.length - most} más` : '');
const meant = (word: string | null) => (word === null ? '' : ` (¿quiso decir ${word}?)`);
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const relationNames: ReadonlyMap<string, string> = new Map([
  ['responses', 'respuestas'],
  ['customers', 'clientes'],
  ['transactions', 'transacciones'],
  ['touchpoints', 'puntos de contacto'],
  ['reviews', 'reseñas'],
  ['invitations', 'invitaciones'],
]);
const named = (relation: string) => relationNames.get(relation) ?? relation;

/** Spanish, as it is written in Spain and Mexico alike; the reader is addressed as usted. */
export const es: Dictionary = {
  errors: {
    usage: ({ message }) => ({ message }),
    'invalid-option': (d) => ({
      message: `${d.option} no admite '${d.value}'`,
      hint: `valores admitidos: ${d.expected.es}`,
    }),
    'invalid-where': (d) => ({
      message: `no se puede interpretar --where en el carácter ${d.position}: se esperaba ${d.expected.es}`,
      hint: `escriba condiciones como: --where 'country = "ES" and plan in ("pro", "max")'`,
    }),
    'unknown-metric': (d) => ({
      message: `no existe la métrica '${d.id}'${meant(d.nearest)}`,
      hint: `las métricas son ${list(d.known, 40)}`,
    }),
    'unknown-map': (d) => ({
      message: `--map indica ${d.kind === 'column' ? 'una columna' : 'un encabezado'} '${d.name}' que no existe${meant(d.nearest)}`,
      hint: `nombres conocidos: ${list(d.known, 20)}`,
    }),
    'output-is-input': (d) => ({
      message: `${d.file} es uno de los archivos que se leen; al escribir en él se destruiría`,
      hint: 'indique otro archivo con --output',
    }),
    'no-file': (d) => ({
      message: 'no se indicó ningún archivo',
      hint: `cx ${d.command} ARCHIVO   (o - para la entrada estándar)`,
    }),
    'relation-missing': (d) => ({
      message: `no se indicó ningún archivo de ${d.missing}`,
      hint: `cx ${[d.command, d.first.toUpperCase(), ...d.others.map((name) => `--${name} ARCHIVO`)].join(' ')}`,
    }),
    'no-table': (d) => ({
      message: `el resultado no contiene la tabla '${d.table}'`,
      hint: `sus tablas son ${list(d.known, 20)}`,
    }),
    'output-failed': (d) => ({ message: `no se pudo escribir ${d.file}: ${d.cause}` }),
    'manifest-differs': (d) => ({ message: `${d.file} no coincide con el manifiesto: ${d.how.es}` }),

    'file-not-found': (d) => ({ message: `no existe el archivo ${d.file}${meant(d.nearest)}` }),
    'not-readable': (d) => ({ message: `no se puede leer ${d.file}: ${d.cause}` }),
    'not-a-file': (d) => ({
      message: `${d.file} no es un archivo, sino ${d.is.es}`,
      hint: 'indique los archivos que contiene, por ejemplo con un patrón: "carpeta/*.csv"',
    }),
    'not-local': (d) => ({
      message: `${d.file} es una dirección, no un archivo`,
      hint: 'descárguelo primero e indique el archivo',
    }),
    'empty-file': (d) => ({ message: `${d.file} está vacío: no tiene ni siquiera una fila de encabezados` }),
    'not-csv': (d) => ({
      message: `${d.file} no es un archivo CSV, sino ${d.is.es}`,
      hint: d.wayOut.es,
    }),
    'nul-byte': (d) => ({
      message: `${d.file}, línea ${d.line}: hay un byte NUL, que ningún archivo de texto contiene`,
      hint: 'el archivo está dañado o no es CSV: vuelva a exportarlo',
    }),
    'unknown-encoding': (d) => ({
      message: `no existe la codificación '${d.encoding}'`,
      hint: 'use, por ejemplo, utf-8, utf-16le, windows-1252 o cp850',
    }),
    'broken-header': (d) => ({
      message: `${d.file}, línea ${d.line}: la fila de encabezados no es fiable: ${d.why.es}`,
      hint: 'corrija esa línea o indique dónde está el encabezado: --header-line N',
    }),
    'header-looks-like-data': (d) => ({
      message: `${d.file}: la primera fila solo contiene números (${d.row}): ¿es el encabezado o son datos?`,
      hint: '--header-rows 1 si es el encabezado, --header-rows 0 si no lo hay',
    }),
    'second-table': (d) => ({
      message: `${d.file}: en la línea ${d.line} empieza una segunda tabla`,
      hint: 'divida el archivo: una tabla por archivo',
    }),
    'too-many-bad-records': (d) => ({
      message: `${d.file}: ${d.bad} de ${count(d.records, 'registro', 'registros')} ${d.bad === 1 ? 'tiene' : 'tienen'} errores de estructura; el primero, en la línea ${d.line} (${d.reason})`,
      hint: 'quizá el delimitador sea otro: --delimiter ";"; compruébelo con: cx columns ARCHIVO',
    }),
    'strict-structure': (d) => ({
      message: `${d.file}: ${count(d.bad, 'registro', 'registros')} con errores de estructura; el primero, en la línea ${d.line} (${d.reason})`,
      hint: 'sin --strict se excluyen y se cuentan',
    }),
    'record-too-long': (d) => ({
      message: `${d.file}, línea ${d.line}: un registro supera ${d.limit}`,
      hint: d.quoted ? 'ahí se abren unas comillas que no se cierran' : 'no parece un archivo CSV dividido en líneas',
    }),
    'too-many-columns': (d) => ({
      message: `${d.file} tiene ${count(d.columns, 'columna', 'columnas')}; el máximo es ${d.limit}`,
      hint: 'quizá el delimitador sea otro: --delimiter ";"',
    }),
    'gzip-broken': (d) => ({
      message: `${d.file} está dañado: ${d.why.es}`,
      hint: 'vuelva a copiarlo o a descargarlo; no se usó nada de él',
    }),
    'gzip-too-large': (d) => ({
      message: `${d.file} ocupa más de ${d.limit} al descomprimirlo`,
      hint: 'si es correcto, descomprímalo usted: gunzip ARCHIVO',
    }),
    'input-changed': (d) => ({
      message: `${d.file}: los datos cambiaron mientras se leían`,
      hint: 'repita la ejecución cuando nadie esté escribiendo en él',
    }),
    'does-not-reconcile': (d) => ({
      message: `${d.file} no cuadra: registros recorridos ${d.scanned}, cargados ${d.loaded}, rechazados ${d.rejected}`,
      hint: 'no se genera ningún informe con él; comunique este error y adjunte el archivo',
    }),
    'column-not-found': (d) => ({
      message: `no hay ninguna columna para ${d.column} en el archivo de ${named(d.relation)} (se buscó ${list(d.lookedFor)})`,
      hint: `${d.fits.length === 0 ? '' : `lo que encaja con este archivo: ${list(d.fits)}   o `}indíquela: --map ${d.column}=<encabezado>   encabezados: ${list(d.headers, 12)}`,
    }),
    'column-ambiguous': (d) => ({
      message: `${d.candidates.length} columnas del archivo de ${named(d.relation)} podrían ser ${d.column}: ${list(d.candidates)}`,
      hint: `elija una: --map ${d.column}="${d.candidates[0]?.replace(/ \(.*$/u, '')}"`,
    }),
    'column-not-in-file': (d) => ({
      message: `${d.file} no tiene la columna '${d.header}', que es ${d.column} en ${d.other}`,
      hint: 'los archivos se unen por nombre de columna: cámbielo en uno de ellos, o dé los archivos por separado',
    }),
    'by-not-found': (d) => ({
      message: `${d.option} indica una columna '${d.name}' que no existe${meant(d.nearest)}`,
      hint: `encabezados: ${list(d.headers, 20)}`,
    }),
    'wrong-scale': (d) => ({
      message: `${d.header} solo llega a ${d.highest}: no es una escala de ${d.scale}, como exige ${d.column}`,
      hint: `para este tipo de escala: cx ${d.metric} ${d.file} --map ${d.asks}="${d.header}"`,
    }),
    'scale-unsure': (d) => ({
      message: `${d.file}: ${d.header} ${d.found.es}: no se toma por una escala de ${d.assumed} si usted no lo dice`,
      hint: `indique con qué escala se preguntó: ${list(d.scales.map((scale) => `--scale ${scale}`))}${
        d.metric === '' ? '' : `   si pregunta otra cosa: cx ${d.metric} ${d.file} --map ${d.asks}="${d.header}"`
      }`,
    }),
    'scales-mixed': (d) => ({
      message: `${d.header} llega hasta ${d.low} en ${d.file} y hasta ${d.high} en ${d.other}: no se juntan respuestas de dos escalas`,
      hint: `lea cada archivo por separado; si se preguntó con una sola escala, indíquela: --scale ${d.scale}`,
    }),
    'date-order-ambiguous': (d) => ({
      message: `${d.header}: no se puede distinguir el día del mes (${d.example})`,
      hint: 'indique el orden: --date-order dmy o --date-order mdy',
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
    'not-a-manifest': (d) => ({
      message: `${d.file} no es un manifiesto: ${d.why.es}`,
      hint: 'cree uno con: cx nps ARCHIVO --manifest manifest.json',
    }),
    'config-unreadable': (d) => ({
      message: `no se puede leer ${d.file}: ${d.why.es}`,
      hint: 'admite líneas opción = "valor" y tablas con el nombre de un comando, como [nps]',
    }),
    'config-unknown': (d) => ({
      message: `${d.file} fija '${d.key}', que no es una opción${meant(d.nearest)}`,
      hint: 'las opciones son las de: cx nps --help',
    }),
    'engine-failed': ({ what }) => ({
      message: `el motor no pudo completar la operación: ${what}`,
      ...(what.startsWith('Out of Memory') ? { hint: 'dele más memoria, por ejemplo: --memory 2GB' } : {}),
    }),
  },
  faults: {
    internal: 'error interno; comuníquelo y adjunte las líneas siguientes',
  },
  usage: {
    unknownOption: (option, nearest) => `opción desconocida '${option}'${meant(nearest)}`,
    unknownCommand: (command, nearest) => `no existe el comando '${command}'${meant(nearest)}`,
    missingValue: (option) => `${option} necesita un valor`,
    missingArgument: (argument) => `falta ${argument}`,
    excessArguments: (command) => `demasiados argumentos para ${command}`,
    seeHelp: (command) => `consulte: cx ${command}--help`,
  },
  help: {
    program:
      'métricas de experiencia de cliente a partir de archivos CSV: cada registro, justificado; cada estimación, con su intervalo',
    headings: {
      usage: 'Uso:',
      arguments: 'Argumentos:',
      options: 'Opciones:',
      commands: 'Comandos:',
      examples: 'Ejemplos:',
    },
    groups: {
      metric: 'De esta métrica:',
      records: 'Qué registros:',
      groups: 'Cómo se agrupan y se comparan:',
      reading: 'Cómo se lee el archivo:',
      output: 'Qué se obtiene:',
      metrics: 'Métricas:',
      tools: 'Archivos e informes:',
    },
    optionsPlaceholder: '[opciones]',
    commandPlaceholder: '<métrica> [archivos] [opciones]',
    placeholders: {
      columns: 'columnas',
      column: 'columna',
      unit: 'unidad',
      what: 'qué',
      file: 'archivo',
      files: 'archivos',
      periods: 'periodos',
      level: 'nivel',
      condition: 'condición',
      day: 'día',
      name: 'nombre',
      order: 'orden',
      character: 'carácter',
      line: 'línea',
      size: 'tamaño',
      format: 'formato',
      language: 'idioma',
      when: 'cuándo',
      metric: 'métrica',
      folder: 'carpeta',
      report: 'informe',
      manifest: 'manifiesto',
      command: 'comando',
      'column=header': 'columna=encabezado',
      'report.json': 'informe.json',
      'manifest.json': 'manifiesto.json',
    },
    default: (value) => `(valor predeterminado: ${value})`,
    choices: (values) => `(${values})`,
    range: (low, high) =>
      low !== undefined && high !== undefined
        ? `un número de ${low} a ${high}`
        : low !== undefined
          ? `un número a partir de ${low}`
          : 'un número',
    options: {
      help: 'muestra esta ayuda',
      version: 'muestra la versión',
      by: 'desglosa el resultado por estas columnas (a,b,c)',
      period: 'desglosa el resultado por periodo natural',
      from: 'solo los registros desde este día (2026-01-31, 2026-01, 2026-Q1, 2026)',
      to: 'solo los registros hasta este día, incluido entero',
      'as-of': 'el día que se toma como hoy, para los periodos aún en curso',
      where: `solo los registros que cumplen una condición, como 'country = "ES" and plan in ("pro", "max")'`,
      map: 'qué encabezado hace de cada columna, como recommend_score="Q12"; se puede repetir',
      layout: 'lee el archivo como exportación de este producto',
      confidence: 'nivel de confianza de los intervalos',
      'min-n': 'no muestra los grupos con menos respuestas ni permite deducirlos',
      compare:
        'contrasta diferencias: cada segmento con el resto, todos los pares, cada periodo con el anterior, o intervalos de días (2026-10..2026-10,2026-09..2026-09)',
      baseline: 'contrasta la diferencia con las respuestas de este otro archivo',
      rolling: 'con --period: agrupa además cada periodo con los anteriores, tantos en total como se indique',
      weight: 'columna que indica cuánto pesa cada respuesta',
      rake: 'archivo CSV column,value,share: pondera las respuestas para que reflejen la población',
      format: 'formato en que se escribe el resultado',
      output: 'escribe en este archivo, o en una carpeta (carpeta/) un archivo CSV por tabla',
      table: 'la tabla que se escribe en CSV',
      excluded: 'escribe la línea, el motivo y el detalle de cada registro excluido',
      manifest: 'escribe qué se leyó y cómo, para que cx verify pueda repetirlo',
      lang: 'idioma de todos los textos',
      engine: 'motor que resume los registros',
      memory: 'memoria máxima de la base de datos, como 2GB',
      'show-sql': 'muestra el SQL que da las mismas cifras y termina',
      explain: 'muestra cómo se interpreta el archivo y cómo se define la métrica, y termina',
      strict: 'rechaza los archivos que tengan registros con errores de estructura en vez de excluir estos',
      encoding: 'codificación del texto, si no es la que indican los bytes',
      delimiter: 'el delimitador, si no es el que muestra el archivo',
      quote: 'el carácter de comillas, o none si no lo hay',
      'header-rows': 'número de filas de encabezados; 0 si no hay ninguna',
      'header-line': 'línea en que está la fila de encabezados',
      'date-order': 'orden de las fechas que llevan el año al final',
      color: 'color en el terminal',
      quiet: 'solo el resultado y los errores',
      verbose: 'explica cómo se interpretó cada archivo',
      files: (relation) => `archivo CSV de ${named(relation)}; se puede repetir`,
      'escape-formulas': 'neutraliza las celdas que una hoja de cálculo ejecutaría, para una copia destinada a ella',
    },
    arguments: {
      files: (relation) =>
        `archivos CSV de ${named(relation)}; si son varios, se leen como uno; - es la entrada estándar`,
      file: 'un archivo CSV, o - para la entrada estándar',
      report: 'un informe guardado con --format json',
      folder: 'una carpeta nueva (valor predeterminado: cx-demo)',
      metric: 'el nombre de una métrica',
      manifest: 'un manifiesto escrito con --manifest',
    },
    commands: {
      columns: 'cómo se interpreta un archivo: formato, columnas y su función, registros con errores de estructura',
      explain: 'qué significa una métrica: fórmula, fuente, advertencias',
      demo: 'escribe los archivos de ejemplo en una carpeta y propone un recorrido',
      render: 'vuelve a presentar un informe guardado en otro formato',
      convert: 'escribe una copia comprobada de un archivo en CSV o Parquet',
      verify: 'comprueba los archivos de un manifiesto y repite su ejecución',
      survey: 'todas las métricas de encuesta que permite un archivo, en una página',
      help: 'ayuda de un comando',
    },
    examples: {
      byCountry: 'por segmento, con un contraste de cada uno frente al resto',
      trend: 'mes a mes',
      spanish: 'en español',
      json: 'para un programa',
      pipe: 'desde una tubería',
    },
  },
  explain: {
    formula: 'Fórmula',
    reference: 'Fuente',
    caveats: 'Advertencias',
    reads: 'Lee',
    example: 'Ejemplo',
    columns: 'Cómo se identificaron las columnas',
  },
  columns: {
    title: 'Cómo se interpretó el archivo',
    file: 'Archivo',
    role: 'Función',
    evidence: 'Indicios',
    encoding: 'codificación',
    delimiter: 'delimitador',
    headerRows: 'filas de encabezados',
    layout: 'formato de exportación',
    none: 'ninguno conocido',
    distinct: 'Distintos',
    blank: 'En blanco',
    example: 'Valores',
  },
  demo: {
    title: (folder) => `Los archivos de ejemplo de una empresa ficticia están en ${folder}. Un recorrido:`,
    steps: {
      nps: 'la puntuación, su intervalo y el destino de cada registro',
      by: 'por canal, cada uno contrastado con el resto',
      trend: 'mes a mes: hubo un mes que fue mal',
      columns: 'cómo se interpretó el archivo y por qué',
      excluded: 'todos los registros excluidos, con su línea y su motivo',
      json: 'lo mismo, para un programa',
      spanish: 'una exportación en español: ; y windows-1252, sin configurar nada',
    },
    exists: 'la carpeta ya existía y se dejó como estaba',
  },
  convert: {
    written: (read, written, rejected) => `registros leídos ${read} = escritos ${written} + excluidos ${rejected}`,
  },
  verify: {
    sound: (inputs, outputs) =>
      `${inputs === 1 ? 'la entrada coincide' : `las ${inputs} entradas coinciden`} con el manifiesto, y la ejecución repetida dio los mismos bytes (${outputs === 1 ? '1 salida' : `${outputs} salidas`})`,
  },
  progress: {
    reading: (file, percent) => `leyendo ${file} … ${percent} %`,
  },
};
