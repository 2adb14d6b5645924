# SPDX-License-Identifier: Apache-2.0
"""How long help takes to come back, from exchanges set off one by one, with curves by other tools."""
import importlib.metadata
import itertools
from collections import deque

import lifelines
import numpy as np
import scipy.stats
from statsmodels.duration.survfunc import SurvfuncRight

from .network import SCIPY, agreed

LIFELINES, STATSMODELS = (
    f"{name} {importlib.metadata.version(name)}" for name in ("lifelines", "statsmodels"))
WINDOWS = (30, 90, 365)


def time_bank(seed, members, count, days, returning):
    """Invented exchanges (giver, taker, day, amount), of which a share answer an earlier one."""
    generator = np.random.default_rng(seed)
    found = []
    for day in sorted(int(d) for d in generator.integers(0, days, count)):
        if found and generator.random() < returning:
            taker, giver, *_ = found[generator.integers(max(0, len(found) - 15), len(found))]
        else:
            giver, taker = (int(v) for v in generator.choice(members, 2, replace=False))
        found.append((giver, taker, day, float(generator.integers(1, 9)) / 2))
    return found


def waits_back(exchanges, end):
    """For each ordered pair, days from its first gift to the first later one back."""
    waits = []
    for giver, taker in {(g, t) for g, t, _, _ in exchanges}:
        start = min(d for g, t, d, _ in exchanges if (g, t) == (giver, taker))
        back = [d for g, t, d, _ in exchanges if (g, t) == (taker, giver) and d > start]
        waits.append((min(back) - start, True) if back else (end - start, False))
    return waits


def waits_on(exchanges, end):
    """For each who got something, days from the first gift to its first later one to a third."""
    waits = []
    for member in {t for _, t, _, _ in exchanges}:
        giver, start = next((g, d) for g, t, d, _ in exchanges if t == member)
        on = [d for g, t, d, _ in exchanges if g == member and t != giver and d > start]
        waits.append((min(on) - start, True) if on else (end - start, False))
    return waits


def cleared(exchanges, end):
    """Every amount owed: its age on the last day, after how many days it was set off, and how much."""
    owed = []
    for pair in {frozenset(e[:2]) for e in exchanges}:
        queue = deque()
        for giver, _, day, amount in (e for e in exchanges if frozenset(e[:2]) == pair):
            # Half hours are set off one by one, so that nothing is split.
            for _ in range(round(2 * amount)):
                if queue and queue[0][0] != giver:
                    _, start = queue.popleft()
                    owed.append((end - start, day - start, 0.5))
                else:
                    queue.append((giver, day))
        owed += [(end - start, None, 0.5) for _, start in queue]
    return owed


def share_within(waits, days):
    """1 - S(days) by three tools; nothing beyond the longest that anybody was watched."""
    times, ended = np.array([t for t, _ in waits]), np.array([e for _, e in waits])
    fitted = lifelines.KaplanMeierFitter().fit(times, ended)
    curve = SurvfuncRight(times, ended)
    sample = scipy.stats.CensoredData(uncensored=times[ended], right=times[~ended])
    by_scipy = scipy.stats.ecdf(sample).sf.evaluate(days)
    before = [s for t, s in zip(curve.surv_times, curve.surv_prob) if t <= days]
    values = [1 - fitted.predict(days), 1 - (before[-1] if before else 1), 1 - float(by_scipy)]
    if days > times.max() and values[0] < 1:
        values = [None] * 3
    return list(zip((f"{LIFELINES}: 1 - KaplanMeierFitter().fit(days, ended).predict(window)",
                     f"{STATSMODELS}: 1 - SurvfuncRight(days, ended).surv_prob",
                     f"{SCIPY}: 1 - stats.ecdf(CensoredData).sf.evaluate(window)"), values))


def record(name, exchanges):
    end = exchanges[-1][2]
    values = []

    def add(path, sources):
        values.append({"measure": "return-time", "name": "return-time", "at": "table" if path else "value",
                       "path": path, "options": {}, **agreed(sources, f"{name} {path}")})

    back, on, owed = waits_back(exchanges, end), waits_on(exchanges, end), cleared(exchanges, end)
    times, ended = zip(*back)
    add([], [
        (f"{LIFELINES}: KaplanMeierFitter().fit(days, ended).median_survival_time_",
         lifelines.KaplanMeierFitter().fit(times, ended).median_survival_time_),
        (f"{STATSMODELS}: SurvfuncRight(days, ended).quantile(0.5)",
         SurvfuncRight(times, np.array(ended) * 1).quantile(0.5))])
    for days in WINDOWS:
        add([f"returned-within-{days}"], share_within(back, days))
        add([f"passed-on-within-{days}"], share_within(on, days))
        old = [(after, amount) for age, after, amount in owed if age >= days]
        whole = sum(amount for _, amount in old)
        add([f"cleared-within-{days}"], [(
            "Python: half hours set off one by one, first in first out",
            sum(amount for after, amount in old if after is not None and after <= days) / whole
            if whole else None)])
    still = [(age, amount) for age, after, amount in owed if after is None]
    add(["mean-age-of-open"], [("Python: half hours set off one by one, first in first out",
                                sum(age * amount for age, amount in still) / sum(a for _, a in still))])
    steps = list(itertools.pairwise((g, t) for g, t, _, _ in exchanges))
    add(["turn-taking"], [("Python: consecutive exchanges that reverse",
                           np.mean([one == other[::-1] for one, other in steps]))])
    ordered = [a[:2] == b[1::-1] for a, b in itertools.permutations(exchanges, 2)]
    add(["turn-taking-by-chance"], [("Python: all ordered pairs of exchanges", np.mean(ordered))])
    add(["exchanges"], [("Python: count", len(exchanges))])
    add(["pairs"], [("Python: count", len(back))])
    add(["returned"], [("Python: count", sum(ended))])
    return {"name": name, "exchanges": exchanges, "values": values}


def all_exchanges():
    return [record("quick to return", time_bank(1, 12, 160, 500, 0.5)),
            record("slow to return", time_bank(2, 20, 140, 300, 0.1)),
            record("a short window", time_bank(3, 9, 60, 45, 0.3))]
