"""The plans that the patterns compare. Each is the country's scenario with the changes written here.

A plan is built on the scenario as the program resolves it (every default in place), so that a change
of the scenario reaches the plans. `patterns.py show COUNTRY PLAN` prints what a plan changes.
Shares, dates and sizes below were set before the first comparison was run, by one rule for both
countries where the scenario does not say; that the Council decides nothing in the mandate plans came after it.
"""

import copy
import datetime
import math

ELEVEN_MONTHS = 11 * 365.25 / 7 / 12
TWENTY_TWO_MONTHS = 2 * ELEVEN_MONTHS
HEADQUARTERS_DELAY = 0.5  # default of parameters.staffing.headquarters_delay

# Money given for demobilisation alone stays what it is in every plan.
EARMARKED = {"burundi": ["demobilisation"], "haiti": ["ddr_grant", "ddr_budget"]}
OVERSIGHT = ("legislature", "inspectorate", "civil_society")
FIRST_ELECTION = {"burundi": datetime.date(2005, 8, 26), "haiti": datetime.date(2006, 5, 14)}


class Country:
    """The scenario of a country, with what the plans need to know about it."""

    def __init__(self, name, scenario):
        self.name = name
        self.scenario = scenario
        self.start = scenario["country"]["start"]
        self.end = scenario["plan"]["end"]
        self.middle = self.start + (self.end - self.start) / 2
        self.election = FIRST_ELECTION[name]

    def new(self):
        return copy.deepcopy(self.scenario)


# ---------------------------------------------------------------- means


def weeks(first, last):
    return (last - first).days / 7


def works(s, institutions, kinds=None, but=("ddr",)):
    """Activities with these institutions, of these kinds."""
    return {
        name: a
        for name, a in s["activity"].items()
        if a["institution"] in institutions
        and a["kind"] not in but
        and (kinds is None or a["kind"] in kinds)
    }


def money_of(activities):
    return sum(a["budget"] for a in activities.values())


def scale(activity, factor):
    """More or less of the same: courses have seats in proportion."""
    activity["budget"] = round(activity["budget"] * factor, 2)
    activity["trainees"] = round(activity["trainees"] * factor)


def remove(s, names):
    for name in names:
        del s["activity"][name]
    for a in s["activity"].values():
        if "after" in a:
            a["after"] = [name for name in a["after"] if name in s["activity"]]
            if not a["after"]:
                del a["after"]


def givers(country, s):
    """Donors that prefer some institutions, but for those that give for demobilisation alone."""
    return {
        name: d
        for name, d in s["donor"].items()
        if d.get("preferences") and name not in EARMARKED[country.name]
    }


def spread_preferences(country, s, groups):
    """What a donor prefers in all groups together is divided by the groups' shares.

    groups: list of (institutions, share). Within a group: as before, equally where it had nothing.
    """
    everybody = [c for institutions, _ in groups for c in institutions]
    for donor in givers(country, s).values():
        wish = donor["preferences"]
        together = sum(wish.get(c, 0) for c in everybody)
        if together == 0:
            continue
        for institutions, share in groups:
            inside = sum(wish.get(c, 0) for c in institutions)
            for c in institutions:
                part = wish.get(c, 0) / inside if inside > 0 else 1 / len(institutions)
                wish[c] = round(together * share * part, 6)


def divide(country, s, shares):
    """Budgets, courses and preferences for these institutions, divided by shares; their sums stay."""
    everything = money_of(works(s, shares))
    for c, share in shares.items():
        own = works(s, [c])
        if share == 0:
            remove(s, own)
            continue
        factor = share * everything / money_of(own)
        for a in own.values():
            scale(a, factor)
    spread_preferences(country, s, [([c], share) for c, share in shares.items()])


def move_posts(s, institutions, to):
    """Posts with these institutions stand with another one: the same number, the same wages."""
    for mission in s["mission"].values():
        for post in mission.get("post", {}).values():
            if post.get("institution") in institutions:
                post["institution"] = to
                if mission.get("scope") and to not in mission["scope"]:
                    mission["scope"] = [*mission["scope"], to]


def peace_operations(s):
    return {name: m for name, m in s["mission"].items() if m["kind"] == "peace_operation"}


def usual_tours(s):
    """Missions whose tours last eleven months in the scenario (S1 ¶39)."""
    return {n: m for n, m in s["mission"].items() if abs(m["tour"] - ELEVEN_MONTHS) < 0.1}


def recruitment(mission):
    """Mean weeks from asking to arrival, with what lack of capacity at headquarters adds."""
    return mission["recruitment_lead"] * (1 + HEADQUARTERS_DELAY * (1 - mission["headquarters_capacity"]))


def project_donors(s):
    """Donors whose money pays work and not posts."""
    return {n: d for n, d in s["donor"].items() if d["channel"] != "assessed"}


