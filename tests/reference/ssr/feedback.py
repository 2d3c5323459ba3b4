"""Credibility, ownership and monitoring (7.24 to 7.26)."""

import math

from .laws import DELTA, WEEKS_PER_YEAR, clip, largest_remainder, relax, scaled
from .mandates import ENDED, carried_by, is_there
from .money import somebody_monitors
from .politics import in_crisis
from .setup import POLICE

OPEN_TO_OTHERS = ("legislature", "inspectorate", "civil_society", "justice", "customary")


def credibility(m):
    """Credibility (7.24)."""
    usual = m.p.bargaining.usual_credibility
    if not m.planned:
        return
    carried = {x.id: [] for x in m.missions}
    for a in m.activities:
        by = carried_by(m, a.mission) if a.mission else None
        if by:
            carried[by.id].append(a)
    if not in_crisis(m):
        for x in m.missions:
            if is_there(m, x):
                believe(m, x, carried[x.id])
    there = [x for x in m.missions if is_there(m, x)]
    for c in m.institutions:
        of = [x.credibility for x in there if any(q.institution is c for q in x.posts)
              or any(a.institution is c for a in carried[x.id])]
        c.credibility = sum(of) / len(of) if of else usual


def believe(m, x, work):
    """One mission's credibility."""
    p = m.p.feedback
    now_planned = sum(a.budget / 100 / a.duration for a in work if a.start <= m.t and a.status not in ENDED)
    now_achieved = sum(a.delivered for a in work if a.start <= m.t < a.start + a.duration)
    x.planned += (now_planned - x.planned) / p.progress_weeks
    x.achieved += (now_achieved - x.achieved) / p.progress_weeks
    running = sum(a.budget for a in work if a.status in ("active", "stalled"))
    x.stalled = sum(a.budget for a in work if a.status == "stalled") / running if running else 0.0
    if now_planned > 0:
        x.credibility += relax(p.credibility_rate) * (min(1.0, x.achieved / x.planned) - x.credibility)
        x.credibility -= p.promise_cost * min(1.0, x.broken / (x.planned * WEEKS_PER_YEAR))
    x.credibility -= p.stall_cost * DELTA * x.stalled
    cases = m.chance.poisson(p.misconduct_rate * DELTA * x.filled)
    x.credibility = clip(x.credibility * (1 - p.misconduct_cost) ** cases)


def ownership(m):
    """Ownership (7.25)."""
    p = m.p.feedback
    national = m.planned and m.monitoring.by == "national" and m.monitoring.measures != "nothing"
    for c in m.institutions:
        if c.delivered > 0:
            c.lead_practised += min(1.0, DELTA / p.lead_memory) * (c.national_lead - c.lead_practised)
        effort = min(1.0, c.inclusion_effort + m.p.coordination.council_inclusion * m.council_exists)
        c.inclusion += min(1.0, DELTA / p.inclusion_years) * (effort - c.inclusion)
        visible = clip((c.performance - p.visible_from) / p.visible_range)
        counts = 1.0 if c.kind in OPEN_TO_OTHERS else p.inclusion_elsewhere
        rest = clip(p.weight_will * c.political_will + p.weight_lead * c.lead_practised
                    + p.weight_inclusion * c.inclusion * counts + p.weight_results * visible
                    + p.weight_credibility * c.credibility + p.monitoring_ownership * national)
        c.ownership += relax(p.ownership_up if rest > c.ownership else p.ownership_down) * (rest - c.ownership)


LINKS = (POLICE, ("justice",), ("corrections",))


def monitoring(m):
    """Monitoring (7.26)."""
    x = m.monitoring
    weeks = m.t - m.plan_begins
    if not m.planned or weeks <= 0 or weeks % x.period or not somebody_monitors(m):
        return
    links = [[c for c in m.institutions if c.kind in kinds] for kinds in LINKS]
    widths = [w * math.exp(m.p.feedback.monitoring_error * m.chance.z()) for w in measure(m, links)]
    narrowest = links[widths.index(min(widths))]
    receivers = [a for a in m.activities if a.institution in narrowest and a.status not in ENDED and a.budget > 0]
    if receivers:
        total = 0
        for a in m.activities:
            if a not in receivers and a.status not in ENDED and a.phases == 0:
                part = scaled(a.budget, x.shift)
                a.budget -= part
                total += part
        for a, part in zip(receivers, largest_remainder(total, [a.budget for a in receivers])):
            a.budget += part
    posts = sum(c.establishment for c in narrowest)
    for c in m.institutions:
        c.monitored_need *= 1 - x.shift
        if c in narrowest:
            c.monitored_need += x.shift * c.establishment / posts


def measure(m, links):
    """Widths of the links, before the monitors' error."""
    p, kind = m.p.service_chain, m.monitoring.measures
    reported = sum(k.reported_smooth for k in m.cells)
    to_court = reported * (1 - p.minor_share)
    widths = []
    for number, of in enumerate(links):
        if not of:
            widths.append(1e9)
            continue
        posts = sum(c.establishment for c in of)
        performing = sum(c.establishment * c.performance for c in of)
        integrity = sum(c.establishment * c.integrity for c in of) / posts
        if kind == "capacity":
            widths.append(sum(c.establishment * c.capacity for c in of) / posts)
        elif kind == "outputs":
            top = bottom = 0.0
            for a in m.activities:
                if a.institution in of and a.status not in ("cut_short", "cancelled"):
                    e = clip((m.t - a.start) / a.duration)
                    top += a.budget * min(e, a.progress)
                    bottom += a.budget * e
            widths.append(top / bottom if bottom > 0 else 1.0)
        elif number == 0:
            top = performing * p.police_productivity * (1 - p.misconduct * (1 - integrity))
            widths.append(top / reported if reported > 0 else 1.0)
        elif number == 1:
            top = performing * p.court_productivity * (p.fair_floor + (1 - p.fair_floor) * integrity * m.court_independence)
            widths.append(top / to_court if to_court > 0 else 1.0)
        else:
            places = sum(r.places for r in m.regions)
            top = places / (p.sentence_years * WEEKS_PER_YEAR) * (
                p.custody_floor + (1 - p.custody_floor) * min(1.0, performing / posts))
            bottom = to_court * p.conviction_share * p.prison_share
            widths.append(top / bottom if bottom > 0 else 1.0)
    return widths
