"""The service chain, trust and confidence (7.18 to 7.23)."""

import math
from types import SimpleNamespace as Thing

from .laws import DELTA, WEEKS_PER_YEAR, clip, relax, within
from .setup import ARMED, POLICE


def units_of(m, kinds, r):
    """Units of some kinds in a region; found once."""
    key = (kinds, r.index)
    if key not in m.found:
        m.found[key] = [u for u in m.units if u.region is r and u.institution.kind in kinds]
    return m.found[key]


def force(m, kinds, r):
    """The force of a kind in a region (7.19)."""
    units = units_of(m, kinds, r)
    posts = sum(u.establishment for u in units)
    people = sum(u.strength for u in units)
    performing = sum(u.establishment * u.performance for u in units)
    return Thing(performing=performing, performance=performing / posts if posts else 0.0,
                 integrity=sum(u.strength * u.integrity for u in units) / people if people else 0.0)


def incidents(m):
    """Incidents and reports (7.18)."""
    p = m.p.service_chain
    inclusion = max((c.inclusion for c in m.institutions if c.kind in POLICE), default=0.0)
    custom = [c for c in m.institutions if c.kind == "customary"]
    posts = sum(c.establishment for c in custom)
    settled = p.customary_settled
    if posts:
        linked = sum(c.establishment * min(1.0, c.performance) * c.integrity for c in custom) / posts
        settled += (p.customary_linked - p.customary_settled) * linked
    for r in m.regions:
        police = units_of(m, POLICE, r)
        people = sum(u.strength for u in police)
        women = sum(u.women for u in police) / people if people else 0.0
        closed = min(1.0, p.access_women * min(1.0, women / p.women_reference) + p.access_inclusion * inclusion)
        for k in r.cells:
            k.incidents = m.chance.poisson(min(1e6, k.population * p.incident_rate / 1000 * DELTA
                                               * (1 + p.insecurity_effect * r.insecurity)))
            report = ((p.reporting_low + (p.reporting_high - p.reporting_low) * k.confidence)
                      * (k.access + (1 - k.access) * closed))
            k.reported = m.chance.binomial(k.incidents, min(1.0, report))
            k.delivered_by_custom = m.chance.binomial(k.incidents - k.reported, p.customary_share * settled)
            k.delivered_by_state = 0
            k.police_queue += k.reported


def take(queues, b, carry):
    """Cases taken from a region's two queues with a capacity and a carry (7.19)."""
    q = sum(queues)
    n = min(q, math.floor(b + carry))
    carry = 0.0 if math.floor(b + carry) > q else b + carry - n
    majority = math.floor(n * (queues[0] / q) + 0.5) if n else 0
    return (majority, n - majority), carry


def police(m):
    """Police (7.19)."""
    p, chance = m.p.service_chain, m.chance
    for r in m.regions:
        f = force(m, POLICE, r)
        parts, r.police_carry = take([k.police_queue for k in r.cells], f.performing * p.police_productivity,
                                     r.police_carry)
        clearance = min(1.0, r.cleared_smooth / r.to_court_smooth) if r.to_court_smooth > 0 else 1.0
        holds = p.settlement_floor + (1 - p.settlement_floor) * clearance
        presence = sum((u.strength - u.on_courses) * (0.5 + 0.5 * u.equipment) * (1 - u.integrity) ** 2
                       for u in units_of(m, ARMED, r))
        for k, handled in zip(r.cells, parts):
            k.handled = handled
            k.police_queue -= handled
            k.police_queue -= chance.binomial(k.police_queue, within(p.police_lapse_rate))
            spoiled = chance.binomial(handled, p.misconduct * (1 - f.integrity))
            minor = chance.binomial(handled - spoiled, p.minor_share)
            k.delivered_by_state += chance.binomial(minor, holds)
            k.sent_to_court = handled - spoiled - minor
            k.court_queue += k.sent_to_court
            k.detained += chance.binomial(k.sent_to_court, p.detained_share)
            k.abuse = spoiled + chance.poisson(p.contact_rate * DELTA * k.contact * presence)


def leave(m, k, n, q):
    """How many of n cases that leave a queue of q have their suspect detained (7.20)."""
    d = k.detained
    if d == 0 or q == 0:
        return 0
    return min(max(m.chance.binomial(n, d / q), max(0, d - (q - n))), min(d, n))


