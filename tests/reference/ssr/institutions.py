"""Institutions and performance (7.16, 7.17)."""

import math

from .laws import DELTA, clip


def institutions(m):
    """Pay, upkeep, procedures, equipment, accountability (7.16)."""
    p = m.p.institutions
    last = {c.id: c.performance for c in m.institutions}
    for c in m.institutions:
        ministry = min(1.0, last[c.parent.id])
        c.strength = sum(u.strength for u in c.units)
        through = p.envelope_floor + (1 - p.envelope_floor) * min(1.0, ministry / p.ministry_reference)
        envelope = (c.budget_share * m.fiscal_capacity * DELTA * through + c.budget_support
                    + m.p.money.matching * c.political_will * c.donor_spending)
        wages = c.wage * DELTA * c.strength
        upkeep = p.upkeep * DELTA * c.strength
        c.pay = min(1.0, envelope / wages) if wages > 0 else 1.0
        c.payable = min(1e9, envelope / (c.wage * DELTA)) if c.wage > 0 else float(c.establishment)
        c.maintenance = min(1.0, max(0.0, envelope - wages) / upkeep) if upkeep > 0 else 1.0
        c.procedures = clip(c.procedures + DELTA * (
            p.procedures_gain * c.systems_effort * c.ownership * (1 - c.procedures)
            - p.procedures_decay * (1 - c.ownership * ministry) * (c.procedures - 0.9 * c.initial_procedures)))
        for u in c.units:
            missing = p.equipment_domestic * c.pay - u.equipment
            u.equipment += DELTA * p.equipment_decay * missing * (1.0 if missing > 0 else 1 - c.maintenance)
        c.accountability = sum(w * min(1.0, last[b.id]) for b, w in c.overseers)


def log(x):
    return math.log(max(x, 1e-9))


def performance(m):
    """Capacity and performance (7.17)."""
    p = m.p.institutions
    for c in m.institutions:
        foreign = p.substitution * (1 - c.national_lead) * min(1.0, c.advisers / c.establishment)
        used = p.performance_floor + (1 - p.performance_floor) * c.ownership * c.pay
        for u in c.units:
            staffing = min(1.0, (u.strength - u.on_courses) / u.establishment)
            u.capacity = math.exp(p.staffing_weight * log(staffing) + p.skill_weight * log(u.skill)
                                  + p.equipment_weight * log(u.equipment)
                                  + p.procedures_weight * log(c.procedures))
            own = u.capacity * used
            u.performance = own + (1 - own) * foreign
        posts = sum(u.establishment for u in c.units)
        people = sum(u.strength for u in c.units)
        for name in ("capacity", "performance", "equipment"):
            setattr(c, name, sum(u.establishment * getattr(u, name) for u in c.units) / posts if posts else 0.0)
        for name in ("skill", "integrity"):
            setattr(c, name, sum(u.strength * getattr(u, name) for u in c.units) / people if people else 0.0)
