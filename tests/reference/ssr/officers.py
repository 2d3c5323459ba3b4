"""Officers: courses, leaving, recruitment, skill and integrity (7.13 to 7.15)."""

import math

import numpy as np

from .laws import DELTA, NEVER, WEEKS_PER_YEAR, largest_remainder


def counts(m):
    """Strength, officers on courses and women of each unit."""
    o = m.officers
    n = len(m.units)
    strength = np.bincount(o.unit, o.there, n)
    away = np.bincount(o.unit, o.there & (o.back >= 0), n)
    women = np.bincount(o.unit, o.there & o.woman, n)
    for u, a, b, c in zip(m.units, strength, away, women):
        u.strength, u.on_courses, u.women = int(a), int(b), int(c)
    m.strength_array = strength


def means(m):
    """Unit means of skill and integrity (7.15)."""
    o, n = m.officers, len(m.units)
    people = np.maximum(m.strength_array, 1)
    skill = np.clip(np.bincount(o.unit, np.where(o.there, o.skill, 0.0), n) / people, 0, 1)
    integrity = np.clip(np.bincount(o.unit, np.where(o.there, o.integrity, 0.0), n) / people, 0, 1)
    for u, a, b in zip(m.units, skill.tolist(), integrity.tolist()):
        u.skill, u.integrity = a, b
    return skill, integrity


def plan_leaving(m, slots):
    """The next candidate times of leaving of some officers (7.14)."""
    p, o = m.p.officers, m.officers
    if p.leave_rate <= 0:
        o.leaves[slots] = NEVER
        return
    bound = 1 + p.leave_unpaid + p.leave_poached
    o.spent[slots] += m.chance.rng.exponential(size=len(slots)) / bound
    part = o.spent[slots] * p.leave_shape / (p.leave_rate * p.leave_scale_years)
    years = p.leave_scale_years * np.exp(np.log(part) / p.leave_shape)
    week = np.floor(o.joined[slots] + WEEKS_PER_YEAR * np.minimum(years, 1e9))
    o.leaves[slots] = np.maximum(m.t + 1, week).astype(np.int64)


def enlist(m, u, n, skill, integrity, women):
    """New officers fill free slots in order."""
    if n <= 0:
        return
    p, o, rng = m.p.officers, m.officers, m.chance.rng
    free = np.flatnonzero(~o.there[u.first:u.last])[:n] + u.first
    n = len(free)
    o.there[free] = True
    o.skill[free] = m.chance.trait(skill, p.person_spread, n)
    o.integrity[free] = m.chance.trait(integrity, p.person_spread, n)
    o.woman[free] = rng.random(n) < women
    o.joined[free] = m.t
    o.courses[free] = o.trained[free] = 0
    o.course_part[free] = o.course_quality[free] = 0.0
    o.back[free] = -1
    o.rota[free] = rng.random(n)
    o.spent[free] = 0.0
    plan_leaving(m, free)
    u.strength += n


def class_begins(m, a):
    """Whether it is a week of its classes (7.13)."""
    return m.t % m.p.officers.course_weeks == a.class_phase


def open_class(m, a):
    """A class of a course opens its seats, with trainers in post where it needs them (7.13)."""
    c, p, o = a.institution, m.p.officers, m.officers
    if a.advisers > 0 and c.trainers == 0:
        return
    seats = math.floor(a.seats_due + 1e-6)
    a.seats_due -= seats
    if seats <= 0:
        return
    uptake = p.uptake_floor + (1 - p.uptake_floor) * c.ownership
    quality = ((c.trainer_effect if a.advisers > 0 else m.p.activities.contract_trainer_effect)
               * (1 - p.doctrine_loss * c.fragmentation * (1 - c.coordination)) * uptake)
    duty = {u.index: np.flatnonzero(o.there[u.first:u.last] & (o.back[u.first:u.last] < 0)) + u.first
            for u in a.units}
    queue = {k: list(v[np.argsort(o.rota[v], kind="stable")]) for k, v in duty.items()}
    for _ in range(seats):
        able = [u for u in a.units if queue[u.index]]
        if not able:
            break
        u = min(able, key=lambda u: (u.seats_given + 0.5) / u.establishment)
        u.seats_given += 1
        i = queue[u.index].pop(0)
        o.courses[i] += 1
        o.rota[i] += 1 - p.patronage * (1 - u.integrity)
        o.back[i] = m.t + a.course_weeks
        o.course_quality[i] = quality
    counts(m)


