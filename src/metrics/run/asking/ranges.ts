import type { DayRange, Question } from '../../../questions/question.ts';

/** The question, and one for each stretch of days that is compared: what of it was asked for. */
export function questionsOf(question: Question): readonly {
  readonly label: string;
  readonly days?: Pick<DayRange, 'first' | 'last'>;
  readonly question: Question;
}[] {
  const bare = { ...question, by: [] };
  return [
    { label: '', question },
    ...question.ranges.map(({ label, first, last }) => ({
      label,
      days: { first, last },
      question: { ...bare, from: later(question.from, first), to: earlier(question.to, last) },
    })),
  ];
}

const later = (day: string | null, other: string): string => (day !== null && day > other ? day : other);
const earlier = (day: string | null, other: string): string => (day !== null && day < other ? day : other);
