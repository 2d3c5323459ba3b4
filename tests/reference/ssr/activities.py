"""Activities move and deliver (7.11, 7.12)."""

import math

from . import money
from .laws import DELTA, largest_remainder, relax, rounded, scaled
from .mandates import ENDED, carried_by, is_there, shows, weeks_to_renewal
from .officers import class_begins, counts, enlist, open_class
from .politics import in_crisis


def ministry_performance(c):
    return min(1.0, c.parent.performance)


def move(m):
    """Activities move (7.11)."""
    if not m.planned:
        return
    for a in m.order:
        if a.status not in ENDED:
            step(m, a)


def step(m, a):
    """The steps of one activity."""
    p, c = m.p, a.institution
    by = carried_by(m, a.mission) if a.mission else None
    if a.deadline <= m.t or (a.mission and by is None):
        a.status = "cut_short" if a.phases else "cancelled"
        return
    if in_crisis(m):
        return
    if (a.status == "planned" and a.start <= m.t and (a.mission is None or a.mission.start <= m.t)
            and all(b.status in ENDED for b in a.after) and shows(m, a) >= p.activities.start_floor):
        consult(m, a)
    if a.status in ("active", "stalled") and a.phase_ends <= m.t:
        if m.plan.government_rule == "adaptive" and a.agreed != c.turn:
            consult(m, a)
        else:
            a.status = "awaiting"
    if a.status == "consulting" and a.consulted <= m.t:
        answer(m, a, by)
    if a.status == "awaiting":
        begin(m, a, by)


def consult(m, a):
    """Consultation (7.11.2)."""
    p, c = m.p.activities, a.institution
    mean = a.consultation * (1 + p.consultation_lead * c.national_lead * (1 - ministry_performance(c)))
    a.consulted = m.t + m.chance.weeks(mean, p.consultation_shape)
    a.round = 0
    a.status = "consulting"


def agree(m, a):
    a.status = "awaiting"
    a.agreed = a.institution.turn


def answer(m, a, by):
    """Answer of government (7.11.4)."""
    p, c = m.p.bargaining, a.institution
    if m.plan.government_rule == "fixed":
        agree(m, a)
        return
    r = by.credibility if by else p.usual_credibility
    v = p.veto_elected if m.government == "elected" else p.veto_transitional
    if by and by.authority == "executive":
        v = 0.0
    persuaded = c.political_will * (0.5 + 0.5 * r) * (0.5 + 0.5 * min(1.0, c.national_lead + a.lead_offered))
    agreeable = a.wanted + (1 - a.wanted) * persuaded
    n = len({lot.donor.id for lot in m.lots if lot.institution is c and money.is_open(lot)})
    seen = n >= 2 and m.chance.happens((1 - c.coordination) * (n - 1) / n)
    if m.chance.happens(1 - v * (1 - agreeable)):
        agree(m, a)
    elif seen and a.phases == 0 and a.gate and not a.no_gate:
        agree(m, a)
        a.no_gate = True
    elif m.chance.happens(m.government_row.piecemeal):
        a.budget = a.spent + scaled(a.budget - a.spent, p.piece)
        a.is_piece = True
        agree(m, a)
    elif a.round + 1 >= math.floor(p.rounds):
        if by and any(q.mission is by and q.type == "focal_point" and q.incumbent for q in by.posts):
            by.credibility *= 1 - m.p.politics.leverage_cost
        a.status = "cut_short" if a.phases else "cancelled"
    else:
        a.consulted = m.t + rounded(p.round)
        a.round += 1
        if seen:
            a.lead_offered = min(1.0, a.lead_offered + p.lead_step)


def gate_open(a):
    if a.gate is None or a.no_gate or a.phases:
        return True
    owner, measure, sign, limit = a.gate
    value = getattr(owner, measure)
    return value >= limit if sign == ">=" else value <= limit


