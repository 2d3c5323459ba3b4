"""Commitments and disbursement (7.9, 7.10). Amounts are whole cents."""

import math
from types import SimpleNamespace as Thing

from .laws import (DELTA, WEEKS_PER_YEAR, add_months, largest_remainder, monday, rounded, scaled, week)
from .mandates import ENDED, carried_by, is_there, shows
from .politics import in_crisis, served


def somebody_monitors(m):
    """Whether somebody monitors (7.26)."""
    if m.monitoring.measures == "nothing":
        return False
    return m.monitoring.by == "national" or any(x.monitors > 0 for x in m.missions)


def commitments(m):
    """Commitments (7.9)."""
    if not m.planned:
        return
    p = m.p.money
    results = 0.0
    if somebody_monitors(m):
        results = sum(served(r) * r.population for r in m.regions) / m.population
    m.lots_before = [lot for lot in m.lots if lot.begun < m.t and is_open(lot)]
    for d in m.donors:
        for x in d.commitments:
            if x.week == m.t and not m.t < d.suspended:
                commit(m, d, x)
        d.attention_now *= math.exp(-p.attention_decay * DELTA)
        d.attention_now += p.results_attention * DELTA * results * (1 - d.attention_now)


def commit(m, d, x):
    """A donor's commitment of a fiscal year."""
    p = m.p.money
    agencies = [w.implementer.credibility for w in d.ways if w.implementer and w.implementer.kind == "agency"]
    raised = 1 + p.fundraising * max(agencies) if agencies else 1.0
    amount = scaled(d.pledge_cents, x.part * d.reliability * d.attention_now * raised)
    if d.channel == "assessed":
        lots(m, d, d.ways[0], None, amount, x)
        return
    cells, weights = choice(m, d, x)
    for (c, way), part in zip(cells, largest_remainder(amount, weights)):
        if way.channel == "quick_impact":
            part = min(part, rounded(100 * p.quick_impact_cap))
        lots(m, d, way, c, part, x)


def is_open(lot):
    """Whether something is in its pipeline or held (2.2)."""
    return lot.pipeline + lot.held > 0


def expiry(m, x, way):
    """When what is committed by a way expires (5.1)."""
    if way.channel == "quick_impact":
        return x.week + rounded(way.delay) + rounded(m.p.money.quick_impact_weeks)
    return x.expires


def lots(m, d, way, c, part, x):
    """The tranches of a part of a commitment."""
    if part <= 0:
        return
    d.committed += part
    for i, amount in enumerate(largest_remainder(part, [1] * d.tranches)):
        leaves = 52 * i // d.tranches
        arrives = m.t + leaves + m.chance.weeks(way.delay, d.delay_shape)
        expires = expiry(m, x, way) + (leaves if way.channel == "quick_impact" else 0)
        m.lots.append(Thing(donor=d, way=way, institution=c, begun=m.t, arrives=arrives, expires=expires,
                            committed=amount, pipeline=amount, held=0, spent=0, returned=0))


def written_shares(m, d, x):
    """Shares and needs by institution (7.9)."""
    p = m.p.money
    liaison = max((y.liaisons for y in m.missions), default=0.0)
    spread = p.assessment_error * m.assessment_error * (1 - m.p.coordination.liaison_help * liaison)
    own, needs, need_of = [], [], []
    for c in m.institutions:
        w = p.defence_attraction if c.kind == "defence" and d.aid_rule == "development_only" else 1.0
        if d.channel == "budget_support":
            eligible = d.preference[c.id] > 0
        else:
            eligible = any(a.institution is c and a.start < expiry(m, x, d.ways[0]) and a.status not in ENDED
                           and a.budget > a.spent for a in m.activities)
        need = (1 - min(1.0, c.performance)) * math.exp(spread * m.chance.z())
        need_of.append(need)
        own.append(d.preference[c.id] * w if eligible else 0.0)
        needs.append(need * w if eligible else 0.0)
    own = normalised(own)
    needs = normalised(needs)
    share = []
    for c, a, b in zip(m.institutions, own, needs):
        f = d.alignment * d.coordination_of[c.id]
        share.append((1 - f) * a + f * b)
    share = normalised(share)
    moved = sum(c.monitored_need for c, y in zip(m.institutions, share) if y > 0)
    share = [(1 - moved) * y + c.monitored_need if y > 0 else 0.0 for c, y in zip(m.institutions, share)]
    return share, need_of


def normalised(values):
    total = sum(values)
    return [v / total for v in values] if total > 0 else values


