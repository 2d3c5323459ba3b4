"""One replicate: the week in its order (3.1), burn-in and branching (5.3)."""

import numpy as np

from . import activities, feedback, institutions, mandates, money, officers, politics, record, service, setup, staffing
from .laws import Chance


def begin(scenario, chance):
    """The country at the beginning of the burn-in (5.2)."""
    m = setup.make(scenario)
    m.chance = chance
    m.planned = False
    m.t = m.burn_in_begins
    setup.make_officers(m, chance)
    officers.plan_leaving(m, np.arange(len(m.officers.unit)))
    officers.counts(m)
    officers.means(m)
    institutions.performance(m)
    return m


def branch(m):
    """The plan begins (5.3)."""
    p = m.p.coordination
    m.planned = True
    for x in m.missions:
        x.strategy_needs = m.chance.gamma(p.strategy_lag, p.strategy_shape)
    for d in m.donors:
        d.attention_now = d.attention
        for c in m.institutions:
            d.coordination_of[c.id] = p.base * d.willingness


def week(m):
    """The processes of a week, each once (3.1)."""
    politics.politics(m)
    politics.insecurity(m)
    mandates.mandates(m)
    mandates.coordination(m)
    mandates.replanning(m)
    staffing.staffing(m)
    staffing.advisers(m)
    money.commitments(m)
    money.disbursement(m)
    activities.move(m)
    activities.deliver(m)
    officers.courses(m)
    officers.leaving(m)
    officers.recruitment(m)
    officers.everybody(m)
    institutions.institutions(m)
    institutions.performance(m)
    service.incidents(m)
    service.police(m)
    service.courts(m)
    service.prisons(m)
    service.smooth(m)
    service.trust(m)
    feedback.credibility(m)
    feedback.ownership(m)
    feedback.monitoring(m)


def replicate(scenario, seed, number):
    """Series {key: array over weeks} and outcomes of one replicate."""
    m = begin(scenario, Chance(seed, number))
    rows = []
    while m.t < m.plan_ends:
        if m.t == m.plan_begins:
            branch(m)
        week(m)
        if m.planned:
            rows.append(record.indicators(m))
        m.t += 1
    series = {key: np.array([row[key] for row in rows], dtype=np.float32) for key in rows[0]}
    return series, record.outcomes(m, series)
