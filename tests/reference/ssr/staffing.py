"""Posts, advisers and what they bring (7.6 to 7.8)."""

import math
from types import SimpleNamespace as Thing

from .laws import DELTA, monday, relax
from .politics import in_crisis


def closes(post):
    return min(post.own_close, post.mission.ends)


def contract(m, post, wanted, start):
    """End of a contract (7.6)."""
    x = post.mission
    end = min(wanted, closes(post))
    if x.contracts == "mandate_period":
        later = [w for w in x.renewals if w > start]
        if later:
            end = min(end, later[0])
    return end


def ask(m, post):
    """Somebody is asked for."""
    x = post.mission
    mean = x.national_recruitment_lead if post.national else x.lead_weeks
    post.due = m.t + m.chance.weeks(mean, x.recruitment_lead_shape)
    if post.incumbent:
        post.due = max(post.due, post.incumbent.ends - x.overlap_max)
    post.awaited = True


def staffing(m):
    """Staffing, learning and memory in their order (7.6, 7.7)."""
    if not m.planned:
        return
    memory(m)
    kept_staff(m)
    for post in m.posts:
        if m.t >= post.opens:
            turn_over(m, post)
    if not in_crisis(m):
        arrivals(m)
    learning(m)


def memory(m):
    """Memory of missions (7.7)."""
    p = m.p.staffing
    last = {x.id: x.memory for x in m.missions}
    for x in m.missions:
        if m.t == x.start and x.predecessor:
            x.memory = x.memory_inherited * last[x.predecessor.id]
    for x in m.missions:
        if m.t >= x.start:
            known = x.knowledge * x.filled / x.authorised if x.authorised else 0.0
            x.memory += relax(p.memory_rate) * (p.documentation * known - x.memory)


def kept_staff(m):
    """Kept staff (7.6.2)."""
    for x in m.missions:
        old = x.predecessor
        if old is None or m.t != x.start or m.t < old.ends:
            continue
        asked = set()
        for post in x.posts:
            if post.opens != m.t:
                continue
            for q in old.posts:
                like = (q.type == post.type and q.national == post.national
                        and q.planned_institution is post.planned_institution)
                if not like or q.incumbent is None or q.index in asked:
                    continue
                asked.add(q.index)
                adviser, q.incumbent = q.incumbent, None
                if m.chance.happens(x.staff_inherited):
                    adviser.asked = False
                    adviser.ends = closes(post) if post.national else contract(m, post, m.t + x.tour, m.t)
                    post.incumbent = adviser
                    break


def turn_over(m, post):
    """Ends of tours, notice (7.6.3)."""
    x = post.mission
    if m.t >= closes(post):
        post.incumbent = post.successor = None
        post.awaited = False
        return
    if post.incumbent and post.incumbent.ends <= m.t:
        post.incumbent, post.successor = post.successor, None
    if post.awaited or post.successor or (x.drawn_down and post.number % 2 == 1):
        return
    who = post.incumbent
    if who is None:
        ask(m, post)
    elif not post.national and who.ends < closes(post) and m.t >= who.ends - x.notice:
        if not who.asked:
            who.asked = True
            if m.chance.happens(x.extension_share):
                who.ends = contract(m, post, who.ends + x.extension, who.ends)
                return
        ask(m, post)


def arrivals(m):
    """Arrivals (7.6.4)."""
    waiting = sorted((q for q in m.posts if q.awaited and q.due <= m.t), key=lambda q: (q.due, q.index))
    month = (monday(m.t).year, monday(m.t).month)
    for post in waiting:
        x = post.mission
        if not post.national:
            if x.month != month:
                x.month, x.arrived = month, 0
            if x.arrived >= x.cap:
                continue
            x.arrived += 1
        arrive(m, post)


