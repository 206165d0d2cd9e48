// What `cx customer-growth` and `cx churn` count of transactions by month, and the summary of customers to which `cx clv` fits its
// models, as queries of bare DuckDB: explicit typed columns, nothing sniffed and nothing checked.
import { DuckDBInstance } from '@duckdb/node-api';

const [metric, file, inactiveAfter = '90'] = process.argv.slice(2);
const path = `'${file.replaceAll("'", "''")}'`;
const paid = `
  paid AS (
    SELECT customer_id, occurred_at, amount
    FROM read_csv(${path}, auto_detect = false, header = true, delim = ',', quote = '"', columns = {
      'transaction_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'occurred_at': 'TIMESTAMP', 'amount': 'DECIMAL(18, 2)',
      'status': 'VARCHAR', 'country': 'VARCHAR', 'channel': 'VARCHAR'})
    WHERE status = 'paid'
  )`;

const growth = `
  WITH ${paid},
  months AS (
    SELECT customer_id, date_trunc('month', occurred_at) AS month, sum(amount) AS revenue FROM paid GROUP BY ALL
  ),
  turns AS (
    SELECT month, revenue,
      lag(month) OVER life AS before, lag(revenue) OVER life AS revenue_before, lead(month) OVER life AS after
    FROM months WINDOW life AS (PARTITION BY customer_id ORDER BY month)
  ),
  came AS (
    SELECT month, count(*) AS "end", sum(revenue) AS revenue_end,
      count(*) FILTER (before IS NULL) AS new, sum(revenue) FILTER (before IS NULL) AS revenue_new,
      count(*) FILTER (before < month - INTERVAL 1 MONTH) AS returned,
      sum(revenue) FILTER (before < month - INTERVAL 1 MONTH) AS revenue_reactivation,
      sum(greatest(revenue - revenue_before, 0)) FILTER (before = month - INTERVAL 1 MONTH) AS revenue_expansion,
      sum(greatest(revenue_before - revenue, 0)) FILTER (before = month - INTERVAL 1 MONTH) AS revenue_contraction
    FROM turns GROUP BY month
  ),
  went AS (
    SELECT month + INTERVAL 1 MONTH AS month, count(*) AS lost, sum(revenue) AS revenue_churn
    FROM turns WHERE after IS NULL OR after > month + INTERVAL 1 MONTH GROUP BY ALL
  )
  SELECT came.*, lost, revenue_churn, lag("end") OVER (ORDER BY month) AS start
  FROM came LEFT JOIN went USING (month) ORDER BY month`;

const churn = `
  WITH ${paid},
  days AS (SELECT DISTINCT customer_id, CAST(occurred_at AS DATE) AS day FROM paid),
  turns AS (
    SELECT day, lag(day) OVER life AS before, lead(day) OVER life AS after
    FROM days WINDOW life AS (PARTITION BY customer_id ORDER BY day)
  ),
  moves AS (
    SELECT date_trunc('month', day) AS month,
      count(*) FILTER (before IS NULL) AS new, count(*) FILTER (before + ${inactiveAfter} < day) AS returned, 0 AS lost
    FROM turns GROUP BY ALL
    UNION ALL
    SELECT date_trunc('month', day + ${inactiveAfter}), 0, 0, count(*) FROM turns
    WHERE (after IS NULL OR after > day + ${inactiveAfter}) AND day + ${inactiveAfter} <= (SELECT max(day) FROM days)
    GROUP BY ALL
  ),
  months AS (SELECT month, sum(new) AS new, sum(returned) AS returned, sum(lost) AS lost FROM moves GROUP BY month)
  SELECT *, sum(new + returned - lost) OVER (ORDER BY month) AS "end" FROM months ORDER BY month`;

const clv = `
  WITH ${paid},
  days AS (SELECT customer_id, CAST(occurred_at AS DATE) AS day, sum(amount) AS amount FROM paid GROUP BY ALL),
  customers AS (
    SELECT min(day) AS first, max(day) AS last, count(*) - 1 AS repeats, sum(amount) - min_by(amount, day) AS spend
    FROM days GROUP BY customer_id
  ),
  histories AS (
    SELECT repeats, last - first AS recency, (SELECT max(day) FROM days) - first AS age, spend, count(*) AS customers
    FROM customers GROUP BY ALL
  )
  SELECT count(*) AS histories, sum(customers) AS customers, sum(spend * customers) AS spend FROM histories`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const reader = await connection.runAndReadAll({ churn, 'customer-growth': growth, clv }[metric]);
console.log(JSON.stringify(reader.getRowObjectsJson()));
