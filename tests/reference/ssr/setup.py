"""From the scenario to fixed facts, and the country at the beginning of the burn-in (5.1, 5.2)."""

import datetime
import re
from types import SimpleNamespace as Thing

import numpy as np

from .laws import NEVER, WEEKS_PER_YEAR, add_months, hash_text, largest_remainder, rounded, week

POLICE = ("police", "gendarmerie")
ARMED = ("police", "gendarmerie", "defence", "border", "intelligence")
OVERSEERS = ("legislature", "inspectorate", "civil_society", "justice")


def groups(parameters):
    return Thing(**{name: Thing(**keys) for name, keys in parameters.items()})


def rhythms(m):
    """Intervals of weeks in which something is done every so often, rounded to whole weeks (3.1)."""
    for group, key in (("coordination", "replan_weeks"), ("officers", "class_weeks"), ("officers", "course_weeks")):
        setattr(getattr(m.p, group), key, max(1, rounded(getattr(getattr(m.p, group), key))))


def make(scenario):
    """All entities, with their fixed facts and states as the burn-in begins."""
    s = scenario
    m = Thing(found={})
    m.p = groups(s["parameters"])
    rhythms(m)
    m.plan = Thing(**s["plan"])
    m.government_row = Thing(**s["government"])
    m.start = s["country"]["start"]
    m.plan_begins = week(m.start)
    m.plan_ends = week(m.plan.end)
    m.burn_in_begins = m.plan_begins - rounded(s["country"]["burn_in"] * WEEKS_PER_YEAR)
    m.fiscal_capacity = s["country"]["fiscal_capacity"]
    m.court_independence = s["country"]["court_independence"]
    m.government = s["government"]["kind"]
    m.crisis_until = -NEVER
    m.assessment_error = 1.0
    m.council_exists = m.council_chaired_by_state = False
    m.council_week = None if m.plan.national_council is None else week(m.plan.national_council)
    m.elections = [Thing(week=week(e["date"]), result=e["result"]) for e in s["election"].values()]
    m.crises = [Thing(week=week(c["date"]), kind=c["kind"], length=max(1, rounded(c["length"])))
                for c in s["crisis"].values()]
    regions(m, s)
    institutions(m, s)
    prisons(m)
    neighbourhood(m, s)
    missions(m, s)
    donors(m, s)
    activities(m, s)
    lead(m, s)
    monitoring(m, s)
    return m


def regions(m, s):
    """Regions and their two cells."""
    m.regions, m.region = [], {}
    chain = m.p.service_chain
    for name, row in s["region"].items():
        r = Thing(id=name, index=len(m.regions), population=row["population"],
                  initial_insecurity=row["insecurity"], insecurity=row["insecurity"],
                  initial_ex_combatants=row["ex_combatants"], ex_combatants=row["ex_combatants"],
                  reintegrated=0, arms=1.0, cleavage=row["cleavage"], places=0.0,
                  police_carry=0.0, court_carry=0.0, to_court_smooth=0.0, cleared_smooth=0.0,
                  occupancy=0.0, named_prison=row["prison_region"], neighbourhood=0.0)
        marginalised = rounded(row["population"] * row["marginalised_share"])
        r.cells = []
        for group, people in (("majority", row["population"] - marginalised), ("marginalised", marginalised)):
            k = Thing(group=group, region=r, population=people, trust=row["trust_" + group],
                      confidence=row["confidence_" + group], police_queue=0, court_queue=0,
                      detained=0, sentenced=0,
                      access=1.0 if group == "majority" else chain.marginalised_access,
                      contact=(1.0 if group == "majority" else chain.marginalised_contact)
                      * people / row["population"],
                      incidents=0, reported=0, handled=0, sent_to_court=0, cleared=0, fair_terms=0,
                      unfair_terms=0, delivered_by_state=0, delivered_by_custom=0, abuse=0,
                      incidents_smooth=0.0, reported_smooth=0.0, state_smooth=0.0, custom_smooth=0.0,
                      abuse_smooth=0.0)
            r.cells.append(k)
        m.regions.append(r)
        m.region[name] = r
    m.cells = [k for r in m.regions for k in r.cells]
    m.population = sum(r.population for r in m.regions)


