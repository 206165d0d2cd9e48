import type { Dictionary } from '../dictionary.ts';
import { meant, named } from './phrases.ts';

/** What is wrong with a command line. */
export const usage: Dictionary['usage'] = {
  unknownOption: (option, nearest) => `opción desconocida '${option}'${meant(nearest)}`,
  optionLeft: (option, command) => `${command} no admite ${option}`,
  unknownCommand: (command, nearest) => `no existe el comando '${command}'${meant(nearest)}`,
  missingValue: (option) => `${option} necesita un valor`,
  missingArgument: (argument) => `falta ${argument}`,
  excessArguments: (command) => `demasiados argumentos para ${command}`,
  seeHelp: (command) => `consulte: cx ${command}--help`,
};

/** What `--help` prints. */
export const help: Dictionary['help'] = {
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
    names: 'nombres',
    range: 'rango',
    time: 'tiempo',
    amounts: 'importes',
    period: 'periodo',
    shares: 'proporciones',
    order: 'orden',
    character: 'carácter',
    line: 'línea',
    size: 'tamaño',
    form: 'forma',
    shell: 'intérprete',
    format: 'formato',
    language: 'idioma',
    words: 'palabras',
    when: 'cuándo',
    metric: 'métrica',
    folder: 'carpeta',
    report: 'informe',
    manifest: 'manifiesto',
    command: 'comando',
    'column=header': 'columna=encabezado',
    'name=x': 'nombre=x',
    'low-high': 'mín-máx',
    'word=n': 'palabra=n',
    'scenario.toml': 'escenario.toml',
    'file.toml': 'archivo.toml',
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
    'counted-status': 'solo las transacciones cuyo estado es una de estas palabras (a,b)',
    where: `solo los registros que cumplen una condición, como 'country = "ES" and plan in ("pro", "max")'; todo sobre ellas: cx help where`,
    map: 'qué encabezado hace de cada columna, como recommend_score="Q12"; se puede repetir',
    relation: 'qué clase de archivo es, si sus encabezados no lo dicen',
    layout: 'lee el archivo como exportación de este producto',
    confidence: 'nivel de confianza de los intervalos',
    'min-n': 'no muestra los grupos con menos respuestas ni permite deducirlos',
    compare:
      'contrasta diferencias: cada segmento con el resto, todos los pares, cada periodo con el anterior, o intervalos de días (2026-10..2026-10,2026-09..2026-09)',
    baseline: 'contrasta la diferencia con las respuestas de este otro archivo',
    rolling: 'con --period: agrupa además cada periodo con los anteriores, tantos en total como se indique',
    weight: 'columna que indica cuánto pesa cada respuesta',
    count: 'una columna que dice cuántos dieron la respuesta de cada fila; none: cada fila es una respuesta',
    rake: 'archivo CSV column,value,share: pondera las respuestas para que reflejen la población',
    format: 'formato en que se escribe el resultado',
    pdf: 'escribe también la página (--format html), impresa por un Chromium instalado',
    output: 'escribe en este archivo, o en una carpeta (carpeta/) un archivo CSV por tabla',
    table: 'la tabla que se muestra, de las que tiene el resultado',
    rows: 'muestra tantas filas de cada tabla de grupos, las de los grupos mayores',
    sort: 'muestra las filas de las tablas por orden de esta columna: de mayor a menor, las puntuaciones de peor a mejor',
    brief: 'muestra los titulares, adónde fueron los registros y los avisos',
    save: 'escribe esta pregunta en un archivo, para volver a hacerla: cx simulate ARCHIVO',
    scores: 'escribe una fila por cliente: .csv, .parquet o .json; solo para su propietario',
    excluded: 'escribe la línea, el motivo y el detalle de cada registro excluido, solo para su dueño (0600)',
    manifest: 'escribe qué se leyó y cómo, para que cx verify pueda repetirlo',
    lang: 'idioma de todos los textos (si no, CX_LANG, LC_ALL, LANG; formatos para máquinas: inglés)',
    engine: 'motor que resume los registros',
    'connect-seconds': 'cuánto tiene un clúster para aceptar una consulta',
    'silence-seconds': 'cuánto puede callar un clúster que trabaja',
    'recovery-seconds': 'cuánto puede una consulta en un clúster no avanzar, o volver a intentarse',
    memory: 'memoria máxima de la base de datos, como 2GB',
    'show-sql': 'muestra el SQL que da las mismas cifras y termina',
    explain: 'muestra cómo se interpreta el archivo y cómo se define la métrica, y termina',
    strict: 'rechaza los archivos que tengan registros con errores de estructura en vez de excluir estos',
    stays: 'las filas de un archivo de clientes son estancias: un cliente puede tener varias',
    'revenue-per': 'qué es el ingreso recurrente, diga lo que diga su encabezado: importe mensual o anual',
    encoding: 'codificación del texto, si no es la que indican los bytes',
    delimiter: 'el delimitador, si no es el que muestra el archivo',
    quote: 'el carácter de comillas, o none si no lo hay',
    'header-rows': 'número de filas de encabezados; 0 si no hay ninguna',
    'header-line': 'línea en que está la fila de encabezados',
    'date-order': 'orden de las fechas, si ningún día lo muestra',
    zone: 'zona de las horas sin zona y en la que se cuentan los días, como Europe/Madrid (UTC)',
    decimal: 'el separador decimal, si ningún número lo muestra',
    color: 'color en el terminal',
    quiet: 'solo el resultado y los errores',
    log: 'cómo se escribe lo que se cuenta mientras se hace un informe',
    verbose: 'explica cómo se interpretó cada archivo',
    files: (relation) => `archivo CSV de ${named(relation)}; se puede repetir`,
    'escape-formulas': 'neutraliza las celdas que una hoja de cálculo ejecutaría, para una copia destinada a ella',
  },
  arguments: {
    files: (relation) =>
      `archivos CSV de ${named(relation)}; si son varios, se leen como uno; - es la entrada estándar`,
    file: 'un archivo CSV, o - para la entrada estándar',
    ownFile: 'un archivo CSV',
    report: 'un informe guardado con --format json',
    folder: 'una carpeta nueva (valor predeterminado: cx-demo)',
    metric: 'el nombre de una métrica',
    manifest: 'un manifiesto escrito con --manifest',
    scenarios: 'preguntas que escribió --save; si son varias, se comparan',
    shell: 'bash, zsh o fish',
  },
  commands: {
    columns: 'cómo se interpreta un archivo: formato, columnas y su función, registros con errores de estructura',
    explain:
      'qué significa una métrica: fórmula, fuente, advertencias; methods: lo que comparten las métricas; assumptions: afirmaciones publicadas y qué se midió',
    demo: 'escribe los archivos de ejemplo en una carpeta y propone un recorrido',
    render: 'vuelve a presentar un informe guardado en otro formato',
    convert: 'escribe una copia comprobada de un archivo en CSV o Parquet',
    verify: 'comprueba los archivos de un manifiesto y repite su ejecución',
    survey: 'todas las métricas de encuesta que permite un archivo, en una página',
    report: 'lo que dice cx.toml: sus métricas, en todos sus formatos, con sus comprobaciones y su historial',
    init: 'escribir un cx.toml para estos archivos, con el que cx report hace un informe',
    completion: 'con qué completa un intérprete (shell) comandos, opciones, valores y nombres de archivos',
    help: 'ayuda de un comando',
  },
  completion: `En cada shell nueva, con una línea en ~/.bashrc, ~/.zshrc (tras compinit) o ~/.config/fish/config.fish:
  source <(cx completion bash)
  source <(cx completion zsh)
  cx completion fish | source
`,
  report: `De qué se hace el informe está en cx.toml, en esta carpeta:
  [inputs]      responses = "ARCHIVO" o ["ARCHIVO", …], customers, transactions, …; [inputs.map] columna = "encabezado"
  [report]      title, subtitle, logo, metrics = ["nps", …], formats = ["html", "json", "csv", "markdown", "xlsx"],
                output = "report/", history = "history.jsonl"
  [nps]         las opciones de una métrica, como las da cx nps --help; arriba, las de todas
  [[check]]     metric = "nps", value = "value" (conf_low, conf_high, n, change), headline, expect = ">= 30";
                o input = "responses", value = "records" (excluded_share, age_days), expect = "> 0"

--pdf ARCHIVO imprime además su página. Acaba con 4 si una comprobación no se cumple, y con 5 si otra ejecución escribe ahí.
cx init ARCHIVO… escribe un cx.toml.
`,
  examples: {
    byCountry: 'por segmento',
    comparedByCountry: 'por segmento, con un contraste de cada uno frente al resto',
    trend: 'mes a mes',
    counts: 'una tabla de recuentos',
    spanish: 'en español',
    json: 'para un programa',
    pipe: 'desde una tubería',
  },
};