def arrive(m, post):
    """A newcomer with their skills (7.7)."""
    p, x, before = m.p.staffing, post.mission, post.incumbent
    trait = [m.chance.trait(v, p.skill_spread) for v in x.medians]
    a = Thing(asked=False)
    a.technical = post.profile_fit * trait[0]
    a.language = 1.0 if post.national else max(x.interpreters, trait[1])
    a.pedagogy = trait[2]
    overlap = before.ends - m.t if before else 0
    handover = 1 - math.exp(-overlap / p.handover_weeks)
    passed = p.handover_knowledge * handover * before.knowledge if before else 0.0
    a.knowledge = min(1.0, max(p.arrival_floor, passed + p.memory_knowledge * max(x.memory, x.whole.memory)))
    a.rapport = max(p.arrival_floor, p.handover_rapport * handover * before.rapport if before else 0.0)
    a.ends = closes(post) if post.national else contract(m, post, m.t + x.tour, before.ends if before else m.t)
    a.full_effect = effect(m, post, a, 1.0, 1.0)
    a.effect = 0.0
    post.awaited = False
    if before:
        post.successor = a
    else:
        post.incumbent = a


def effect(m, post, a, knowledge, rapport):
    p = m.p.staffing
    tongue = 0.5 + 0.5 * a.language
    e = (max(1e-300, a.technical) ** p.technical_weight * max(1e-300, knowledge * tongue) ** p.knowledge_weight
         * max(1e-300, rapport) ** p.rapport_weight)
    if post.type in ("mentor", "trainer"):
        e *= a.pedagogy
    return min(1.0, e / p.reference_effect)


def learning(m):
    """Every week, incumbents and successors (7.7)."""
    p = m.p.staffing
    mean = sum(c.ownership for c in m.institutions) / len(m.institutions)
    for post in m.posts:
        o = post.institution.ownership if post.institution else mean
        for a in (post.incumbent, post.successor):
            if a is None:
                continue
            tongue = 0.5 + 0.5 * a.language
            a.knowledge = min(1.0, a.knowledge + p.knowledge_rate * DELTA * (1 - a.knowledge) * tongue)
            a.rapport = min(1.0, a.rapport + p.rapport_rate * DELTA * (1 - a.rapport) * tongue * o)
            a.effect = effect(m, post, a, a.knowledge, a.rapport)


def advisers(m):
    """What advisers bring (7.8)."""
    if not m.planned:
        return
    authorised = [q for q in m.posts if q.opens <= m.t < closes(q)
                  and not (q.mission.drawn_down and q.number % 2 == 1 and q.incumbent is None)]
    for x in m.missions:
        mine = [q for q in authorised if q.mission is x]
        filled = [q for q in mine if q.incumbent]
        x.authorised, x.filled = len(mine), len(filled)
        x.knowledge = sum(q.incumbent.knowledge for q in filled) / len(filled) if filled else 0.0
        x.effect = sum(q.incumbent.effect for q in filled) / len(filled) if filled else 0.0
        x.weeks_vacant += len(mine) - len(filled)
        for q in filled:
            best = max(q.incumbent.effect, q.successor.effect if q.successor else 0.0)
            x.weeks_learning += max(0.0, q.incumbent.full_effect - best)
        for kind, name in (("planner", "planners"), ("liaison", "liaisons"), ("monitor", "monitors")):
            of = [q for q in mine if q.type == kind]
            setattr(x, name, sum(q.incumbent.effect for q in of if q.incumbent) / len(of) if of else 0.0)
    bring = {u.index: 0.0 for u in m.units}
    for c in m.institutions:
        people = {"all": [], "trainer": [], "mentor": []}
        for q in authorised:
            if q.institution is c:
                for a in (q.incumbent, q.successor):
                    if a:
                        people["all"].append(a.effect)
                        if q.type in people:
                            people[q.type].append(a.effect)
                        if q.type == "mentor" and q.unit:
                            bring[q.unit.index] += a.effect
        c.advisers, c.trainers, c.mentors = (len(people[k]) for k in ("all", "trainer", "mentor"))
        c.adviser_effect = sum(people["all"]) / c.advisers if c.advisers else 0.0
        c.trainer_effect = sum(people["trainer"]) / c.trainers if c.trainers else 0.0
    bare = m.p.activities.mentoring_without_material
    for u in m.units:
        material = bare + (1 - bare) * u.institution.material
        u.mentoring = min(1.0, material * m.p.officers.officers_per_mentor * bring[u.index] / max(1, u.strength))