def courses(m):
    """Officers return from courses (7.13)."""
    p, o = m.p.officers, m.officers
    back = np.flatnonzero(o.there & (o.back >= 0) & (o.back <= m.t))
    if len(back) == 0:
        return
    o.back[back] = -1
    fit = back[m.chance.rng.random(len(back)) < p.fitting_post]
    gain = p.course_gain * o.course_quality[fit] * (1 - o.skill[fit])
    o.skill[fit] += gain
    o.course_part[fit] += gain
    o.trained[fit] += 1
    counts(m)


def leaving(m):
    """Leaving (7.14)."""
    p, o = m.p.officers, m.officers
    now = np.flatnonzero(o.there & (o.leaves <= m.t))
    if len(now) == 0:
        return
    pay = np.array([u.institution.pay for u in m.units])[o.unit[now]]
    h = 1 + p.leave_unpaid * (1 - pay) + p.leave_poached * (o.trained[now] > 0)
    bound = 1 + p.leave_unpaid + p.leave_poached
    goes = m.chance.rng.random(len(now)) < h / bound
    o.there[now[goes]] = False
    o.back[now[goes]] = -1
    stay = now[~goes]
    if len(stay):
        plan_leaving(m, stay)
    counts(m)


def recruitment(m):
    """Recruitment (7.14)."""
    p = m.p.officers
    if m.t % p.class_weeks:
        return
    i = m.t // p.class_weeks
    for c in m.institutions:
        academy = p.academy_rate * c.establishment * p.class_weeks * DELTA
        vacancies = [max(0, u.establishment - u.strength) for u in c.units]
        size = max(0, min(math.floor(academy * (i + 1)) - math.floor(academy * i),
                          math.floor(c.payable / p.hiring_pay) - c.strength, sum(vacancies)))
        for u, n in zip(c.units, largest_remainder(size, vacancies)):
            enlist(m, u, n, p.recruit_skill, p.recruit_integrity, c.women)
    counts(m)


def everybody(m):
    """Skill and integrity of all officers (7.15)."""
    p, o = m.p.officers, m.officers
    counts(m)
    _, g = means(m)
    u = o.unit
    mentored = np.array([x.mentoring for x in m.units])
    procedures = np.array([x.institution.procedures for x in m.units])
    equipment = np.array([x.equipment for x in m.units])
    accountability = np.array([x.institution.accountability for x in m.units])
    pay = np.array([x.institution.pay for x in m.units])
    lasting = p.skill_floor + (p.skill_top - p.skill_floor) * np.sqrt(procedures * equipment)
    e = p.enforcement_exponent
    enforced = g ** e / (g ** e + p.enforcement_half ** e)
    supported = (p.integrity_low + (p.integrity_high - p.integrity_low)
                 * np.sqrt(np.minimum(1, accountability / p.accountability_reference))
                 * (0.5 + 0.5 * pay) * enforced)
    gain = p.mentoring_gain * mentored
    o.skill += DELTA * (gain[u] * (1 - o.skill) - p.skill_fading * (o.skill - lasting[u]))
    o.course_part *= 1 - DELTA * gain[u] - DELTA * p.skill_fading
    o.integrity += DELTA * (p.peer_rate * (g[u] - o.integrity) + p.accountability_rate * (supported[u] - o.integrity)
                            + p.integrity_mentoring * mentored[u] * (1 - o.integrity))
    means(m)
