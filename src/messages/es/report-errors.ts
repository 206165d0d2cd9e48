import type { Dictionary } from '../dictionary.ts';
import { meant } from './phrases.ts';

/** Qué falla en lo que un informe ha de ser, o en dónde se escribe. */
export const reportErrors: Pick<
  Dictionary['errors'],
  | 'settings-missing'
  | 'settings-there'
  | 'inputs-missing'
  | 'setting-unknown'
  | 'setting-invalid'
  | 'metric-unserved'
  | 'nothing-served'
  | 'checks-failed'
  | 'output-at-work'
  | 'output-no-file'
  | 'output-not-ours'
  | 'history-unreadable'
> = {
  'settings-missing': (d) => ({
    message: `en esta carpeta no hay ${d.file}, que dice de qué se hace el informe`,
    hint: 'se escribe a partir de sus archivos con: cx init ARCHIVO…',
  }),
  'settings-there': (d) => ({
    message: `ya hay un ${d.file}, y se deja como está`,
    hint: 'muévalo antes, o cámbielo a mano',
  }),
  'inputs-missing': (d) => ({
    message: `${d.file} no nombra archivos: no tiene [inputs]`,
    hint: 'por ejemplo: [inputs] responses = "respuestas.csv"; o muévalo y escriba: cx init ARCHIVO…',
  }),
  'setting-unknown': (d) => ({
    message: `${d.file} fija '${d.key}', que no se conoce${meant(d.nearest)}`,
    hint: `aquí se conocen: ${d.known.join(', ')}`,
  }),
  'setting-invalid': (d) => ({
    message: `${d.file}: ${d.key} no puede ser ${d.value}${meant(d.nearest)}`,
    hint: `admite ${d.expected.es}`,
  }),
  'metric-unserved': (d) => ({
    message: `${d.file} pide ${d.metric}, y sus archivos no lo permiten: ${d.why.es}`,
    hint: `añada el archivo en [inputs], o quite ${d.metric} del informe`,
  }),
  'nothing-served': (d) => ({
    message:
      d.files === null
        ? `los archivos de ${d.file} no permiten ninguna métrica`
        : `${d.files.join(' ')}: no permiten ninguna métrica`,
    hint: `cx columns ARCHIVO dice cómo se entiende un archivo; qué encabezado hace de cada columna: ${
      d.files === null ? '[inputs.map]' : `cx init ${d.files.join(' ')} --map COLUMNA=ENCABEZADO`
    }`,
  }),
  'checks-failed': (d) => ({
    message: `no se ${d.failed === 1 ? 'cumple' : 'cumplen'} ${d.failed} de ${d.of} ${d.of === 1 ? 'comprobación' : 'comprobaciones'}`,
  }),
  'output-at-work': (d) => ({
    message: `el proceso ${d.process} de ${d.host} escribe en ${d.output} desde ${d.since}`,
    hint: `espere a que acabe; si ya no existe, borre ${d.lock}`,
  }),
  'output-no-file': (d) => ({
    message: `${d.output} existe y no es un archivo (es un dispositivo, una tubería o un enlace), y se deja como está: un informe solo sustituye archivos`,
    hint: 'nombre un archivo, o quite lo que hay allí',
  }),
  'output-not-ours': (d) => ({
    message: `${d.file} ya existe y no lo escribió ningún informe: se deja como está y no se escribió nada`,
    hint: 'muévalo, o indique otra carpeta en report.output',
  }),
  'history-unreadable': (d) => ({
    message: `la línea ${d.line} de ${d.file} no es una entrada de un historial: ${d.why.es}`,
    hint: 'solo lo escribe cx report: corrija la línea, o nombre otro archivo en report.history',
  }),
};