def begin(m, a, by):
    """Beginning of a phase (7.11.5)."""
    p, c = m.p, a.institution
    if not gate_open(a):
        return
    first_share = min(a.budget - a.spent, scaled(a.budget, min(1.0, p.activities.first_share / a.duration)))
    if money.held(m, c) < first_share:
        return
    left = (1 - a.progress) * a.duration
    horizon = weeks_to_renewal(m, by) + p.coordination.foresight if by else 0.0
    if by is None or left <= horizon:
        phase_ends = 1 << 40
    elif horizon < p.coordination.shortest_phase:
        return
    else:
        phase_ends = m.t + math.floor(horizon)
    if a.phases == 0 and a.budget > 0:
        own = c.budget_share * m.fiscal_capacity * DELTA * max(a.duration, 52)
        budget = a.budget / 100
        c.ownership = max(0.0, c.ownership - p.feedback.imposition * (1 - c.national_lead)
                          * (1 - c.political_will) * budget / (budget + own))
    elif a.phases > 0:
        a.overhead = min(a.budget, a.overhead + rounded(100 * p.activities.phase_cost))
    a.phase_ends = phase_ends
    a.status = "active"
    a.phases += 1


def deliver(m):
    """Delivery (7.12)."""
    for c in m.institutions:
        c.systems_effort = c.inclusion_effort = c.material = c.delivered = 0.0
    if not m.planned:
        return
    for a in m.activities:
        a.delivered = 0.0
    if in_crisis(m):
        return
    for a in m.order:
        if a.status in ("active", "stalled"):
            work(m, a)


def work(m, a):
    """A week of one activity."""
    p, c = m.p.activities, a.institution
    there = {"training": c.trainers, "mentoring": c.mentors}.get(a.kind, c.advisers)
    due = max(0.0, min(1.0, (m.t - a.start + 1) / a.duration) - a.progress)
    staffed = min(1.0, there / a.advisers) if a.advisers > 0 else 1.0
    absorbed = 1 - p.absorption_loss * c.national_lead * (1 - ministry_performance(c))
    possible = min(due, p.largest_pace / a.duration * min(staffed, absorbed))
    owed = a.overhead - a.overhead_paid
    wanted = min(scaled(a.budget, possible) + owed, a.budget - a.spent)
    drawn = money.draw(m, c, wanted)
    a.spent += drawn
    useful = drawn - min(drawn, owed)
    a.overhead_paid += drawn - useful
    part = useful / a.budget if a.budget > 0 else possible
    used_up = a.budget > 0 and a.spent == a.budget
    something_due = scaled(a.budget, due) > 0 if a.budget > 0 else due > 0
    if drawn == 0 and part == 0 and something_due and not used_up:
        a.status = "stalled"
    else:
        a.status = "active"
        if part > 0:
            a.progress = (a.spent - a.overhead_paid) / a.budget if a.budget > 0 else a.progress + part
            a.delivered = useful / 100
            c.delivered += useful / 100
            use(m, a, part, useful / 100)
    done = a.progress >= 1 - 1e-12 or used_up
    if a.trainees > 0 and (done or part > 0 and class_begins(m, a)):
        open_class(m, a)
    if done:
        a.status = "done"
        finish(m, a)


def add(c, name, x):
    setattr(c, name, min(1.0, getattr(c, name) + x))


