"""What lifelines says of data sets of survival.json: python test/reference/survival-lifelines.py > test/reference/survival-lifelines.json

Needs lifelines. Of curves: survival, cumulative hazard, median and the log-log limits; of groups: the log-rank test; of
covariates: Cox regression with Efron's ties.
"""

import json
import math
import pathlib
import sys
import warnings

import lifelines
import pandas
from lifelines.statistics import multivariate_logrank_test

warnings.simplefilter("ignore")

NAMES = [
    "lung of R survival",
    "veteran of R survival",
    "ovarian of R survival",
    "few ties",
    "many ties",
    "three times only",
    "entered late, few ties",
    "entered late, many ties",
    "indicators only, so that many are alike",
]


def people(case):
    names = [f"x{column}" for column in range(len(case["rows"][0][5]))]
    rows = []
    for time, event, entry, group, count, covariates in case["rows"]:
        row = {"time": time, "event": event, "entry": entry or 0, "group": group, **dict(zip(names, covariates))}
        rows += [row] * count
    return pandas.DataFrame(rows), names


def finite(values):
    return [float(value) if math.isfinite(value) else None for value in values]


def curve(data):
    entry = data["entry"] if data["entry"].any() else None
    fit = lifelines.KaplanMeierFitter().fit(data["time"], data["event"], entry=entry)
    hazard = lifelines.NelsonAalenFitter(nelson_aalen_smoothing=False).fit(data["time"], data["event"], entry=entry)
    times = sorted(set(data["time"]))
    limits = fit.confidence_interval_.loc[times]
    return {
        "time": times,
        "survival": finite(fit.survival_function_.loc[times].iloc[:, 0]),
        "conf_low": finite(limits.iloc[:, 0]),
        "conf_high": finite(limits.iloc[:, 1]),
        "cumulative_hazard": finite(hazard.cumulative_hazard_.loc[times].iloc[:, 0]),
    }


def log_rank(data):
    if data["entry"].any():
        return None
    test = multivariate_logrank_test(data["time"], data["group"], data["event"])
    return {"statistic": float(test.test_statistic), "p_value": float(test.p_value)}


def cox(data, names):
    late = {"entry_col": "entry"} if data["entry"].any() else {}
    columns = ["time", "event", *late.values(), *names]
    fit = lifelines.CoxPHFitter()
    fit.fit(data[columns].astype(float), "time", "event", fit_options={"precision": 1e-12}, **late)
    return {
        "coefficients": finite(fit.params_),
        "std_errors": finite(fit.standard_errors_),
        "log_likelihood": float(fit.log_likelihood_),
    }


def answer(case):
    data, names = people(case)
    return {"name": case["name"], "curve": curve(data), "log-rank": log_rank(data), "cox": cox(data, names)}


cases = json.loads((pathlib.Path(__file__).parent / "survival.json").read_text())["cases"]
json.dump(
    {
        "software": {"lifelines": lifelines.__version__},
        "cases": [answer(case) for case in cases if case["name"] in NAMES],
    },
    sys.stdout,
)
print()
