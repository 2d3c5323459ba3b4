"""Politics and insecurity (7.1, 7.2)."""

import math

import numpy as np

from .laws import DELTA, clip, relax, rounded, within
from .setup import ARMED

AGREED = ("awaiting", "active", "stalled")


def in_crisis(m):
    return m.t < m.crisis_until


def politics(m):
    elections(m)
    heads(m)
    crises(m)
    will(m)
    lead(m)
    independence(m)


def new_will(m):
    """A new government's will, and a new turn, for every institution."""
    for c in m.institutions:
        c.will_baseline = m.chance.beta(c.elected_will, m.p.politics.will_concentration)
        c.turn += 1


def elections(m):
    """Elections (7.1.1)."""
    p = m.p.politics
    for e in m.elections:
        if e.week != m.t:
            continue
        stays = e.result == "same_government" or (e.result == "drawn" and m.chance.happens(p.continuity))
        first = m.government == "transitional"
        m.government = "elected"
        if stays:
            continue
        loss = p.ownership_loss * (1.0 if first else p.later_loss)
        new_will(m)
        for c in m.institutions:
            c.ownership *= 1 - loss * (1 - c.inclusion)


def heads(m):
    """Heads (7.1.2)."""
    p, o = m.p.politics, m.officers
    for c in m.institutions:
        if not m.chance.happens(within(p.head_turnover)):
            continue
        c.turn += 1
        c.ownership *= 1 - p.head_ownership_loss
        for post in m.posts:
            if post.institution is c:
                for adviser in (post.incumbent, post.successor):
                    if adviser:
                        adviser.rapport *= 1 - p.head_rapport_loss
        if not c.units:
            continue
        a, b = c.units[0].first, c.units[-1].last
        moved = np.flatnonzero(o.there[a:b] & (o.trained[a:b] > 0)) + a
        moved = moved[m.chance.rng.random(len(moved)) < p.head_moves]
        o.skill[moved] -= o.course_part[moved]
        o.course_part[moved] = 0
        o.trained[moved] = 0


def begin_crisis(m, weeks, coup):
    p = m.p
    m.crisis_until = max(m.crisis_until, m.t + weeks)
    for r in m.regions:
        r.insecurity = min(1.0, r.insecurity + p.security.crisis_step)
    for d in m.donors if m.planned else []:
        d.attention_now += p.money.crisis_attention * (1 - d.attention_now)
    if not coup:
        return
    m.government = "transitional"
    new_will(m)
    for c in m.institutions:
        c.ownership *= 1 - p.politics.coup_ownership_loss * (1 - c.inclusion)
    if m.plan.donor_rule == "adaptive" and m.planned:
        for d in m.donors:
            d.suspended = m.t + rounded(p.money.suspension)


def crises(m):
    """Crises (7.1.3)."""
    p = m.p.politics
    for x in m.crises:
        if x.week == m.t:
            begin_crisis(m, x.length, x.kind == "coup")
    if in_crisis(m):
        return
    armed = [c for c in m.institutions if c.kind in ARMED]
    total = sum(c.strength for c in armed)
    discontent = sum(c.strength * (1 - c.pay) * (1 - c.ownership) for c in armed) / total if total else 0.0
    u = m.chance.u()
    if u < within(p.crisis_rate + p.coup_rate * discontent):
        coup = not u < within(p.crisis_rate)
        begin_crisis(m, max(1, m.chance.weeks(p.crisis_weeks, p.crisis_shape)), coup)


def will(m):
    """Will (7.1.4)."""
    p = m.p.politics
    rate, noise = relax(p.will_rate), p.will_noise * math.sqrt(DELTA)
    focal = [x for x in m.posts if x.type == "focal_point" and x.incumbent]
    for c in m.institutions:
        there = sum(x.incumbent.effect * x.mission.credibility for x in focal if x.institution in (None, c))
        target = clip(c.will_baseline + p.good_offices * min(1.0, there), c.will_floor, 1.0)
        c.political_will = clip(c.political_will + rate * (target - c.political_will)
                                + noise * m.chance.z(), c.will_floor, 1.0)


def planned_lead(m, c):
    """The plan's lead this week: linear from one step to the next."""
    knots = c.lead_knots
    if m.t >= knots[-1][0]:
        return knots[-1][1]
    for (w0, y0), (w1, y1) in zip(knots, knots[1:]):
        if w0 <= m.t < w1:
            return y0 + (y1 - y0) * (m.t - w0) / (w1 - w0)
    return knots[0][1]


def lead(m):
    """Lead (7.1.5)."""
    for c in m.institutions:
        top = bottom = 0.0
        for a in m.activities if m.planned else []:
            if a.institution is c and a.status in AGREED:
                top += a.budget * a.lead_offered
                bottom += a.budget
        c.lead_conceded = top / bottom if bottom > 0 else 0.0
        c.national_lead = min(1.0, planned_lead(m, c) + c.lead_conceded) if m.planned else 0.0


def independence(m):
    """Independence of courts (7.1.6)."""
    courts = [c for c in m.institutions if c.kind == "justice"]
    if not courts:
        return
    p = m.p.politics
    overseen = sum(min(1.0, c.accountability / m.p.officers.accountability_reference) for c in courts) / len(courts)
    w = sum(c.political_will for c in courts) / len(courts)
    x = m.court_independence
    m.court_independence = clip(x + DELTA * (p.independence_rate * overseen * (1 - x)
                                             - p.interference_rate * (1 - w) * x))


def served(r):
    """Part of a region's incidents that ended in a delivered case (7.2)."""
    incidents = sum(k.incidents_smooth for k in r.cells)
    if incidents <= 0:
        return 0.0
    return min(1.0, sum(k.state_smooth + k.custom_smooth for k in r.cells) / incidents)


def insecurity(m):
    """Insecurity (7.2)."""
    p = m.p.security
    army = [c for c in m.institutions if c.kind == "defence"]
    total = sum(c.establishment for c in army)
    calming = sum(c.establishment * min(1.0, c.performance) * (2 * c.integrity - 1) for c in army) / total if total else 0.0
    for step in m.neighbourhood:
        if step.week == m.t or (m.t == m.burn_in_begins and step.week <= m.t):
            for r in step.regions:
                r.neighbourhood = step.level
    for r in m.regions:
        s = served(r)
        relapsed = m.chance.binomial(r.reintegrated, within(p.relapse_high + (p.relapse_low - p.relapse_high) * s))
        r.reintegrated -= relapsed
        r.ex_combatants += relapsed
        r.arms += relax(p.arms_return) * (1 - r.arms)

        def burden(n):
            return min(1.0, n / (p.ex_combatant_burden * r.population / 1000))
        target = clip(r.initial_insecurity + r.neighbourhood
                      + p.ex_combatant_effect * (burden(r.ex_combatants) - burden(r.initial_ex_combatants))
                      - p.defence_effect * calming - p.service_effect * s - p.arms_effect * (1 - r.arms))
        r.insecurity += relax(p.insecurity_rate) * (target - r.insecurity)
