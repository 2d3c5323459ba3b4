"""What is recorded (section 9)."""

import numpy as np

from .laws import WEEKS_PER_YEAR, add_months, clip, monday, week
from .politics import in_crisis

STATUS = {"planned": 0, "consulting": 1, "awaiting": 2, "active": 3, "stalled": 4, "done": 5, "cut_short": 6,
          "cancelled": 7}
CHAIN = ("police", "gendarmerie", "justice", "corrections")


def service(cells):
    bottom = sum(k.incidents_smooth for k in cells)
    return sum(k.state_smooth + k.custom_smooth for k in cells) / bottom if bottom > 0 else 0.0


def indicators(m):
    """Every indicator at the end of a week: {key: number or list} (9.1)."""
    out = {}
    out["service_delivery"] = service(m.cells)
    reported = sum(k.reported_smooth for k in m.cells)
    out["service_for_reporters"] = sum(k.state_smooth for k in m.cells) / reported if reported > 0 else 0.0
    groups = {g: [k for k in m.cells if k.group == g] for g in ("majority", "marginalised")}
    both = all(sum(k.population for k in cells) > 0 for cells in groups.values())
    out["equity_gap"] = service(groups["majority"]) - service(groups["marginalised"]) if both else 0.0
    chain = [c for c in m.institutions if c.kind in CHAIN]
    posts = sum(c.establishment for c in chain)
    out["chain_capacity"] = sum(c.establishment * c.capacity for c in chain) / posts if posts else 0.0
    out["capacity_service_gap"] = out["chain_capacity"] - out["service_delivery"]
    detained, sentenced = sum(k.detained for k in m.cells), sum(k.sentenced for k in m.cells)
    out["pretrial_share"] = detained / (detained + sentenced) if detained + sentenced else 0.0
    out["prisoners"] = detained + sentenced
    out["court_independence"] = m.court_independence
    out["elected_government"] = float(m.government == "elected")
    out["crisis"] = float(in_crisis(m))
    out["prison_places"] = sum(r.places for r in m.regions)
    for key in ("capacity", "performance", "skill", "integrity", "equipment", "procedures", "pay", "accountability",
                "ownership", "political_will", "national_lead", "inclusion", "coordination", "strength"):
        out[key] = [getattr(c, key) for c in m.institutions]
    out["on_courses"] = [sum(u.on_courses for u in c.units) for c in m.institutions]
    out["service_delivery_by_group"] = [[service([k]) for k in r.cells] for r in m.regions]
    out["trust"] = [[k.trust for k in r.cells] for r in m.regions]
    out["confidence"] = [[k.confidence for k in r.cells] for r in m.regions]
    out["insecurity"] = [r.insecurity for r in m.regions]
    out["impunity"] = [max(0.0, 1 - service(r.cells)) for r in m.regions]
    out["ex_combatants"] = [r.ex_combatants for r in m.regions]
    out["police_queue"] = [sum(k.police_queue for k in r.cells) for r in m.regions]
    out["court_queue"] = [sum(k.court_queue for k in r.cells) for r in m.regions]
    out["prison_occupancy"] = [r.occupancy for r in m.regions]
    out["abuse"] = [sum(k.abuse_smooth for k in r.cells) * WEEKS_PER_YEAR * 100000 / r.population for r in m.regions]
    for key, name in (("posts_authorised", "authorised"), ("posts_filled", "filled"), ("adviser_knowledge", "knowledge"),
                      ("adviser_effect", "effect"), ("institutional_memory", "memory"), ("credibility", "credibility")):
        out[key] = [getattr(x, name) for x in m.missions]
    out["strategy"] = [float(x.strategy) for x in m.missions]
    pipeline = {d.id: 0 for d in m.donors}
    held = {d.id: 0 for d in m.donors}
    for lot in m.lots:
        pipeline[lot.donor.id] += lot.pipeline
        held[lot.donor.id] += lot.held
    out["committed"] = [d.committed / 100 for d in m.donors]
    out["in_pipeline"] = [pipeline[d.id] / 100 for d in m.donors]
    out["held"] = [held[d.id] / 100 for d in m.donors]
    out["spent"] = [d.spent / 100 for d in m.donors]
    out["returned"] = [d.returned / 100 for d in m.donors]
    out["activity_status"] = [float(STATUS[a.status]) for a in m.by_id]
    out["activity_lateness"] = [0.0 if a.status == "done" else
                                max(0.0, clip((m.t + 1 - a.start) / a.duration) - a.progress) for a in m.by_id]
    out["activity_progress"] = [a.progress for a in m.by_id]
    return out


def outcomes(m, series):
    """One number a replicate (9.2); NaN where it does not apply."""
    s = series["service_delivery"].astype(float)
    first, last = m.plan_begins, m.plan_ends
    nan = float("nan")

    def at(w):
        w = last - 1 if w == last else w
        return float(s[w - first]) if first <= w < last else nan
    out = {"service_two_years": at(week(add_months(m.start, 24)))}
    if m.missions:
        w = max(x.planned_end for x in m.missions)
        out["service_at_exit"] = at(w)
        out["service_after_exit"] = at(week(add_months(monday(w), 24)))
    else:
        out["service_at_exit"] = out["service_after_exit"] = nan
    for key, of in (("service_area", "service_delivery"), ("capacity_area", "chain_capacity"),
                    ("gap_area", "capacity_service_gap")):
        out[key] = float(np.mean(series[of].astype(float)))
    out["money_spent"] = (sum(d.spent for d in m.donors if d.channel != "assessed")
                          + sum(x.wages for x in m.missions)) / 100
    out["money_returned"] = sum(d.returned for d in m.donors) / 100
    gained = out["service_area"] - at(first)
    out["cost_per_point"] = out["money_spent"] / (100 * gained) if gained > 0 else nan
    month = WEEKS_PER_YEAR / 12
    out["months_lost_to_vacancy"] = sum(x.weeks_vacant for x in m.missions) / month
    out["months_lost_to_learning"] = sum(x.weeks_learning for x in m.missions) / month
    return out
