# Polars with its streaming engine, where it is installed; months as the first characters of the text, its fastest way.
import sys

import polars as pl

frame = (
    pl.scan_csv(sys.argv[1])
    .group_by(pl.col("submitted_at").str.slice(0, 7), "country", "nps")
    .len()
)
print(frame.collect(engine="streaming").height)
