"""Values to 40 digits by mpmath: python test/reference/buying.py > test/reference/buying.json

Needs mpmath. Expectations are integrals over the customers' hidden rates and chances, so that they share no formula with
ours; probabilities of counts are sums and integrals too.
"""

import itertools
import json
import sys

import mpmath
from mpmath import beta, digamma, exp, gamma, hyp2f1, inf, log, loggamma, mpf, quad

mpmath.mp.dps = 40


def case(name, arguments, value):
    return {"function": name, "arguments": arguments, "expected": float(value)}


def functions():
    for x in [1e-9, 0.01, 0.3, 1, 2.5, 9.999, 10, 33.3, 1e4, 1e12]:
        yield case("digamma", [x], digamma(mpf(x)))
    for a, b in [(1e-6, 1e-6), (0.3, 0.7), (2, 9), (5, 1e4), (0.2, 1e12), (1e5, 1e6), (1e8, 3), (12, 11)]:
        yield case("logBeta", [a, b], loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b)))
    for x, n in [(1e-8, 1), (0.25, 3), (3.3, 10000), (9.99, 0.5), (10, 7), (123.4, 5), (1e13, 5), (1e13, 1e6), (5e3, 0.01)]:
        yield case("logRising", [x, n], loggamma(mpf(x) + mpf(n)) - loggamma(mpf(x)))
        yield case("logRisingSlope", [x, n], digamma(mpf(x) + mpf(n)) - digamma(mpf(x)))
    for a, b, c, z in hypergeometric_arguments():
        yield case("hypergeometric", [a, b, c, z], hyp2f1(mpf(a), mpf(b), mpf(c), mpf(z)))
    for a, b, c, z in [(0.7, -0.3, 2.2, 0.4), (3, 1e-7, 0.5, 0.99), (1.2, 2, -0.6, 0.999), (-3.4, 0.2, 60, 0.95), (0.5, 0.5, 1e-6, 0.7), (16, 19.5, 21.9, 0.9995), (31, 14, 33, 0.99998)]:
        value = (hyp2f1(mpf(a), mpf(b), mpf(c), mpf(z)) - 1) * mpf(c) / mpf(b)
        yield case("hypergeometricExcess", [a, b, c, z], value)


def hypergeometric_arguments():
    shares = [0, 1e-6, 0.1, 0.5, 0.89, 0.91, 0.99, 0.99999]
    # The chance that a customer is still there later: r + x, b + x; a + b + x.
    for (r, a, b), x, z in itertools.product([(0.24, 0.79, 2.43), (1.5, 0.2, 0.3), (3, 5, 40)], [0, 1, 30], shares):
        yield r + x, b + x, a + b + x, z
    # Who is a customer for years to come.
    for (a, b), n, d in itertools.product([(0.7041, 1.182), (0.6681, 3.8061), (3, 0.2), (1, 50)], [0, 1, 10], [0.01, 0.1, 0.5]):
        yield 1, b + n, a + b + n, 1 / (1 + d)
    for m, s, z in itertools.product([0.3, 1.5, 20, 300], [0.2, 1, 7.5], [-50, -2, -0.4, 0.3, 0.97]):
        yield 1, m, m + s + 1, z
    for a, b, c, z in [(300, 0.5, 305, 0.999), (1000.24, 1002.4, 1003.2, 0.5), (0.4, 0.6, 1, 0.5), (2, 3, 5, 0.999999), (16, 20, 22, 0.9995), (31, 14, 33, 0.99998)]:
        yield a, b, c, z


def chance(a, b, of):
    """The mean of a function of a beta variable."""
    a, b = mpf(a), mpf(b)
    inner = quad(lambda p: of(p) * p ** (a - 1) * (1 - p) ** (b - 1), [0, 0.001, 0.03, 0.2, 0.5, 0.8, 0.99, 1])
    return inner / beta(a, b)


