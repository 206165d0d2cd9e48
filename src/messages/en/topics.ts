/** What `cx help <topic>` prints beside the help of commands. */
export const topics = {
  where: `Conditions: --where '<condition>'

Only records that meet the condition count; the others are left out as filtered, and the accounting says how many.

  country = "ES"                    texts stand in double or single quotes, and are compared letter for letter
  country != "ES"
  country in ("ES", "MX")           one of several; not in (…) none of them
  comment contains "refund"         a part of a text
  plan is blank                     nothing stands in the cell; is not blank
  amount > 100                      a number without quotes compares numbers: also = != < <= >=; 40% is 40
  submitted_at >= "2026-01-01"      dates with the year first are in order as texts
  \`net score\` = 9                   a column whose name is not one word stands in backticks
  country = "ES" and (plan = "pro" or not segment is blank)

Dates that are written otherwise than with the year first are chosen by --from and --to: a condition on them is refused.

Columns go by the headers of the file, or by the names that cx columns FILE shows. In a shell the whole condition stands in
single quotes; a single quote within it is written '\\''. In cx.toml: where = 'country = "ES"'.

  $ cx nps responses.csv --where 'country = "ES" and channel in ("web", "app")'
  $ cx churn customers.csv --where 'plan is not blank'
`,
};
