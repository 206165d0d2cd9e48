import { agree } from '../../messages/agreement.ts';
import type { Question } from '../../questions/question.ts';
import type { Notice } from '../../results/result.ts';

/** Contacts that share their moment with another of their journey stand in the order of the files. */
export const tiedNotice = (tied: number, contacts: number): Notice[] => {
  if (tied === 0) return [];
  const share = Math.round((100 * tied) / contacts);
  return [
    {
      severity: 'warning',
      code: 'tied-times',
      message: {
        en: `${tied} of ${contacts} contacts (${share} %) share their time with another of their journey: those stand in the order of the lines`,
        es: `${tied} de ${contacts} contactos (${share} %) comparten su hora con otro de su recorrido: esos siguen el orden de las líneas`,
      },
    },
  ];
};

/** Nothing says which journeys succeeded. */
export const noConversion: Notice = {
  severity: 'info',
  code: 'no-conversion',
  message: {
    en: 'nothing says which journeys succeeded: name the touchpoints that do with --conversion',
    es: 'nada dice qué recorridos tuvieron éxito: indique los puntos de contacto que lo son con --conversion',
  },
};

/** In the days that were asked for nobody was at some touchpoints that are a success. */
export const conversionsOutside = (names: readonly string[]): Notice[] =>
  names.length === 0
    ? []
    : [
        {
          severity: 'warning',
          code: 'no-conversion',
          message: {
            en: `no contact of the journeys that began in the days asked for is at ${names.join(', ')} (--conversion)`,
            es: `ningún contacto de los recorridos que empezaron en los días pedidos está en ${names.join(', ')} (--conversion)`,
          },
        },
      ];

export const scoresUnread = (scores: number): Notice[] =>
  scores === 0
    ? []
    : [
        {
          severity: 'warning',
          code: 'scores-unread',
          message: {
            en: `${scores} ${agree(scores, 'score', 'scores')} cannot be read or lie out of the scale, such as 0 or 99: their contacts count as not rated`,
            es: `${scores} ${agree(scores, 'nota no se lee o queda', 'notas no se leen o quedan')} fuera de la escala, como 0 o 99: sus contactos cuentan sin nota`,
          },
        },
      ];

/** Days that were asked for choose journeys, and contacts of the others are in no number though they were read. */
export const outsideAsked = ({ began }: Pick<Question, 'began'>): Notice[] =>
  began === undefined
    ? []
    : [
        {
          severity: 'info',
          code: 'journeys-outside',
          message: {
            en: 'journeys count that began in the days asked for, and are kept whole; contacts of the others are used to tell which those are, and are in no number',
            es: 'cuentan los recorridos que empezaron en los días pedidos, y se mantienen enteros; los contactos de los demás sirven para saber cuáles son, y no están en ningún número',
          },
        },
      ];
