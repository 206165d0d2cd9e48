import type { Dictionary } from '../dictionary.ts';

/** Lo que muestra `cx help <tema>` además de la ayuda de los comandos. */
export const topics: Readonly<Record<keyof Dictionary['topics'], string>> = {
  where: `Condiciones: --where '<condición>'

Solo cuentan los registros que cumplen la condición; los demás se excluyen por el filtro, y el balance dice cuántos.

  country = "ES"                    los textos van entre comillas dobles o simples, y se comparan letra por letra
  country != "ES"
  country in ("ES", "MX")           uno de varios; not in (…) ninguno de ellos
  comment contains "devolución"     una parte de un texto
  plan is blank                     no hay nada en la celda; is not blank
  amount > 100                      un número sin comillas compara números: también = != < <= >=; 40% es 40
  submitted_at >= "2026-01-01"      las fechas con el año delante se ordenan como textos
  \`net score\` = 9                   una columna cuyo nombre no es una sola palabra va entre acentos graves
  country = "ES" and (plan = "pro" or not segment is blank)

Las fechas escritas de otro modo que con el año delante se eligen con --from y --to: una condición sobre ellas se rechaza.

Las columnas se llaman como los encabezados del archivo, o como muestra cx columns ARCHIVO. En una terminal toda la
condición va entre comillas simples; una comilla simple dentro se escribe '\\''. En cx.toml: where = 'country = "ES"'.

  $ cx nps respuestas.csv --where 'country = "ES" and channel in ("web", "app")'
  $ cx churn clientes.csv --where 'plan is not blank'
`,
};
