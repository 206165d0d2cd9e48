import type { Dictionary } from '../dictionary.ts';

export const faults: Dictionary['faults'] = {
  internal: 'error interno; comuníquelo y adjunte las líneas siguientes',
};

export const explain: Dictionary['explain'] = {
  summary: 'Qué es',
  formula: 'Fórmula',
  reference: 'Fuente',
  caveats: 'Advertencias',
  reads: 'Lee',
  methods: 'Métodos que comparte',
  example: 'Ejemplo',
  columns: 'Cómo se identificaron las columnas',
  claims: 'Afirmaciones publicadas',
  claimsAre:
    'Lo que otros publicaron, y ningún hecho sobre sus clientes. Ninguna es un valor por defecto callado: donde cuenta una, la tabla assumptions lo dice, con su fuente.',
  measured: 'Qué se midió',
  publisherUnknown: 'no se sabe quién la publicó',
};

export const columns: Dictionary['columns'] = {
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
};

export const demo: Dictionary['demo'] = {
  title: (folder) => `Los archivos de ejemplo de una empresa ficticia están en ${folder}. Un recorrido:`,
  steps: {
    nps: 'la puntuación, su intervalo y el destino de cada registro',
    by: 'por canal, cada uno contrastado con el resto',
    trend: 'mes a mes: hubo un mes que fue mal',
    profit: 'cuánto valen cinco puntos más de retención, según el modelo de Reichheld y Sasser',
    whatIf: 'qué aportaría recuperar a la quinta parte de los detractores, y de qué depende',
    columns: 'cómo se interpretó el archivo y por qué',
    excluded: 'todos los registros excluidos, con su línea y su motivo',
    json: 'lo mismo, para un programa',
    spanish: 'una exportación en español: ; y windows-1252, sin configurar nada',
  },
  exists: 'la carpeta ya existía y se dejó como estaba',
};

export const outputNames: Dictionary['outputNames'] = {
  isFolder: (folder) => `${folder} es una carpeta: en ella se escribió cada tabla como CSV`,
  holds: (file, format) => `${file} contiene ${format}, como dice --format`,
};

export const convert: Dictionary['convert'] = {
  written: (read, written, rejected) => `registros leídos ${read} = escritos ${written} + excluidos ${rejected}`,
};

export const verify: Dictionary['verify'] = {
  readOnce: (manifest, files) =>
    `de ${manifest} solo se pueden verificar las salidas: lo que llegó por ${files} (la entrada estándar o una tubería) no se puede leer otra vez`,
  outputsSound: (outputs) =>
    `${outputs === 1 ? '1 salida coincide' : `${outputs} salidas coinciden`} con el manifiesto; no se repitió nada`,
  sound: (inputs, outputs) =>
    `${inputs === 1 ? 'la entrada coincide' : `las ${inputs} entradas coinciden`} con el manifiesto, y la ejecución repetida dio los mismos bytes (${outputs === 1 ? '1 salida' : `${outputs} salidas`})`,
};

export const clusters: Dictionary['clusters'] = {
  snapshot: (table, snapshot) => `${table} se lee como estaba en su instantánea ${snapshot}`,
  again: (server, cause) => `${server} no terminó la consulta (${cause}): se intenta de nuevo`,
};

export const progress: Dictionary['progress'] = {
  reading: (file, percent) => `leyendo ${file} … ${percent} %`,
};
