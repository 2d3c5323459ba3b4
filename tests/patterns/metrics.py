"""What is measured in a run: one number for each replicate."""

import numpy as np

VERSION = 1  # of what is measured: results of another version are run again
LONG = 104  # weeks; work planned for longer is long


class Metric:
    def __init__(self, label, of, needs_file=True, unit="share"):
        self.label = label
        self.of = of
        self.needs_file = needs_file
        self.unit = unit


def outcome(key, label, unit="share"):
    return Metric(label, lambda r, c, p: r.outcome(key), needs_file=False, unit=unit)


def at_end(key, institution, label):
    """In the last week. The program's summary has capacity and performance, everything else is in the file."""
    return Metric(label, lambda r, c, p: r.last(key, "institution", institution), key not in ("capacity", "performance"))


def over_plan(key, institution, label):
    return Metric(label, lambda r, c, p: r.series(key, "institution", institution).mean(axis=1))


def trust(record, country, plan):
    """Trust in the last week, by population."""
    data = record.series("trust")[:, -1]
    regions = plan["region"]
    people = np.array(
        [[regions[r]["population"] * (1 - regions[r]["marginalised_share"]), regions[r]["population"] * regions[r]["marginalised_share"]]
         for r in record.members("region")]
    )
    if record.members("group")[0] != "majority":
        people = people[:, ::-1]
    return (data * people).sum(axis=(1, 2)) / people.sum()


def effective_advisers(record, country, plan):
    """Advisers in post, each counted by the effect they have; mean over the run."""
    return (record.series("posts_filled") * record.series("adviser_effect")).sum(axis=2).mean(axis=1)


def filled(record, first_year=False):
    authorised, filled_posts = record.series("posts_authorised"), record.series("posts_filled")
    if first_year:
        authorised, filled_posts = authorised[:, :52], filled_posts[:, :52]
    return filled_posts.sum(axis=(1, 2)) / authorised.sum(axis=(1, 2))


def returned_share(record, country, plan):
    """Part of what donors of work committed that went back by the end."""
    donors = record.members("donor")
    work = [i for i, d in enumerate(donors) if plan["donor"][d]["channel"] != "assessed"]
    committed = record.series("committed")[:, -1][:, work].sum(axis=1)
    return record.series("returned")[:, -1][:, work].sum(axis=1) / committed


def books(key, work):
    """An amount of the ledger at the end, in USD million: of donors of work, or of those that pay posts."""

    def of(record, country, plan):
        chosen = [i for i, d in enumerate(record.members("donor")) if (plan["donor"][d]["channel"] != "assessed") == work]
        return record.series(key)[:, -1][:, chosen].sum(axis=1) / 1e6

    return of


def progress(record, country, plan, long):
    """Progress at the end of what peace operations carry out, by budget: work planned for more than two years, or for less."""
    names = record.members("activity")
    chosen, weights = [], []
    for i, name in enumerate(names):
        a = plan["activity"][name]
        mission = a.get("mission")
        if mission and plan["mission"][mission]["kind"] == "peace_operation" and (a["duration"] > LONG) == long:
            chosen.append(i)
            weights.append(a["budget"])
    return record.series("activity_progress")[:, -1][:, chosen] @ np.array(weights) / sum(weights)


def ownership_around_election(record, country, plan):
    """Mean ownership over institutions in the week before the election and in the week after it, the last of the run."""
    mean = record.series("ownership").mean(axis=2)
    return mean[:, -3], mean[:, -1]


def kept(record, country, plan):
    before, after = ownership_around_election(record, country, plan)
    return after / before


def mean_over(key):
    """Mean over weeks and all members."""

    def of(record, country, plan):
        data = record.series(key)
        return data.reshape(data.shape[0], -1).mean(axis=1)

    return of


def total_over(key):
    """Sum over members, mean over weeks."""

    def of(record, country, plan):
        data = record.series(key)
        return data.reshape(data.shape[0], data.shape[1], -1).sum(axis=2).mean(axis=1)

    return of


METRICS = {
    "service_area": outcome("service_area", "service delivery, mean over the run"),
    "service_two_years": outcome("service_two_years", "service delivery after two years"),
    "service_at_exit": outcome("service_at_exit", "service delivery at the exit"),
    "service_after_exit": outcome("service_after_exit", "service delivery two years after the exit"),
    "capacity_area": outcome("capacity_area", "capacity of police, courts and prisons, mean over the run"),
    "returned": Metric("money returned", lambda r, c, p: r.outcome("money_returned") / 1e6, False, "USD million"),
    "vacancy": outcome("months_lost_to_vacancy", "adviser months lost to vacancy", "months"),
    "learning": outcome("months_lost_to_learning", "adviser months lost to learning", "months"),
    "police_capacity": at_end("capacity", "police", "capacity of the police at the end"),
    "court_capacity": at_end("capacity", "justice", "capacity of the courts at the end"),
    "prison_capacity": at_end("capacity", "corrections", "capacity of the prisons at the end"),
    "police_integrity": at_end("integrity", "police", "integrity of the police at the end"),
    "police_equipment": at_end("equipment", "police", "equipment of the police at the end"),
    "police_skill": over_plan("skill", "police", "skill of the police, mean over the run"),
    "court_skill": over_plan("skill", "justice", "skill in the courts, mean over the run"),
    "accountability": over_plan("accountability", "police", "accountability of the police, mean over the run"),
    "court_procedures": at_end("procedures", "justice", "procedures of the courts at the end"),
    "trust": Metric("trust at the end", trust),
    "abuse": Metric("abuse, mean over regions and weeks", mean_over("abuse"), unit="per 100,000 a year"),
    "court_queue": Metric("cases waiting in court, mean over the run", total_over("court_queue"), unit="cases"),
    "pretrial": Metric("share of prisoners held before trial", mean_over("pretrial_share")),
    "ownership": Metric("ownership, mean over institutions and weeks", mean_over("ownership")),
    "coordination": Metric("coordination, mean over institutions and weeks", mean_over("coordination")),
    "memory": Metric("institutional memory, mean over missions and weeks", mean_over("institutional_memory")),
    "strategy": Metric("share of weeks with a strategy, mean over missions", mean_over("strategy")),
    "effective_advisers": Metric("advisers in post by their effect, mean over the run", effective_advisers, unit="posts"),
    "filled": Metric("share of posts filled, over the run", lambda r, c, p: filled(r)),
    "filled_first_year": Metric("share of posts filled in the first year", lambda r, c, p: filled(r, first_year=True)),
    "returned_share": Metric("share of project money that went back", returned_share),
    "committed_to_work": Metric("committed to work", books("committed", True), unit="USD million"),
    "spent_on_work": Metric("spent on work", books("spent", True), unit="USD million"),
    "returned_from_work": Metric("returned from work", books("returned", True), unit="USD million"),
    "spent_on_posts": Metric("spent on posts", books("spent", False), unit="USD million"),
    "long_progress": Metric("progress of missions' work of more than two years", lambda r, c, p: progress(r, c, p, True)),
    "short_progress": Metric("progress of missions' work of up to two years", lambda r, c, p: progress(r, c, p, False)),
    "lateness": Metric("work due and not done, mean over activities and weeks", mean_over("activity_lateness")),
    "ownership_after": Metric("ownership in the week after the election", lambda r, c, p: ownership_around_election(r, c, p)[1]),
    "ownership_kept": Metric("part of ownership left in the week after the election", kept),
    "inclusion": Metric("inclusion, mean over institutions and weeks", mean_over("inclusion")),
    "performance_ministries": Metric("performance, mean over institutions and weeks", mean_over("performance")),
}
