import type { Dictionary } from '../dictionary.ts';

/** Los números de una razón llevan coma decimal. */
const comma = (number: string): string => number.replace(/(\d)\.(\d)/gu, '$1,$2');

/** Lo que un informe dice de sí, y lo que se cuenta mientras se hace. */
export const reports: Dictionary['reports'] = {
  title: 'Informe de clientes',
  optionsThere: (table) =>
    `en cx.toml: --map es [inputs.map], y otra opción, una línea bajo [${table}], sin sus guiones`,
  checks: {
    of: {
      conf_low: (label) => `el extremo inferior del intervalo de ${label}`,
      conf_high: (label) => `el extremo superior del intervalo de ${label}`,
      n: (label) => `la base de ${label}`,
      change: (label) => `el cambio de ${label} desde la ejecución anterior`,
      records: () => 'el número de registros',
      excluded_share: (metric) =>
        metric === null
          ? 'la proporción de registros excluidos'
          : `la proporción de registros excluidos (por ${metric})`,
      age_days: () => 'la antigüedad de la última fecha en días',
    },
    passed: (what, found, expect) => `${what} es ${comma(found)}, como se esperaba (${comma(expect)})`,
    failed: (what, found, expect) => `${what} es ${comma(found)}, y se espera ${comma(expect)}`,
    nothing: (what, expect) => `${what} no tiene valor, y se espera ${comma(expect)}`,
    changeOtherwise: (label) => `el cambio de ${label} desde la ejecución anterior, que se preguntó de otro modo,`,
    noBefore: (label) => `ninguna ejecución anterior dice ${label}: no hay con qué comparar`,
    ahead: (date) => `la última fecha es ${date}, posterior al día desde el que se cuenta su antigüedad`,
    askedOtherwise: 'preguntado de otro modo que en el informe anterior: no se compara con él',
    onDay: (date, expect) =>
      `la última fecha es ${date}; el día de la ejecución se espera que su antigüedad en días sea ${comma(expect)}`,
    unread: 'ninguna métrica del informe lo lee',
  },
  init: {
    head: 'Lo que cx report hace de estos archivos. cx report --help dice todo lo que puede haber aquí.',
    optionsOfAll: 'Opciones de todas las métricas, como las da cx nps --help; por ejemplo:',
    map: 'Qué encabezado hace de una columna, si no se encontró: cx columns ARCHIVO dice cuál.',
    different: (file, relation) =>
      `${file} también es de ${relation}, con otras columnas: nómbrelo aquí en su lugar, en una lista, o en otra carpeta`,
    unknown: (file) => `no se entendió ${file}: cx columns ${file}`,
    unread: (relation, by) => `ninguna de estas métricas lee ${relation}, solo ${by}`,
    presentation: 'Lo que lleva arriba; el logo es un archivo PNG, JPEG o SVG.',
    metrics: 'Todas las que los archivos permiten, salvo que esta línea, sin su marca, diga cuáles y en qué orden:',
    leftOut: (metric, why) => `no ${metric}: ${why}`,
    places:
      'Solo aquí se dice dónde van los archivos. El historial guarda las cifras de cada ejecución, nunca ids ni valores de registros.',
    options: 'Opciones de una métrica, como las da su --help:',
    checks: 'Una comprobación que no se cumple hace que cx report acabe con 4:',
    wrote: (file, inputs, metrics) =>
      `${file}: ${inputs}; ${metrics} ${metrics === 1 ? 'métrica' : 'métricas'}. Ahora: cx report`,
  },
  log: {
    leftOut: (metric, why) => `${metric} queda fuera: ${why}`,
    gone: (metric, day) => `${metric} estaba en el informe ${day === null ? 'anterior' : `a ${day}`} y no está en este`,
    unread: (relation) => `ninguna métrica del informe lee inputs.${relation}`,
    calculated: (metric) => `${metric} calculada`,
    hiddenAlike: (metric, minN) =>
      `${metric} también oculta los grupos de menos de ${minN}, como otra métrica de las mismas personas`,
    wrote: (file) => `se escribió ${file}`,
    unchanged: (file) => `${file} sigue como estaba`,
    removed: (file) => `se borró ${file}, que el informe ya no tiene`,
    check: (subject, reason) => `comprobación de ${subject}: ${reason}`,
    checkFailed: (subject, reason) => `no se cumple una comprobación: ${subject}: ${reason}`,
    recovered: (output) => `${output}: se terminó lo que una ejecución interrumpida había empezado`,
  },
};
