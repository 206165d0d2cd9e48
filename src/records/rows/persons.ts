import { fold } from '../../values/folding.ts';
import type { Sample } from './sample.ts';

/** Headers of columns that say who answered. */
const ofPersons =
  /^(?:(?:full|first|last|customer|client|contact|user|respondent|person|guest|patient) ?names?|names?|surname|e ?mails?(?: address)?|(?:customer|contact|user|person|respondent|correo|direccion de correo)(?: e ?mail| electronico)?|correo|phone(?: number)?|telefono|movil|user ?name|usuario|nombres?(?: (?:y apellidos|completo|del cliente|cliente))?|apellidos?|cliente|customer|client|contacto|encuestad[oa]|respondent|persona|person|employee|empleado|empleada|member|socio|guest|huesped|patient|paciente|order(?: id| no| number)?|pedido|ticket(?: id| no| number)?|case(?: id| no| number)?|session(?: id)?)$/u;

/** Whether a column says who, or what, each row is of: names, addresses, numbers of orders, no two alike. */
export function hasPersons(sample: Sample, answers: string): boolean {
  return sample.headers.some((header) => {
    if (header === answers) return false;
    const written = sample.column(header).filter((cell) => cell !== '');
    const areMails = written.length > 0 && written.every((cell) => /^\S+@\S+\.\S+$/u.test(cell));
    return areMails || (ofPersons.test(fold(header)) && areNames(written) && written.length * 2 > sample.rows.length);
  });
}

/** Words, or codes with letters: a number under `customers` is how many. */
const areNames = (written: readonly string[]) =>
  written.length > 0 && written.every((cell) => /\p{L}/u.test(cell)) && new Set(written).size === written.length;