def beta_geometric():
    sets = [(0.2425945, 4.413602, 0.792922, 2.425907), (1.3, 0.5, 0.4, 0.45), (0.8, 7, 1, 3), (2, 3, 6, 0.7), (30, 40, 1.5, 2)]
    histories = [(0, 0, 0), (0, 0, 38.857142857142854), (1, 3, 30), (2, 30.428571428571427, 38.857142857142854), (25, 80, 81), (4, 0.5, 400)]
    for (name, first), parameters, (x, recency, age) in itertools.product([("bg", 0), ("mbg", 1)], sets, histories):
        r, alpha, a, b = map(mpf, parameters)
        chances = x + first
        here = beta(a, b + chances) / (alpha + age) ** (r + x)
        left = beta(a + 1, b + chances - 1) / (alpha + recency) ** (r + x) if chances > 0 else mpf(0)
        constant = gamma(r + x) / gamma(r) * alpha**r / beta(a, b)
        history = {"repeats": x, "recency": recency, "age": age}
        for time in [0.5, 39, 5000]:
            grows = lambda p: (1 - (1 + p * time / (alpha + age)) ** -(r + x)) / p
            lasts = lambda p: (1 + p * time / (alpha + age)) ** -(r + x)
            alive = here / (here + left)
            yield {
                "model": name,
                "parameters": parameters,
                "history": history,
                "time": time,
                "log_likelihood": float(log(constant * (here + left))),
                "p_alive": float(alive),
                "p_alive_later": float(alive * chance(a, b + chances, lasts)),
                "expected_purchases": float(alive * chance(a, b + chances, grows)),
            }


def pareto():
    sets = [(0.553277, 10.577683, 0.606240, 11.668735), (1.3, 0.5, 0.4, 8), (0.8, 20, 1, 3), (2, 3, 6, 3), (15, 10, 1.5, 400)]
    histories = [(0, 0, 0), (0, 0, 38.857142857142854), (1, 3, 30), (2, 30.428571428571427, 38.857142857142854), (25, 80, 81), (4, 0.5, 400)]
    for parameters, (x, recency, age) in itertools.product(sets, histories):
        r, alpha, s, b = map(mpf, parameters)
        here = (alpha + age) ** -(r + x) * (b + age) ** -s
        recency_, age_ = mpf(recency), mpf(age)
        places = [recency_ + (age_ - recency_) * mpf(share) for share in [0, 0.01, 0.1, 0.4, 1]]
        left = s * quad(lambda y: (alpha + y) ** -(r + x) * (b + y) ** -(s + 1), places) if age > recency else mpf(0)
        alive = here / (here + left)
        constant = gamma(r + x) / gamma(r) * alpha**r * b**s
        for time in [0.5, 39, 5000]:
            later = ((b + age) / (b + age + time)) ** s
            expected = (r + x) / (alpha + age) * quad(lambda t: ((b + age) / (b + age + t)) ** s, [0, mpf(time) / 100, mpf(time) / 10, time])
            yield {
                "model": "pareto",
                "parameters": parameters,
                "history": {"repeats": x, "recency": recency, "age": age},
                "time": time,
                "log_likelihood": float(log(constant * (here + left))),
                "p_alive": float(alive),
                "p_alive_later": float(alive * later),
                "expected_purchases": float(alive * expected),
            }


def first_event():
    for m, s, ratio in itertools.product([0.2, 1, 7.3, 10000], [0.05, 1, 30], [1e-4, 0.2, 1, 1.5, 40, 3000]):
        m_, s_ = mpf(m), mpf(s)
        value = s_ / (m_ + s_) * hyp2f1(1, m_, m_ + s_ + 1, 1 - mpf(ratio))
        yield case("firstEvent", [m, s, ratio], value)


json.dump(
    {
        "software": {"mpmath": mpmath.__version__},
        "functions": [*functions(), *first_event()],
        "models": [*beta_geometric(), *pareto()],
    },
    sys.stdout,
)
print()