def institutions(m, s):
    """Institutions, their units and slots."""
    m.institutions, m.institution, m.units = [], {}, []
    for name, row in s["institution"].items():
        c = Thing(id=name, index=len(m.institutions), **{k: v for k, v in row.items()})
        c.initial_procedures = c.procedures
        c.will_baseline = c.political_will
        c.initial_equipment = c.equipment
        c.turn = 0
        c.national_lead = c.lead_conceded = 0.0
        c.lead_practised = m.p.feedback.starting_lead
        c.inclusion = 0.0
        c.credibility = m.p.bargaining.usual_credibility
        c.pay, c.maintenance, c.payable = 1.0, 0.0, float(c.establishment)
        c.initial_strength = c.strength
        c.accountability = c.capacity = c.performance = 0.0
        c.donor_spending = 0.0
        c.fragmentation, c.coordination, c.pooled_share, c.actors = 0.0, 0.0, 0.0, 0
        c.monitored_need = 0.0
        c.systems_effort = c.inclusion_effort = c.material = c.delivered = 0.0
        c.trainers = c.mentors = c.advisers = 0
        c.trainer_effect = c.adviser_effect = c.budget_support = 0.0
        c.units = []
        m.institutions.append(c)
        m.institution[name] = c
        present = [r for r in m.regions if not row["regions"] or r.id in row["regions"]]
        given = row["region_weights"] or {}
        weights = [given.get(r.id, 0.0) if given else r.population for r in present]
        split = largest_remainder(c.establishment, weights)
        places = largest_remainder(row["places"], weights)
        for r, posts, cells in zip(present, split, places):
            r.places += cells
            if posts == 0:
                continue
            count = max(1, (posts + c.unit_size // 2) // c.unit_size)
            for i, e in enumerate(largest_remainder(posts, [1] * count)):
                u = Thing(index=len(m.units), institution=c, region=r, number=i, establishment=e,
                          equipment=c.equipment, mentoring=0.0, seats_given=0)
                c.units.append(u)
                m.units.append(u)
        for u, n in zip(c.units, largest_remainder(c.strength, [u.establishment for u in c.units])):
            u.initial_strength = n
            u.slots = max(u.establishment, n)
    for c in m.institutions:
        c.parent = m.institution[c.ministry] if c.ministry else c
        c.overseers = []
        for kind in OVERSEERS:
            bodies = [b for b in m.institutions if b.kind == kind]
            weight = getattr(m.p.institutions, kind + "_weight")
            others = [b for b in bodies if b is not c]
            c.overseers += [(b, weight / len(others)) for b in others]


def prisons(m):
    """The prison found at the beginning for each region (5.1)."""
    most = None
    for r in m.regions:
        if r.places > 0 and (most is None or r.places > most.places):
            most = r
    for r in m.regions:
        r.first_prison = r if r.places > 0 else most


def neighbourhood(m, s):
    m.neighbourhood = []
    for row in s["neighbourhood"].values():
        named = [r for r in m.regions if not row["regions"] or r.id in row["regions"]]
        m.neighbourhood.append(Thing(week=week(row["from"]), level=row["insecurity"], regions=named))
    m.neighbourhood.sort(key=lambda x: x.week)


def missions(m, s):
    """Missions and posts."""
    p = m.p.staffing
    m.missions, m.mission, m.posts = [], {}, []
    for name, row in s["mission"].items():
        x = Thing(id=name, index=len(m.missions), **{k: v for k, v in row.items() if k not in ("start", "end", "post")})
        x.start = max(week(row["start"]), m.plan_begins)
        x.planned_end = week(row["end"])
        x.early = None if row["early_end"] is None else week(row["early_end"])
        x.renewals = []
        if x.kind == "peace_operation":
            i = 1
            while add_months(row["start"], i * int(row["renewal"])) < row["end"]:
                x.renewals.append(week(add_months(row["start"], i * int(row["renewal"]))))
                i += 1
        x.renewals.append(x.planned_end)
        x.notice, x.extension = rounded(row["notice"]), rounded(row["extension"])
        x.overlap_max, x.tour = rounded(row["overlap_max"]), max(1, rounded(row["tour"]))
        x.lead_weeks = row["recruitment_lead"] * (1 + p.headquarters_delay * (1 - row["headquarters_capacity"]))
        shift = p.roster_effect * (2 * row["roster_quality"] - 1)

        def median(v, shift=shift):
            return v + shift * (1 - v) if shift >= 0 else v * (1 + shift)
        x.medians = [median(v) for v in (p.technical_median, p.language_median, p.pedagogy_median)]
        x.scope_list = [c for c in m.institutions if not row["scope"] or c.id in row["scope"]]
        x.covers = {c.id for c in x.scope_list}
        x.leads = set(row["leads"] or [])
        x.cap = rounded(row["arrivals_per_month"])
        x.ends = x.planned_end
        x.drawn_down = x.strategy = False
        x.credibility = m.p.bargaining.usual_credibility
        x.memory = x.strategy_work = x.strategy_needs = 0.0
        x.planned = x.achieved = x.stalled = x.broken = 0.0
        x.month, x.arrived = None, 0
        x.wages, x.weeks_vacant, x.weeks_learning = 0, 0, 0.0
        x.knowledge = x.effect = 0.0
        x.authorised = x.filled = 0
        x.planners = x.liaisons = x.monitors = 0.0
        x.posts = []
        m.missions.append(x)
        m.mission[name] = x
    for x in m.missions:
        x.whole = m.mission[x.module_of] if x.module_of else x
        x.predecessor = m.mission[x.succeeds] if x.succeeds else None
    for x in m.missions:
        for group, row in s["mission"][x.id]["post"].items():
            c = m.institution[row["institution"]] if row["institution"] else None
            units = []
            if row["type"] == "mentor":
                units = [u for u in c.units if not row["regions"] or u.region.id in row["regions"]]
                units = sorted(units, key=lambda u: -u.establishment)
            for i in range(int(row["count"])):
                post = Thing(index=len(m.posts), mission=x, group=group, number=i, type=row["type"],
                             national=row["staff"] == "national", planned_institution=c, institution=c,
                             unit=units[i % len(units)] if units else None,
                             opens=x.start if row["opens"] is None else max(x.start, week(row["opens"])),
                             own_close=NEVER if row["closes"] is None else week(row["closes"]),
                             profile_fit=row["profile_fit"], wage=rounded(100 * row["wage"]),
                             incumbent=None, successor=None, awaited=False, due=0)
                x.posts.append(post)
                m.posts.append(post)


def donors(m, s):
    """Donors, their ways and the calendar of their commitments (5.1)."""
    m.donors, m.donor, m.lots = [], {}, []
    for name, row in s["donor"].items():
        d = Thing(id=name, index=len(m.donors), **{k: v for k, v in row.items() if k not in ("from", "until", "option")})
        d.pledge_cents = rounded(100 * row["pledge"])
        d.tranches = int(row["tranches"])
        d.suspended = -NEVER
        d.coordination_of = {c.id: 0.0 for c in m.institutions}
        d.committed = d.returned = d.spent = 0
        d.preference = {c.id: (row["preferences"].get(c.id, 0.0) if row["preferences"] else 1.0)
                        for c in m.institutions}
        d.ways = [Thing(donor=d, channel=row["channel"], weight=1.0, delay=row["delay"],
                        implementer=m.mission[row["implementer"]] if row["implementer"] else None)]
        for option in row["option"].values():
            d.ways.append(Thing(donor=d, channel=option["channel"], weight=option["weight"],
                                delay=option["delay"],
                                implementer=m.mission[option["implementer"]] if option["implementer"] else None))
        for i, way in enumerate(d.ways):
            way.index = i
        first = max(row["from"] or m.start, m.start)
        until = row["until"] or m.plan.end
        month = int(row["fiscal_year_month"])
        d.commitments = []
        day = first
        while day < until:
            vintage = day.year if day.month >= month else day.year - 1
            begins = datetime.date(vintage, month, 1)
            ends = datetime.date(vintage + 1, month, 1)
            part = ((min(ends, until) - day).days) / ((ends - begins).days)
            expires = week(datetime.date(vintage + int(row["life"]), month, 1))
            d.commitments.append(Thing(week=week(day), vintage=vintage, part=part, expires=expires))
            day = ends
        m.donors.append(d)
        m.donor[name] = d


GATE = re.compile(r"^\s*(institution|region)\.([a-z0-9_]+)\.([a-z_]+)\s*(>=|<=)\s*([-+.\deE]+)\s*$")


def activities(m, s):
    """Activities in the written order."""
    m.activities, m.activity = [], {}
    for name, row in s["activity"].items():
        elsewhere = ("start", "budget", "after", "regions", "mission", "institution", "gate", "deadline")
        a = Thing(id=name, **{k: v for k, v in row.items() if k not in elsewhere})
        a.start = week(row["start"])
        a.institution = m.institution[row["institution"]]
        a.mission = m.mission[row["mission"]] if row["mission"] else None
        a.regions = [r for r in m.regions if not row["regions"] or r.id in row["regions"]]
        a.units = [u for u in a.institution.units if u.region in a.regions]
        a.wanted = getattr(m.p.bargaining, "want_" + a.kind)
        a.deadline = m.plan_ends if row["deadline"] is None else week(row["deadline"])
        a.gate = None
        if row["gate"]:
            table, of, measure, sign, limit = GATE.match(row["gate"]).groups()
            owner = m.institution[of] if table == "institution" else m.region[of]
            a.gate = (owner, measure, sign, float(limit))
        a.after_ids = row["after"] or []
        a.planned_budget = a.budget = rounded(100 * row["budget"])
        a.status, a.consulted, a.round, a.agreed = "planned", None, 0, None
        a.no_gate, a.lead_offered, a.is_piece = False, 0.0, False
        a.phases, a.phase_ends = 0, NEVER
        a.overhead = a.overhead_paid = a.spent = 0
        a.spent_before = 0
        a.progress, a.delivered = 0.0, 0.0
        a.seats_due = a.people_due = a.integrated_due = 0.0
        a.next_vetted = 0
        a.course_weeks = max(1, rounded(row["course"]))
        a.class_phase = hash_text("activity." + name) % m.p.officers.course_weeks
        m.activities.append(a)
        m.activity[name] = a
    m.by_id = list(m.activities)
    for a in m.activities:
        a.after = [m.activity[i] for i in a.after_ids]
    m.activities.sort(key=lambda a: (a.start, a.id.encode()))
    m.order = list(m.activities)


def lead(m, s):
    """The planned national lead of each institution as knots of (week, level) (7.1)."""
    steps = sorted(s["lead"].values(), key=lambda x: week(x["from"]))
    single = m.plan.national_lead_by_institution or {}
    for c in m.institutions:
        c.lead_knots = [(m.plan_begins, single.get(c.id, m.plan.national_lead))]
        for step in steps:
            if step["institutions"] and c.id not in step["institutions"]:
                continue
            w = week(step["from"])
            if w <= m.plan_begins:
                c.lead_knots = [(m.plan_begins, step["level"])]
            else:
                c.lead_knots.append((w, step["level"]))


def monitoring(m, s):
    row = s["monitoring"]
    m.monitoring = Thing(measures=row["measures"], by=row["by"], period=max(1, rounded(row["period"])),
                         shift=row["shift"])


def make_officers(m, chance):
    """The officers of the beginning (5.2); arrays run over all slots of all units."""
    total = 0
    for u in m.units:
        u.first, u.last = total, total + u.slots
        total = u.last
    p = m.p.officers
    o = Thing()
    o.unit = np.zeros(total, int)
    o.there = np.zeros(total, bool)
    for u in m.units:
        o.unit[u.first:u.last] = u.index
        o.there[u.first:u.first + u.initial_strength] = True
    o.skill, o.integrity = np.zeros(total), np.zeros(total)
    o.woman = np.zeros(total, bool)
    o.joined = np.zeros(total)
    o.courses = np.zeros(total, int)
    o.trained = np.zeros(total, int)
    o.course_part = np.zeros(total)
    o.course_quality = np.zeros(total)
    o.back = np.full(total, -1)                 # week of return; −1 for those on duty
    o.rota = np.zeros(total)
    o.spent = np.zeros(total)
    o.leaves = np.full(total, NEVER)            # week of the next candidate time
    m.officers = o
    rng, n = chance.rng, total
    tenure = p.starting_tenure_years * rng.exponential(size=n)
    women = np.array([u.institution.women for u in m.units])[o.unit]
    skill = np.array([u.institution.skill for u in m.units])[o.unit]
    integrity = np.array([u.institution.integrity for u in m.units])[o.unit]
    o.skill[:] = chance.trait(skill, p.person_spread, n)
    o.integrity[:] = chance.trait(integrity, p.person_spread, n)
    o.woman[:] = rng.random(n) < women
    o.joined[:] = m.burn_in_begins - tenure * WEEKS_PER_YEAR
    o.rota[:] = rng.random(n)
    o.spent[:] = p.leave_rate * p.leave_scale_years / p.leave_shape * (tenure / p.leave_scale_years) ** p.leave_shape
