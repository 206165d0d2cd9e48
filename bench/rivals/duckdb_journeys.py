# What `cx journeys` counts: steps with quantiles of their pauses, and paths; DuckDB's own Python, explicit typed columns, nothing
# checked.
import sys

import duckdb

connection = duckdb.connect()
columns = {
    "journey_id": "VARCHAR", "customer_id": "VARCHAR", "occurred_at": "TIMESTAMP", "touchpoint": "VARCHAR",
    "channel": "VARCHAR", "outcome": "VARCHAR", "satisfaction_score": "INTEGER",
}
connection.execute(
    "CREATE TABLE contacts AS SELECT journey_id, occurred_at, touchpoint FROM read_csv(?, header = true, auto_detect = false, delim = ',', quote = '\"', columns = ?)",
    [sys.argv[1], columns],
)
steps = connection.execute("""
WITH turns AS (
  SELECT touchpoint, lead(touchpoint) OVER journey AS next, lead(occurred_at) OVER journey - occurred_at AS pause
  FROM contacts WINDOW journey AS (PARTITION BY journey_id ORDER BY occurred_at)
)
SELECT touchpoint, next, count(*), quantile_cont(epoch(pause), [0.5, 0.9]) FROM turns GROUP BY ALL ORDER BY ALL
""").fetchall()
variants = connection.execute("""
WITH paths AS (SELECT string_agg(touchpoint, ' > ' ORDER BY occurred_at) AS path FROM contacts GROUP BY journey_id)
SELECT path, count(*) AS journeys FROM paths GROUP BY path ORDER BY journeys DESC, path
""").fetchall()
print(len(steps), len(variants))