# ---------------------------------------------------------------- plans


def as_planned(country):
    """The scenario as it stands."""
    return country.new()


BALANCE = {"police": 1 / 2, "justice": 1 / 3, "corrections": 1 / 6}


def balanced(country):
    """Of the money for police, courts and prisons half to police, a third to courts, a sixth to prisons."""
    s = country.new()
    divide(country, s, BALANCE)
    return s


def police_only(country):
    """All the money for police, courts and prisons to police; the posts with courts and prisons stand with the police."""
    s = country.new()
    divide(country, s, {"police": 1, "justice": 0, "corrections": 0})
    move_posts(s, ("justice", "corrections"), "police")
    return s


def in_phases(country, first, second):
    """Work of the first links in the first half of the run, of the second in the second half.

    The balanced budgets. A link's work keeps its order and is drawn together or apart to fill its half.
    Donors carry it out themselves, as a mission may not be there in that half. The run ends with the
    first half.
    """
    s = balanced(country)
    begin = country.start + datetime.timedelta(weeks=26)
    windows = [(first, begin, country.middle), (second, country.middle, country.end)]
    for institutions, opens, closes in windows:
        own = works(s, institutions)
        earliest = min(a["start"] for a in own.values())
        latest = max(a["start"] + datetime.timedelta(weeks=a["duration"]) for a in own.values())
        stretch = weeks(opens, closes) / weeks(earliest, latest)
        for a in own.values():
            a["start"] = opens + datetime.timedelta(days=int((a["start"] - earliest).days * stretch))
            a["duration"] = max(1.0, round(a["duration"] * stretch, 3))
            a.pop("mission", None)
            a.pop("after", None)
            a.pop("deadline", None)
    s["plan"]["end"] = country.middle
    # What begins after the run is still what donors save for; the program asks that it begins within.
    for a in s["activity"].values():
        if a["start"] >= country.middle:
            a["start"] = country.middle - datetime.timedelta(days=7)
    for table in ("mission", "donor"):
        for name in [n for n, row in s[table].items() if row.get("start", row.get("from", country.start)) >= country.middle]:
            leave_out(s, table, name)
    return s


def leave_out(s, table, name):
    del s[table][name]
    if table == "mission":
        for a in s["activity"].values():
            if a.get("mission") == name:
                del a["mission"]
        for d in s["donor"].values():
            if d.get("implementer") == name:
                del d["implementer"]


def justice_first(country):
    """Courts and prisons in the first half, police in the second."""
    return in_phases(country, ("justice", "corrections"), ("police",))


def police_first(country):
    """Police in the first half, courts and prisons in the second."""
    return in_phases(country, ("police",), ("justice", "corrections"))


TRAIN_AND_EQUIP = ("training", "equipment", "infrastructure")
OVERSIGHT_SHARE = 1 / 5


def armed_and_overseers(country, s, oversight_share):
    """Money for training and equipping the armed forces and police, and for those who oversee them."""
    armed = [c for c in ("police", "defence") if c in s["institution"]]
    tools = works(s, armed, TRAIN_AND_EQUIP)
    control = {
        **works(s, OVERSIGHT, ("oversight", "inclusion", "systems")),
        **works(s, armed, ("vetting", "inclusion")),
    }
    everything = money_of(tools) + money_of(control)
    before_tools, before_control = money_of(tools), money_of(control)
    for a in tools.values():
        scale(a, (1 - oversight_share) * everything / before_tools)
    if oversight_share == 0:
        remove(s, control)
    else:
        begins = country.start + datetime.timedelta(weeks=26)
        for a in control.values():
            scale(a, oversight_share * everything / before_control)
            a["start"] = begins
            a["duration"] = round(weeks(begins, country.end) - 1, 3)
            for key in ("after", "mission", "deadline"):
                a.pop(key, None)
    spread_preferences(country, s, [(armed, 1 - oversight_share), (list(OVERSIGHT), oversight_share)])


def train_and_equip(country):
    """All the money for training, equipping and overseeing police and army to courses, equipment and buildings; no oversight, vetting or inclusion."""
    s = country.new()
    armed_and_overseers(country, s, 0)
    return s


def with_oversight(country):
    """A fifth of the same money to oversight, vetting and inclusion, from the first half-year to the end."""
    s = country.new()
    armed_and_overseers(country, s, OVERSIGHT_SHARE)
    return s


EXIT = datetime.date(2011, 1, 1)  # Burundi's last mission; Haiti's stay beyond the run, and leave then in these plans


def led(country, level, rises_to=None):
    s = country.new()
    plan = s["plan"]
    plan["national_lead"] = level
    plan.pop("national_lead_by_institution", None)
    s.pop("lead", None)
    if rises_to is not None:
        s["lead"] = {"risen": {"from": EXIT, "level": rises_to}}
    for name, m in list(s["mission"].items()):
        m["end"] = min(m["end"], EXIT)
    return s


