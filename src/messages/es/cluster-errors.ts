import type { Dictionary } from '../dictionary.ts';
import { list } from './phrases.ts';

/** Lo que se dice de las tablas que están en un clúster. */
export const clusterErrors = {
  'cluster-address': (d) => ({
    message: `${d.address} no nombra una tabla de un clúster`,
    hint: 'escriba trino://host:port/catalog/schema/table, o trino+https://… con TLS; los signos de los nombres, como en cualquier URL: %2F es una barra',
  }),
  'cluster-password-shown': (d) => ({
    message: `la dirección ${d.address} se escribió con una contraseña, que otros pueden ver: cámbiela`,
    hint: 'la contraseña va en la variable CX_TRINO_PASSWORD; un token, en CX_TRINO_TOKEN',
  }),
  'cluster-password-plain': (d) => ({
    message: `hay una contraseña o un token, y nada los protege en el camino hasta ${d.server}: no se enviaron`,
    hint: 'escriba trino+https://…, o quite CX_TRINO_PASSWORD y CX_TRINO_TOKEN del entorno',
  }),
  'cluster-unreachable': (d) => ({
    message: `ningún Trino responde en ${d.server}: ${d.cause}`,
    hint: 'revise el host y el puerto, si el coordinador está en marcha y si habla TLS (trino+https://)',
  }),
  'cluster-untrusted': (d) => ({
    message: `el certificado de ${d.server} no es de confianza: ${d.cause}`,
    hint: 'indique en la variable CX_TRINO_CA el archivo con el certificado de quien lo firmó',
  }),
  'cluster-ca-unreadable': (d) => ({
    message: `no se pueden leer los certificados de ${d.file}: ${d.cause}`,
    hint: 'CX_TRINO_CA nombra un archivo en formato PEM',
  }),
  'cluster-refused': (d) => ({
    message: `${d.server} no reconoce a este usuario con esta contraseña o este token`,
    hint: 'el usuario va en la dirección o en CX_TRINO_USER; la contraseña, en CX_TRINO_PASSWORD; un token, en CX_TRINO_TOKEN',
  }),
  'cluster-forbidden': (d) => ({
    message: `${d.server} no permite a este usuario leer la tabla`,
    hint: 'pregunte a quien administra el clúster, o nombre a otro usuario: trino://user@host:port/…',
  }),
  'cluster-not-found': (d) => ({
    message: `${d.server} no tiene ${d.is.es}${d.name === null ? ' de ese nombre' : ` '${d.name}'`}`,
    hint: 'una dirección es trino://host:port/catalog/schema/table',
  }),
  'cluster-type': (d) => ({
    message: `${d.table}: los valores de ${d.column} son del tipo ${d.type}, que no tiene texto`,
    hint: 'haga una vista en la que la columna sea varchar, número o fecha, y nombre la vista',
  }),
  'cluster-silent': (d) => ({
    message: `la consulta en ${d.server} no avanzó durante ${d.seconds} segundos, y se terminó`,
    hint: 'revise el clúster; para esperar más: --silence-seconds y --recovery-seconds',
  }),
  'cluster-gone': (d) => ({
    message: `${d.server} no terminó la consulta, que se intentó ${d.tries} veces: ${d.cause}`,
    hint: 'revise los nodos del clúster y repita la orden',
  }),
  'cluster-failed': (d) => ({
    message: `${d.server} no pudo hacer la consulta: ${d.name}`,
    hint: d.isOfMemory
      ? 'necesita más memoria o tiempo de lo que da el clúster: pida menos columnas (--by, --where), o pida más'
      : 'su página en el clúster, que --verbose indica, dice más',
  }),
  'cluster-many-texts': (d) => ({
    message: `las columnas pedidas tienen en ${d.table} más combinaciones de textos de las que entrega un clúster`,
    hint: 'pida menos columnas (--by, --where, --weight), o periodos más largos',
  }),
  'cluster-many-records': (d) => ({
    message: `${d.table} tiene ${d.records} registros: clientes, compras y recorridos se cuentan en un clúster hasta ${d.most}`,
    hint: 'haga una vista con los años o clientes que importan, y nombre la vista',
  }),
  'cluster-many-words': (d) => ({
    message: `${d.column} tiene en ${d.table} más de ${d.most} identificadores que son palabras, o que cambió una hoja de cálculo: saldrían del clúster`,
    hint: 'haga una vista cuyos identificadores tengan cifras y no espacios, como C0001 o ana7@example.com, y nombre la vista',
  }),
  'cluster-repeats': (d) => ({
    message: `${d.ids} valores de ${d.header} están en varios registros: en un clúster aún no se decide cuál cuenta`,
    hint: 'haga una vista en la que cada uno esté una vez, y nombre la vista',
  }),
  'cluster-persons': (d) => ({
    message: `lo pedido necesita ${d.column} de cada registro, que se queda en el clúster`,
    hint: 'pregunte sin columnas de otros archivos (--by, --where), o exporte las tablas y nombre los archivos',
  }),
  'cluster-rows-stay': (d) => ({
    message: `los registros de ${d.table} se quedan en el clúster, y lo pedido los necesita uno a uno`,
    hint: 'expórtelos como CSV o Parquet donde esté permitido, y nombre los archivos',
  }),
  'cluster-header-rows': (d) => ({
    message: `entre las primeras filas de ${d.table} hay encabezados o totales, que no son registros`,
    hint: 'haga una vista sin ellos, y nombre la vista',
  }),
  'cluster-metric': (d) => ({
    message: `${d.metric} aún no se cuenta en un clúster`,
    hint: `se cuentan: ${list(d.known, 40)}; para las demás, nombre archivos`,
  }),
  'cluster-option': (d) => ({
    message: `${d.option} no va con tablas de un clúster, cuyos registros se quedan allí`,
    hint: 'quítela, o nombre archivos',
  }),
  'cluster-and-files': (d) => ({
    message: `${d.table} y ${d.other} no están en un mismo sitio: se leen archivos, o tablas de un solo clúster`,
    hint: 'lleve el archivo al clúster (cx convert … --format parquet), o exporte la tabla',
  }),
} satisfies Partial<Dictionary['errors']>;
