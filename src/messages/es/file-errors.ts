import type { Dictionary } from '../dictionary.ts';
import { because } from './causes.ts';
import { count, meant } from './phrases.ts';

/** Lo que se dice de los archivos que no se pueden leer como están. */
export const fileErrors = {
  'file-not-found': (d) => ({ message: `no existe el archivo ${d.file}${meant(d.nearest)}` }),
  'scenario-file-not-found': ({ file, scenario, folder }) => ({
    message: `no existe el archivo ${file}: los archivos que nombra ${scenario} se buscan desde su propia carpeta, ${folder}`,
    hint: `devuelva ${scenario} adonde se guardó, o escriba en él dónde está ahora el archivo`,
  }),
  'file-twice': (d) => ({
    message:
      d.file === d.first
        ? `${d.file} se indica dos veces, y sus registros contarían dos veces`
        : `${d.file} y ${d.first} son el mismo archivo, y sus registros contarían dos veces`,
    hint: 'indíquelo una sola vez',
  }),
  'not-readable': (d) => ({ message: `no se puede leer ${d.file}: ${because(d.cause)}` }),
  'not-a-file': (d) => ({
    message: `${d.file} no es un archivo, sino ${d.is.es}`,
    hint: 'indique los archivos que contiene, por ejemplo con un patrón: "carpeta/*.csv"',
  }),
  'read-once': (d) => ({
    message: `${nameOf(d.file)} se puede leer una vez, y se indica dos veces${d.first === d.file ? '' : `, también como ${d.first}`}`,
    hint: 'guarde lo que llega en un archivo, e indique este: cat > respuestas.csv',
  }),
  'is-device': (d) => ({
    message: `${d.file} es un dispositivo, y no contiene ninguna tabla`,
    hint: 'indique un archivo, o - para la entrada estándar',
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
    hint: `corrija esa línea o indique dónde está el encabezado: --header-line ${d.headerLine ?? 'N'}`,
  }),
  'header-looks-like-data': (d) => ({
    message: `${d.file}: la primera fila parece de datos (${d.row}): ¿es el encabezado o son datos?`,
    hint: '--header-rows 1 si es el encabezado, --header-rows 0 si no lo hay',
  }),
  'second-table': (d) => ({
    message: `${d.file}: en la línea ${d.line} empieza una segunda tabla`,
    hint: `divida el archivo: una tabla por archivo; o, si lo de encima es un título: --header-line ${d.line}`,
  }),
  'too-many-bad-records': (d) => ({
    message: `${d.file}: ${d.bad} de ${count(d.records, 'registro', 'registros')} ${d.bad === 1 ? 'tiene' : 'tienen'} errores de estructura; el primero, en la línea ${d.line} (${d.reason})`,
    hint:
      d.reason === 'stray-quote'
        ? 'si las comillas son signos del texto, como en pantalla de 5": --quote none; si no, compruébelo con: cx columns ARCHIVO'
        : 'quizá el delimitador sea otro: --delimiter ";"; compruébelo con: cx columns ARCHIVO',
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
  'parquet-broken': (d) => ({
    message: `${d.file} es un archivo Parquet dañado: ${d.why.es}`,
    hint: 'expórtelo o descárguelo de nuevo',
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
} satisfies Partial<Dictionary['errors']>;

const nameOf = (file: string) => (file === '-' ? 'la entrada estándar' : file);
