# Polars with its streaming engine, where it is installed.
import sys

import polars as pl

frame = (
    pl.scan_csv(sys.argv[1], try_parse_dates=True)
    .group_by(pl.col("submitted_at").dt.truncate("1mo"), "country", "nps")
    .len()
)
print(frame.collect(engine="streaming").height)