def courts(m):
    """Courts (7.20)."""
    p, chance = m.p.service_chain, m.chance
    for r in m.regions:
        f = force(m, ("justice",), r)
        parts, r.court_carry = take([k.court_queue for k in r.cells], f.performing * p.court_productivity,
                                    r.court_carry)
        for k, cleared in zip(r.cells, parts):
            k.cleared = cleared
            k.detained -= leave(m, k, cleared, k.court_queue)
            k.court_queue -= cleared
            collapsed = chance.binomial(k.court_queue, within(p.collapse_rate))
            k.detained -= leave(m, k, collapsed, k.court_queue)
            k.court_queue -= collapsed
            fair = chance.binomial(cleared, p.fair_floor + (1 - p.fair_floor) * f.integrity * m.court_independence)
            k.fair_terms = chance.binomial(fair, p.conviction_share * p.prison_share)
            k.unfair_terms = chance.binomial(cleared - fair, p.conviction_share * p.prison_share)
            k.delivered_by_state += fair - k.fair_terms


def prison_of(m, r):
    """The region whose prison takes a region's prisoners (7.21)."""
    if not any(x.places > 0 for x in m.regions):
        return None
    if r.named_prison:
        return m.region[r.named_prison]
    if r.places > 0:
        return r
    if r.first_prison:
        return r.first_prison
    return max(m.regions, key=lambda x: x.places)


def occupancy(m, held_in):
    people = {r.id: 0 for r in m.regions}
    for r in m.regions:
        if held_in[r.id]:
            people[held_in[r.id].id] += sum(k.detained + k.sentenced for k in r.cells)
    for r in m.regions:
        r.occupancy = people[r.id] / r.places if r.places > 0 else 0.0


def prisons(m):
    """Prisons (7.21)."""
    p, chance = m.p.service_chain, m.chance
    held_in = {r.id: prison_of(m, r) for r in m.regions}
    occupancy(m, held_in)
    for r in m.regions:
        at = held_in[r.id]
        if at is None:
            for k in r.cells:
                k.detained = k.sentenced = 0
            continue
        f = force(m, ("corrections",), at)
        lawful = (p.custody_floor + (1 - p.custody_floor) * min(1.0, f.performance)) / max(1.0, at.occupancy)
        lost = within(p.release_rate * max(0.0, 1 - 1 / at.occupancy)) if at.occupancy > 1 else 0.0
        for k in r.cells:
            k.delivered_by_state += chance.binomial(k.fair_terms, lawful)
            k.sentenced -= chance.binomial(k.sentenced, within(1 / p.sentence_years))
            k.sentenced -= chance.binomial(k.sentenced, lost)
            k.detained -= chance.binomial(k.detained, lost)
            k.sentenced += k.fair_terms + k.unfair_terms
    occupancy(m, held_in)


def smooth(m):
    """Smoothed flows (7.22)."""
    n = m.p.service_chain.smoothing_weeks
    for r in m.regions:
        for k in r.cells:
            k.incidents_smooth += (k.incidents - k.incidents_smooth) / n
            k.reported_smooth += (k.reported - k.reported_smooth) / n
            k.state_smooth += (k.delivered_by_state - k.state_smooth) / n
            k.custom_smooth += (k.delivered_by_custom - k.custom_smooth) / n
            k.abuse_smooth += (k.abuse - k.abuse_smooth) / n
        r.to_court_smooth += (sum(k.sent_to_court for k in r.cells) - r.to_court_smooth) / n
        r.cleared_smooth += (sum(k.cleared for k in r.cells) - r.cleared_smooth) / n


def trust(m):
    """Trust and confidence (7.23)."""
    p = m.p.feedback
    for r in m.regions:
        seen = sum((u.strength - u.on_courses) * u.equipment for u in units_of(m, POLICE, r))
        presence = min(1.0, seen / (p.presence_reference * r.population / 1000))
        for k in r.cells:
            got = min(1.0, k.state_smooth / k.reported_smooth) if k.reported_smooth > 0 else 0.0
            satisfied = clip(got - p.abuse_weight * k.abuse_smooth * WEEKS_PER_YEAR * 1000 / max(1, k.population))
            k.trust += relax(p.trust_up if satisfied > k.trust else p.trust_down) * (satisfied - k.trust)
            top = 1 - r.cleavage if k.group == "marginalised" else 1.0
            goal = min(top, 0.5 * k.trust + 0.5 * presence)
            k.confidence += relax(p.confidence_rate) * (goal - k.confidence)
