"""Mandates, strategies, coordination and replanning (7.3 to 7.5)."""

import math

from .laws import DELTA, clip, relax, rounded

ENDED = ("done", "cut_short", "cancelled")


def is_there(m, x):
    return x.start <= m.t < x.ends


def carried_by(m, x):
    """Who carries on a mission's work this week (7.3); None for nobody."""
    seen = set()
    while x is not None and x.id not in seen:
        if m.t < x.ends:
            return x
        seen.add(x.id)
        x = next((y for y in m.missions if y.predecessor is x and y.start <= m.t), None)
    return None


def has_strategy(x):
    return x.strategy or x.whole.strategy


def weeks_to_renewal(m, x):
    if x.kind != "peace_operation":
        return 10000
    later = [w for w in x.renewals if w > m.t]
    if not later:
        return 0
    return max(0, min(later[0], x.ends) - m.t)


def mandates(m):
    """Mandates and strategies (7.3)."""
    if not m.planned:
        return
    p, usual = m.p.coordination, m.p.bargaining.usual_credibility
    for x in m.missions:
        if m.t == x.start and x.predecessor:
            x.credibility = usual + x.credibility_inherited * (x.predecessor.credibility - usual)
            if has_strategy(x.predecessor):
                x.strategy = True
        if x.early is not None and m.t == x.early and x.early < x.ends:
            x.ends = x.early
        if not is_there(m, x):
            continue
        if (x.kind == "peace_operation" and m.plan.council_rule == "adaptive"
                and m.t in x.renewals and m.t < x.planned_end):
            renew(m, x)
        if x.kind != "bilateral" and x.filled > 0 and not has_strategy(x):
            takes = ((1 - p.explicit_help * x.explicit_mandate) * (1 - p.early_help * x.early_planning)
                     * (1 - p.headquarters_help * x.headquarters_capacity) * (1 - p.unit_help * x.planners))
            x.strategy_work += 1 / max(takes, 0.01)
            if x.strategy_work >= x.strategy_needs:
                x.strategy = True
                m.assessment_error *= 1 - p.review_quality
    m.assessment_error += min(1.0, DELTA / p.assessment_return) * (1 - m.assessment_error)


def renew(m, x):
    """A decision of the Security Council at a renewal (7.3.3)."""
    p = m.p.coordination
    insecurity = sum(r.insecurity * r.population for r in m.regions) / m.population
    will = sum(c.political_will for c in x.scope_list) / len(x.scope_list)
    before = [w for w in x.renewals if w < m.t]
    years = DELTA * (m.t - (before[-1] if before else x.start))
    unwanted = 1 - math.exp(-p.withdrawal * (1 - will) * (1 - x.credibility) * years)
    accomplished = 1 - math.exp(-p.drawdown * x.credibility * (1 - insecurity) * years)
    u = m.chance.u()
    if u < unwanted:
        x.ends = min(x.ends, m.t + rounded(p.foresight))
    elif u < unwanted + accomplished and not x.drawn_down:
        x.drawn_down = True
    elif x.drawn_down and insecurity > p.reinforcement:
        x.drawn_down = False


def coordination(m):
    """Coordination (7.4)."""
    p = m.p.coordination
    m.council_exists = m.planned and m.council_week is not None and m.t >= m.council_week
    if m.council_exists and not m.council_chaired_by_state:
        ministries = [c.performance for c in m.institutions if c.kind == "ministry"]
        mean = sum(ministries) / len(ministries) if ministries else 0.0
        if mean >= p.council_readiness:
            m.council_chaired_by_state = True
    if not m.planned:
        return
    there = [x for x in m.missions if is_there(m, x)]
    planners = max((x.planners for x in there), default=0.0)
    everywhere = p.base + p.planners * planners + p.national_council * m.council_exists
    for c in m.institutions:
        covered = any(has_strategy(x) and c.id in x.covers for x in there)
        agreed = m.council_chaired_by_state or any(c.id in x.leads for x in there)
        reachable = clip(everywhere + p.strategy * covered + p.agreed_lead * agreed + p.pooled * c.pooled_share
                         - p.crowding * math.log(max(1, c.actors) / p.crowding_actors))
        for d in m.donors:
            d.coordination_of[c.id] += relax(p.rate) * (d.willingness * reachable - d.coordination_of[c.id])


def shows(m, a):
    """Part of the work left that will show before the next renewal (7.5)."""
    if m.plan.mission_rule == "fixed" or a.mission is None or m.t < a.mission.start:
        return 1.0
    by = carried_by(m, a.mission)
    if by is None:
        return 1.0
    left = (1 - a.progress) * a.duration
    horizon = weeks_to_renewal(m, by)
    if left <= horizon:
        return 1.0
    return (horizon / left) ** m.p.activities.impatience


def replanning(m):
    """Replanning (7.5)."""
    if m.t % m.p.coordination.replan_weeks or not m.planned or m.plan.mission_rule == "fixed":
        return
    m.order = sorted(m.activities, key=lambda a: -shows(m, a))
    for x in m.missions:
        if x.kind == "peace_operation" and is_there(m, x):
            for kind, work in (("mentor", "mentoring"), ("trainer", "training")):
                move_post(m, x, kind, work)


def open_by_dates(m, post):
    return post.opens <= m.t < min(post.own_close, post.mission.planned_end)


def move_post(m, x, kind, work):
    """One empty post goes to the institution that lacks most (7.5)."""
    posts = [q for q in m.posts if q.type == kind and q.institution and open_by_dates(m, q)]

    def lacking(c):
        there = sum(1 for q in posts if q.institution is c)
        return sum(max(0.0, a.advisers - there) * shows(m, a) for a in m.activities
                   if a.institution is c and a.kind == work and a.start <= m.t and a.status not in ENDED)
    lack = {c.id: lacking(c) for c in x.scope_list}
    if not lack:
        return
    most = max(lack.values())
    for post in posts:
        if post.mission is not x or post.incumbent:
            continue
        if lack.get(post.institution.id, lacking(post.institution)) >= most:
            continue
        target = next(c for c in x.scope_list if lack[c.id] == most)
        post.institution = target
        if kind == "mentor":
            post.unit = None
            post.unit = min(target.units,
                            key=lambda u: (sum(1 for q in m.posts if q.unit is u) + 0.5) / u.establishment,
                            default=None)
        return