def imposed(country):
    """National lead 0, and government is not asked."""
    s = led(country, 0.0)
    s["plan"]["government_rule"] = "fixed"
    return s


def middle_lead(country):
    """National lead 0.5 throughout; government bargains."""
    return led(country, 0.5)


def rising_lead(country):
    """National lead from 0.2 at the start to 0.8 at the exit; government bargains."""
    return led(country, 0.2, 0.8)


def full_lead(country):
    """National lead 1 from the first day; government bargains."""
    return led(country, 1.0)


def long_tours(country):
    """Tours of 22 months where the scenario has eleven."""
    s = country.new()
    for m in usual_tours(s).values():
        m["tour"] = TWENTY_TWO_MONTHS
    return s


def asked_in_time(country):
    """Tours of eleven months; successors are asked for when they can just be there; no handover."""
    s = country.new()
    for m in usual_tours(s).values():
        m["notice"] = math.ceil(recruitment(m))
        m["overlap_max"] = 0
    return s


HANDOVER = 4


def handover(country):
    """As `asked_in_time`, with four weeks of handover; groups of 12 posts and more lose the post-months it costs."""
    s = country.new()
    for m in usual_tours(s).values():
        m["notice"] = math.ceil(recruitment(m)) + HANDOVER
        m["overlap_max"] = HANDOVER
        for post in m.get("post", {}).values():
            if post["count"] >= 12 and post["staff"] == "international":
                post["count"] = round(post["count"] * ELEVEN_MONTHS / (ELEVEN_MONTHS + HANDOVER))
    return s


def quick_recruitment(country):
    """Recruitment takes a quarter of the time, successors are asked for in time, four times as many can arrive."""
    s = country.new()
    for m in s["mission"].values():
        m["recruitment_lead"] /= 4
        m["notice"] = max(m["notice"], math.ceil(recruitment(m)))
        m["arrivals_per_month"] = min(20000, 4 * m["arrivals_per_month"])
    return s


SLOW, FAST = 44, 4


def money(country, delay, life, pooled=False):
    s = country.new()
    for d in project_donors(s).values():
        d["delay"] = delay
        d["life"] = life
        d["carry_over"] = 0.15
        if pooled and d["channel"] != "budget_support":
            d["channel"] = "pooled_fund"
            d["carry_over"] = 0.9
    return s


def slow_expiring(country):
    """Money for work takes 44 weeks on average and lives one fiscal year; 0.15 is carried over."""
    return money(country, SLOW, 1)


def slow_lasting(country):
    """Money for work takes 44 weeks and lives ten fiscal years."""
    return money(country, SLOW, 10)


def fast_expiring(country):
    """Money for work takes 4 weeks and lives one fiscal year."""
    return money(country, FAST, 1)


def fast_lasting(country):
    """Money for work takes 4 weeks and lives ten fiscal years."""
    return money(country, FAST, 10)


def slow_pooled(country):
    """As `slow_expiring`, through pooled funds, which carry 0.9 over."""
    return money(country, SLOW, 1, pooled=True)


def usual_mandates(country):
    """As planned, with every mandate renewed as it stands: the Council takes no decision in either plan of this pair."""
    s = country.new()
    s["plan"]["council_rule"] = "fixed"
    return s


def long_mandates(country):
    """Mandates of peace operations last ten years instead of six to twelve months."""
    s = usual_mandates(country)
    for m in peace_operations(s).values():
        m["renewal"] = 120
    return s


def with_strategy(country, date):
    s = country.new()
    remove(s, [n for n, a in s["activity"].items() if a["kind"] == "strategy"])
    s["plan"]["government_rule"] = "fixed"
    ministry = "ministry_security" if "ministry_security" in s["institution"] else "ministry_justice"
    s["activity"]["common_strategy"] = {
        "kind": "strategy", "institution": ministry, "start": date, "duration": 26, "budget": 0, "consultation": 8,
    }
    return s


def early_strategy(country):
    """A common strategy in the first half-year, at no cost; government agrees to all work as it is offered."""
    return with_strategy(country, country.start)


def late_strategy(country):
    """As `early_strategy`, with the common strategy four years later."""
    return with_strategy(country, country.start.replace(year=country.start.year + 4))


def willing(country, level):
    s = country.new()
    for d in s["donor"].values():
        d["willingness"] = level
    return s


def coordinated(country):
    """All donors are as willing to be coordinated as can be."""
    return willing(country, 1)


def uncoordinated(country):
    """No donor is willing to be coordinated at all."""
    return willing(country, 0)