def use(m, a, part, useful):
    """What is useful, and what it delivers (7.12)."""
    p, c = m.p.activities, a.institution
    n = 0
    if a.mission:
        n = sum(1 for b in m.activities if b is not a and b.kind == a.kind and b.institution is c
                and b.status in ("active", "stalled") and b.mission and b.mission.whole is not a.mission.whole)
    q = ((1 - m.p.money.duplication * c.fragmentation * (1 - c.coordination))
         * (1 - m.p.coordination.overlap_loss * n / (n + 1) * (1 - c.coordination)))
    spent = useful * q
    scale = a.budget / a.planned_budget if a.planned_budget > 0 else 1.0
    if a.kind in ("review", "strategy"):
        for x in m.institutions:
            add(x, "inclusion_effort", a.inclusiveness * part * a.duration * q * scale)
    elif a.kind == "training":
        seats(m, a, part * q * scale)
    elif a.kind == "mentoring":
        add(c, "material", part * q * scale * a.duration)
    elif a.kind == "equipment" or (a.kind == "infrastructure" and c.kind != "corrections"):
        posts = sum(u.establishment for u in a.units)
        for u in a.units:
            u.equipment = min(1.0, u.equipment + spent / p.equipment_cost / posts)
    elif a.kind == "infrastructure":
        posts = sum(u.establishment for u in a.units)
        for u in a.units:
            u.region.places += spent / p.place_cost * u.establishment / posts
    elif a.kind in ("systems", "oversight"):
        add(c, "systems_effort", spent / (p.systems_cost * DELTA) * (c.adviser_effect if a.advisers > 0 else 1.0))
        if a.kind == "oversight" and a.trainees > 0:
            seats(m, a, part * q * scale)
    elif a.kind == "vetting":
        a.people_due += spent / p.vetting_cost
        n = math.floor(a.people_due)
        a.people_due -= n
        vet(m, a, n)
    elif a.kind == "inclusion":
        of = m.institutions if c.kind in ("ministry", "civil_society") else [c]
        for x in of:
            add(x, "inclusion_effort", spent / (p.inclusion_cost * DELTA))
    elif a.kind == "reconciliation":
        effort = min(1.0, spent / (p.reconciliation_cost * DELTA))
        for r in a.regions:
            r.cleavage *= 1 - relax(p.reconciliation_rate * effort)
    elif a.kind == "arms":
        people = sum(r.population for r in a.regions)
        for r in a.regions:
            r.arms = max(0.0, r.arms - spent / (p.arms_cost * people))
    elif a.kind == "ddr":
        a.people_due += spent / p.ddr_cost
        n = math.floor(a.people_due)
        a.people_due -= n
        demobilise(m, a, n)


def seats(m, a, x):
    """Course seats that fall due (7.13)."""
    bare = m.p.officers.attendance_without_per_diem
    a.seats_due += x * a.trainees * (bare + (1 - bare) * a.per_diem)


def vet(m, a, n):
    """Vetting (7.12)."""
    p, o = m.p.activities, m.officers
    slots = getattr(a, "slots", None)
    if slots is None:
        slots = a.slots = [i for u in a.units for i in range(u.first, u.last)]
    while n > 0 and a.next_vetted < len(slots):
        i = slots[a.next_vetted]
        a.next_vetted += 1
        if not o.there[i]:
            continue
        n -= 1
        if o.integrity[i] + p.vetting_error * m.chance.z() < p.vetting_standard:
            o.there[i] = False
            o.back[i] = -1
            if m.chance.happens(p.vetted_join):
                m.units[o.unit[i]].region.ex_combatants += 1
    counts(m)


def demobilise(m, a, people):
    """DDR (7.12)."""
    p = m.p.activities
    there = [r.ex_combatants for r in a.regions]
    n = min(people, sum(there))
    left = largest_remainder(n, there)
    a.integrated_due += n * a.integrated_share
    wanted = math.floor(a.integrated_due)
    a.integrated_due -= wanted
    vacancies = [max(0, u.establishment - u.strength) for u in a.units]
    take = min(wanted, sum(vacancies))
    for u, x in zip(a.units, largest_remainder(take, vacancies)):
        enlist(m, u, x, p.integrated_skill, p.integrated_integrity, 0.0)
    for r, x, y in zip(a.regions, left, largest_remainder(take, left)):
        r.ex_combatants -= x
        r.reintegrated += x - y
    counts(m)


def finish(m, a):
    """What is done teaches and binds (7.12)."""
    if a.kind not in ("review", "strategy"):
        return
    scale = a.budget / a.planned_budget if a.planned_budget > 0 else 1.0
    m.assessment_error *= 1 - m.p.coordination.review_quality * min(1.0, scale)
    if a.kind == "strategy" and not a.is_piece:
        by = carried_by(m, a.mission) if a.mission else None
        for x in m.missions:
            if is_there(m, x) and (a.mission is None or x.whole is a.mission.whole or x is by):
                x.strategy = True
