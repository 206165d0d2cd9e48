# pandas, where it is installed.
import sys

import pandas as pd

frame = pd.read_csv(sys.argv[1], usecols=["submitted_at", "country", "nps"])
print(len(frame.groupby([frame["submitted_at"].str[:7], "country", "nps"]).size()))