def carve_out(s, mission, name, posts, module):
    """A part of a mission becomes a mission: its posts with the money for them, and its work with the police."""
    whole = s["mission"][mission]
    part = copy.deepcopy(whole)
    part["name"] = f"Police of {mission}"
    part["scope"] = ["police"]
    part.pop("leads", None)
    cost = {n: p["count"] * p["wage"] for n, p in whole["post"].items()}
    share = sum(cost[n] for n in posts) / sum(cost.values())
    part["post"] = {n: whole["post"].pop(n) for n in posts}
    if module:
        part["module_of"] = mission
    s["mission"][name] = part
    for donor in [n for n, d in s["donor"].items() if d["channel"] == "assessed" and d.get("implementer") == mission]:
        pledge = s["donor"][donor]["pledge"]
        other = copy.deepcopy(s["donor"][donor])
        other["implementer"] = name
        other["pledge"] = round(pledge * share)
        s["donor"][donor]["pledge"] = pledge - other["pledge"]
        s["donor"][f"{donor}_police"] = other
    for a in works(s, ["police"], but=()).values():
        if a.get("mission") == mission:
            a["mission"] = name


def police_component(country, module):
    s = country.new()
    if country.name == "burundi":
        carve_out(s, "onub", "onub_police", ("unpol_mentors", "unpol_trainers"), module)
        carve_out(s, "binub", "binub_police", ("police_mentors", "police_trainers"), module)
        s["mission"]["binub_police"]["succeeds"] = "onub_police"
    elif not module:
        whole = s["mission"]["minustah"]
        for m in s["mission"].values():
            if m.get("module_of") == "minustah":
                del m["module_of"]
                for key in ("explicit_mandate", "early_planning"):
                    m[key] = whole[key]
    return s


def modules(country):
    """The mission's police (in Haiti its police, justice and demobilisation) are modules of it."""
    return police_component(country, True)


def separate_missions(country):
    """As `modules`, as missions of their own."""
    return police_component(country, False)


def monitored(country):
    """Service is measured every half-year by one planner's post of the mission, turned into a monitor's."""
    s = country.new()
    s["monitoring"] = {"measures": "service", "by": "mission", "period": 26, "shift": 0.15}
    for mission, planners in {"burundi": (("onub", "ssr_planners"), ("binub", "ssr_unit")), "haiti": (("minustah", "planners"),)}[country.name]:
        post = s["mission"][mission]["post"]
        post["monitors"] = {**post[planners], "type": "monitor", "count": 1}
        post["monitors"].pop("name", None)
        post[planners]["count"] -= 1
    return s


def before_election(country, institution, kind):
    """One more donor, and its work until the first election. The run ends with the week after it."""
    s = country.new()
    years = weeks(country.start, country.election) * 7 / 365.25
    s["donor"]["early_fund"] = {
        "pledge": 600000, "reliability": 1, "alignment": 0, "aid_rule": "any_use", "delay": FAST, "life": 10,
        "preferences": {institution: 1}, "channel": "trust_fund", "from": country.start, "until": country.election,
        "fiscal_year_month": country.start.month,
    }
    s["activity"]["early_work"] = {
        "kind": kind, "institution": institution, "start": country.start + datetime.timedelta(weeks=4),
        "duration": round(weeks(country.start, country.election) - 4, 3), "budget": round(540000 * years),
        "consultation": 4,
    }
    stop = country.election + datetime.timedelta(weeks=2)
    s["plan"]["end"] = stop
    for name in [n for n, m in s["mission"].items() if m["start"] >= stop]:
        leave_out(s, "mission", name)
    for name in [n for n, d in s["donor"].items() if d.get("from", country.start) >= stop]:
        del s["donor"][name]
    remove(s, [n for n, a in s["activity"].items() if a["start"] >= stop])
    if "lead" in s:
        s["lead"] = {n: step for n, step in s["lead"].items() if step["from"] < stop}
    return s


def broad(country):
    """From the start to the first election USD 0.54 million a year for the inclusion of those beyond government."""
    return before_election(country, "civil_society", "inclusion")


def government_only(country):
    """As `broad`, for procedures of the ministry."""
    ministry = "ministry_security" if "ministry_security" in country.scenario["institution"] else "ministry_justice"
    return before_election(country, ministry, "systems")


PLANS = {
    f.__name__: f
    for f in (
        as_planned, balanced, police_only, justice_first, police_first, train_and_equip, with_oversight,
        imposed, middle_lead, rising_lead, full_lead, long_tours, asked_in_time, handover, quick_recruitment,
        slow_expiring, slow_lasting, fast_expiring, fast_lasting, slow_pooled, usual_mandates, long_mandates,
        early_strategy, late_strategy, coordinated, uncoordinated, modules, separate_missions, monitored,
        broad, government_only,
    )
}
