import type { Language, Text } from '../messages/language.ts';
import type { Findings } from './result.ts';

/** Findings in one language: every text becomes the words of that language. Nothing else changes. */
export function localized(findings: Findings, language: Language): Findings<string> {
  const say = (text: Text) => text[language];
  return {
    headlines: findings.headlines.map(({ label, method, ...rest }) => ({
      ...rest,
      label: say(label),
      ...(method === undefined ? {} : { method: say(method) }),
    })),
    tables: findings.tables.map(({ title, columns, ...rest }) => ({
      ...rest,
      title: say(title),
      columns: columns.map((column) => ({ ...column, label: say(column.label), meaning: say(column.meaning) })),
    })),
    charts: findings.charts.map(({ title, ...rest }) => ({ ...rest, title: say(title) })),
    notices: findings.notices.map(({ message, ...rest }) => ({ ...rest, message: say(message) })),
  };
}
