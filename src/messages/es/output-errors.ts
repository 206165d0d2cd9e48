import type { Dictionary } from '../dictionary.ts';
import { because } from './causes.ts';

/** Lo que se dice de lo que se escribe, y de cómo se comprueba. */
export const outputErrors = {
  'output-is-input': (d) => ({
    message: `${d.file} es uno de los archivos que se leen; al escribir en él se destruiría`,
    hint: `indique otro archivo con ${d.option}`,
  }),
  'outputs-alike': (d) => ({
    message: `${d.a} y ${d.b} nombran un mismo archivo, ${d.file}: uno ocuparía el lugar del otro`,
    hint: 'indique dos archivos',
  }),
  'parts-there': (d) => ({
    message: `${d.folder} ya contiene ${d.part}: todos los archivos de una carpeta son una tabla, y sus registros contarían dos veces`,
    hint: `quite las partes de ese archivo, o indique otra carpeta`,
  }),
  'no-map': (d) => ({
    message: `${d.subject} no es un mapa de recorridos, y ${d.format} no dibuja otra cosa`,
    hint: `cx journeys ARCHIVO --format ${d.format}; lo demás que se dibuja está en la página de --format html`,
  }),
  'browser-missing': (d) => ({
    message: `no se puede imprimir ${d.file}: no hay ningún Chromium instalado (se buscó ${d.looked.join(', ')})`,
    hint: 'instale uno, o diga dónde está: CX_CHROMIUM=/ruta/a/chromium; una página (.html) no lo necesita',
  }),
  'printing-failed': (d) => ({
    message: `${d.browser} no pudo imprimir ${d.file}: ${d.why.es}`,
    hint: 'indique otro Chromium con CX_CHROMIUM, o imprima desde un navegador la página (.html)',
  }),
  'output-failed': (d) => ({ message: `no se pudo escribir ${d.file}: ${because(d.cause)}` }),
  'copy-failed': (d) => ({
    message: `no se pudo escribir una copia privada de ${d.file} en ${d.folder}: ${because(d.cause)}`,
    hint:
      d.cause === 'EFBIG'
        ? 'aquí los archivos no pueden ser tan grandes: vea el límite del intérprete con ulimit -f, y quítelo con ulimit -f unlimited'
        : 'ocupa tanto como todo el texto: indique una carpeta con espacio en la variable TMPDIR',
  }),
  'private-folder-failed': (d) => ({
    message: `no se pudo crear una carpeta para archivos privados en ${d.folder}: ${because(d.cause)}`,
    hint: 'indique en la variable TMPDIR una en la que se pueda escribir',
  }),
  'manifest-differs': (d) => ({ message: `${d.file} no coincide con el manifiesto: ${d.how.es}` }),
  'manifest-untrue': (d) => ({
    message: `${d.file} no es lo que da su ejecución: dice ${d.part} ${d.said}, y la misma ejecución dio ${d.gave}`,
  }),
  'manifest-of-other-version': (d) => ({
    message: `${d.file} es de la versión ${d.said}, y esta es la ${d.running}: una ejecución de otra versión no prueba nada`,
    hint: `verifíquelo con la versión ${d.said}`,
  }),
} satisfies Partial<Dictionary['errors']>;