def choice(m, d, x):
    """Weights over institution and way (7.9)."""
    p, adaptive = m.p.money, m.plan.donor_rule == "adaptive"
    share, need_of = written_shares(m, d, x)
    abuse = sum(k.abuse_smooth for k in m.cells) * WEEKS_PER_YEAR * 1000 / m.population
    crowd_all = [lot for lot in m.lots_before if lot.donor is not d and lot.institution is not None]
    total = sum(lot.committed for lot in crowd_all)
    cells, weights = [], []
    for c, s, need in zip(m.institutions, share, need_of):
        mine = [a for a in m.activities if a.institution is c]
        crowd = sum(lot.committed for lot in crowd_all if lot.institution is c) / total if total else 0.0
        begun = [a for a in mine if a.start <= m.t]
        bottom = sum(a.budget for a in begun)
        results = sum(a.budget * a.progress for a in begun) / bottom if bottom else 0.0
        for way in d.ways:
            w = s * way.weight
            if way.implementer and carried_by(m, way.implementer) is None:
                w = 0.0
            if adaptive and way.channel == "budget_support" and abuse > p.tolerated_abuse:
                w = 0.0
            if w > 0 and way.implementer and m.plan.mission_rule == "adaptive":
                unfinished = [a for a in mine if a.status not in ENDED]
                budget = sum(a.budget for a in unfinished)
                if budget > 0:
                    w *= sum(a.budget * shows(m, a) for a in unfinished) / budget
            if w > 0 and adaptive:
                direct = way.channel in ("bilateral", "quick_impact")
                v = 1.0 if direct else p.shared_visibility
                risk = 0.0 if direct else 1.0 if way.channel in ("budget_support", "national") else p.shared_risk
                w *= math.exp(p.choice_need * min(1.0, need) + p.choice_visibility * v * (1 - crowd)
                              + p.choice_results * results - p.choice_risk * risk * (1 - c.parent.integrity))
            cells.append((c, way))
            weights.append(w)
    return cells, weights


def for_activities(lot):
    return lot.institution is not None and lot.way.channel not in ("assessed", "budget_support")


def disbursement(m):
    """Disbursement (7.10)."""
    for c in m.institutions:
        c.budget_support = 0.0
    if not m.planned:
        for c in m.institutions:
            c.coordination = m.p.coordination.base
        return
    for c in m.institutions:
        spent = sum(a.spent - a.spent_before for a in m.activities if a.institution is c) / 100
        c.donor_spending += (spent - c.donor_spending) / m.p.money.spending_weeks
    for a in m.activities:
        a.spent_before = a.spent
    for x in m.missions:
        x.broken = 0.0
    crisis = in_crisis(m)
    for lot in m.lots:
        if lot.expires <= m.t:
            expire(m, lot)
        if lot.arrives <= m.t and not crisis and not m.t < lot.donor.suspended:
            lot.held += lot.pipeline
            lot.pipeline = 0
    pay_posts(m)
    for lot in m.lots:
        if lot.way.channel == "budget_support" and lot.institution and not m.t < lot.donor.suspended:
            part = min(lot.held, scaled(lot.committed, DELTA))
            spend(lot, part)
            lot.institution.budget_support += part / 100
    close(m)
    fragmentation(m)


def spend(lot, amount):
    lot.held -= amount
    lot.spent += amount
    lot.donor.spent += amount


def close(m):
    """Lots with nothing left are closed."""
    m.lots = [lot for lot in m.lots if is_open(lot)]


def expire(m, lot):
    """Expiry (7.10.2)."""
    keep_pipeline = scaled(lot.pipeline, lot.donor.carry_over)
    keep_held = scaled(lot.held, lot.donor.carry_over)
    if keep_pipeline + keep_held < 10000:
        keep_pipeline = keep_held = 0
    back = lot.pipeline + lot.held - keep_pipeline - keep_held
    lot.pipeline, lot.held = keep_pipeline, keep_held
    lot.returned += back
    lot.donor.returned += back
    if lot.way.implementer and lot.institution is not None:
        lot.way.implementer.broken += back / 100
    lot.expires = week(add_months(monday(m.t), 12))


def pay_posts(m):
    """Pay of posts (7.10.3)."""
    for x in m.missions:
        due = 0
        for q in x.posts:
            people = (q.incumbent is not None) + (q.successor is not None)
            due += people * scaled(q.wage, DELTA)
        x.wages += due
        for lot in m.lots:
            if due > 0 and lot.way.channel == "assessed" and lot.way.implementer is x:
                part = min(due, lot.held)
                spend(lot, part)
                due -= part


def fragmentation(m):
    """Fragmentation (7.10.6)."""
    m.held_for = {}
    for c in m.institutions:
        mine = [lot for lot in m.lots if lot.institution is c and for_activities(lot)]
        total = sum(lot.committed for lot in mine)
        payers = {}
        for lot in mine:
            key = "pool" if lot.way.channel == "pooled_fund" else (lot.donor.id, lot.way.index)
            payers[key] = payers.get(key, 0) + lot.committed
        if total > 0:
            c.fragmentation = 1 - sum((v / total) ** 2 for v in payers.values())
            c.pooled_share = payers.get("pool", 0) / total
            c.coordination = min(1.0, sum(lot.committed * lot.donor.coordination_of[c.id] for lot in mine) / total)
        else:
            c.fragmentation, c.pooled_share, c.coordination = 0.0, 0.0, m.p.coordination.base
        c.actors = len(payers) + sum(1 for x in m.missions if is_there(m, x) and x.whole is x
                                     and any(q.institution is c for q in x.posts))


def held(m, c):
    """What is held for activities of an institution."""
    return sum(lot.held for lot in m.lots if lot.institution is c and for_activities(lot))


def draw(m, c, wanted):
    """Money for an activity, from the oldest commitment first."""
    left = wanted
    for lot in m.lots:
        if left <= 0:
            break
        if lot.institution is c and for_activities(lot) and lot.held > 0:
            part = min(left, lot.held)
            spend(lot, part)
            left -= part
    return wanted - left
