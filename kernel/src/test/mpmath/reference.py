"""Reference values with 40 digits, from textbook definitions. See README.md beside this file."""

from mpmath import (mp, mpf, beta, digamma, exp, expint, gamma, gammainc, hyp2f1, linspace, ln, loggamma, nstr, polygamma, quad)

mp.dps = 40


def out(name, arguments, value):
    print(",".join([name] + [repr(float(a)) for a in arguments] + [""] * (7 - len(arguments)) + [nstr(value, 25)]))


def special():
    for z in (1e-6, 0.01, 0.2425945, 0.5, 1, 1.5, 3.7, 9.99, 12.5, 150, 1e4, 1e6, 1e9):
        for d in (0.3, 1, 2, 7, 26, 200, 900, 1e5):
            a, b = mpf(z), mpf(d)
            out("loggamma", (z, d), loggamma(a + b) - loggamma(a))
            out("digamma", (z, d), digamma(a + b) - digamma(a))
            out("trigamma", (z, d), polygamma(1, a + b) - polygamma(1, a))
    for a, b, c in ((0.25, 2.5, 3.3), (10.25, 12.5, 13.3), (0.8, 3.3, 3.3), (0.793, 28.9, 29.2), (5, 3, 2.5), (900.2, 902, 904)):
        for z in (0.01, 0.3, 0.6, 0.9):
            value = hyp2f1(a, b, c, z)
            if value < 1e300:
                out("gauss", (a, b, c, z), value)
    for s in (0.05, 0.606, 1, 1.2426, 2, 27.24, 900):
        for z in (0.005, 0.1, 0.5, 1, 2.7, 30, 700):
            out("expint", (s, z), exp(mpf(z)) * expint(s, z))


def bg_alive(r, alpha, a, b, m, x, tx, t):
    big_x = x + m
    if big_x == 0:
        return mpf(1)
    return 1 / (1 + a / (b + big_x - 1) * ((alpha + t) / (alpha + tx)) ** (r + x))


def bg_likelihood(r, alpha, a, b, m, x, tx, t):
    big_x = x + m
    first = beta(a, b + big_x) / beta(a, b) * gamma(r + x) * alpha ** r / gamma(r) / (alpha + t) ** (r + x)
    if big_x == 0:
        return ln(first)
    second = beta(a + 1, b + big_x - 1) / beta(a, b) * gamma(r + x) * alpha ** r / gamma(r) / (alpha + tx) ** (r + x)
    return ln(first + second)


def bg_expected(r, alpha, a, b, m, x, tx, t, horizon):
    """Textbook form; parameters with a = 1 are moved by 1e-15, which 40 digits bear."""
    a = a + mpf(10) ** -15 if a == 1 else a
    big_x = x + m
    c = a + b + big_x - 1
    z = horizon / (alpha + t + horizon)
    tail = ((alpha + t) / (alpha + t + horizon)) ** (r + x) * hyp2f1(r + x, b + big_x, c, z)
    return bg_alive(r, alpha, a, b, m, x, tx, t) * c / (a - 1) * (1 - tail)


def bg_dert(r, alpha, a, b, m, x, tx, t, delta):
    """Mean over the rate, which is Gamma(r+x, alpha+t), of the mean over p of rate/(delta + rate p)."""
    n, rate, right = r + x, alpha + t, b + x + m

    def given(u):
        lam = exp(u)
        density = exp(n * u - rate * lam) * rate ** n / gamma(n)
        return density * lam / delta * hyp2f1(1, a, a + right, -lam / delta)

    mode = ln(n / rate)
    return bg_alive(r, alpha, a, b, m, x, tx, t) * quad(given, linspace(mode - 90 / min(n, 6) - 3, mode + 6, 40))


def pareto_parts(r, alpha, s, b, x, tx, t):
    alive = (alpha + t) ** -(r + x) * (b + t) ** -s
    left = s * quad(lambda u: (alpha + u) ** -(r + x) * (b + u) ** -(s + 1), linspace(tx, t, 12)) if t > tx else mpf(0)
    return alive, left


def models():
    parameters = ((0.2425945, 4.413602, 0.792922, 2.425907), (0.5248432, 6.183085, 1, 1.614002), (0.05, 1.5, 1.0000001, 0.2),
                  (5, 150, 0.003, 6.7), (900, 700, 3, 4), (0.6, 5, 0.2, 0.8))
    states = ((0, 0, 0), (0, 0, 38.875), (1, 1.75, 38.875), (2, 30.5, 38.875), (26, 30.875, 31), (200, 38, 40), (900, 103, 104))
    for p in parameters:
        p = tuple(mpf(v) for v in p)
        for state in states:
            state = tuple(mpf(v) for v in state)
            for m in (0, 1):
                name = "mbg" if m else "bg"
                arguments = p + state
                out(name + ".likelihood", arguments, bg_likelihood(*p, m, *state))
                out(name + ".alive", arguments, bg_alive(*p, m, *state))
                for weeks in (1, 39, 520):
                    out(f"{name}.expected.{weeks}", arguments, bg_expected(*p, m, *state, mpf(weeks)))
    for p in ((0.553277, 10.577684, 0.606240, 11.668741), (0.5, 2, 1, 190000), (30, 200, 0.05, 3), (1.2, 40, 3, 4)):
        p = tuple(mpf(v) for v in p)
        r, alpha, s, b = p
        for state in states:
            state = tuple(mpf(v) for v in state)
            x, tx, t = state
            alive, left = pareto_parts(*p, *state)
            arguments = p + state
            constant = loggamma(r + x) - loggamma(r) + r * ln(alpha) + s * ln(b)
            chance = alive / (alive + left)
            out("pareto.likelihood", arguments, constant + ln(alive + left))
            out("pareto.alive", arguments, chance)
            near = s + mpf(10) ** -15 if s == 1 else s
            for weeks in (1, 39, 520):
                grown = 1 - ((b + t) / (b + t + weeks)) ** (near - 1)
                out(f"pareto.expected.{weeks}", arguments, chance * (r + x) * (b + t) / (alpha + t) / (near - 1) * grown)
            z = ln(mpf("1.15")) / 52 * (b + t)
            psi = exp(z) * z ** (near - 1) * gammainc(1 - near, z)
            out("pareto.dert", arguments, chance * (r + x) / (alpha + t) * (b + t) * psi)
    delta = ln(mpf("1.15")) / 52
    p = tuple(mpf(v) for v in (0.2425945, 4.413602, 0.792922, 2.425907))
    for state in ((0, 0, 38.875), (2, 30.5, 38.875), (26, 30.875, 31)):
        state = tuple(mpf(v) for v in state)
        out("bg.dert", p + state, bg_dert(*p, 0, *state, delta))


print("name,1,2,3,4,5,6,7,value")
special()
models()
