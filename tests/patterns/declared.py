"""The patterns: what the sources say, the plans compared, what has to come out and by which way.

A check is a difference that has to be above zero, below zero, or "not lower" (above minus one hundredth of
the level it starts from). `v(plan, metric)` gives one number for each replicate; replicates of two plans
with the same number have the same luck. A way is a difference that should show on the path to the outcome;
it is told for the default parameters only and decides nothing ("same": within one hundredth).
"""

from dataclasses import dataclass, field


@dataclass
class Check:
    label: str
    expected: str  # "above", "below" or "not lower"
    of: object  # v → differences
    uses: tuple  # (plan, metric) it reads
    level: tuple = None  # (plan, metric) against which the size of the difference can be judged
    unit: str = "share"


@dataclass
class Way:
    metric: str
    of: str
    against: str
    expected: str


@dataclass
class Pattern:
    name: str
    source: str
    statement: str
    checks: list
    ways: list = field(default_factory=list)


def pair(label, metric, plan, other, expected, unit="share"):
    """The plan's value less the other's."""
    return Check(
        label, expected, lambda v: v(plan, metric) - v(other, metric), ((plan, metric), (other, metric)), (other, metric), unit
    )


def best(v, plans, metric):
    """The plan of the highest mean."""
    return max((v(plan, metric) for plan in plans), key=lambda values: values.mean())


def better_shape(extreme):
    middle = ("middle_lead", "rising_lead")
    return Check(
        f"service delivery, mean over the run: the better of middle and rising lead less {extreme.replace('_', ' ')}",
        "above",
        lambda v: best(v, middle, "service_area") - v(extreme, "service_area"),
        tuple((p, "service_area") for p in (*middle, extreme)),
        (extreme, "service_area"),
    )


PATTERNS = [
    Pattern(
        "police_alone", "S1 ¶44",
        "Money for police alone gives more police capacity and less service than the same money for police, courts and prisons.",
        [
            pair("capacity of the police at the end", "police_capacity", "police_only", "balanced", "above"),
            pair("service delivery, mean over the run", "service_area", "police_only", "balanced", "below"),
        ],
        [
            Way("court_queue", "police_only", "balanced", "above"),
            Way("pretrial", "police_only", "balanced", "above"),
            Way("court_capacity", "police_only", "balanced", "below"),
        ],
    ),
    Pattern(
        "justice_first", "S1 ¶44",
        "Courts and prisons before police are ahead of police before courts and prisons, as long as the first phase lasts.",
        [pair("service delivery, mean over the first half", "service_area", "justice_first", "police_first", "above")],
        [
            Way("court_capacity", "justice_first", "police_first", "above"),
            Way("police_capacity", "justice_first", "police_first", "below"),
            Way("court_queue", "justice_first", "police_first", "below"),
        ],
    ),
    Pattern(
        "no_oversight", "S1 ¶8, ¶30; S4 (NATO)",
        "Training and equipment without oversight leave integrity and trust lower, and capacity no lower, than with a fifth of the money for oversight.",
        [
            pair("integrity of the police at the end", "police_integrity", "train_and_equip", "with_oversight", "below"),
            pair("trust at the end", "trust", "train_and_equip", "with_oversight", "below"),
            pair("capacity of police, courts and prisons, mean over the run", "capacity_area", "train_and_equip", "with_oversight", "not lower"),
        ],
        [
            Way("accountability", "train_and_equip", "with_oversight", "below"),
            Way("abuse", "train_and_equip", "with_oversight", "above"),
            Way("police_equipment", "train_and_equip", "with_oversight", "above"),
        ],
    ),
    Pattern(
        "imposed_reform", "S1 ¶45, ¶47",
        "Imposed reform is ahead after two years and behind two years after the exit.",
        [
            pair("service delivery after two years", "service_two_years", "imposed", "middle_lead", "above"),
            pair("service delivery two years after the exit", "service_after_exit", "imposed", "middle_lead", "below"),
        ],
        [
            Way("ownership", "imposed", "middle_lead", "below"),
            Way("lateness", "imposed", "middle_lead", "below"),
            Way("capacity_area", "imposed", "middle_lead", "above"),
        ],
    ),
    Pattern(
        "middle_lead", "S1 ¶45",
        "A middle or a rising national lead gives more service over the whole time than imposed reform, and more than full national lead from the first day.",
        [better_shape("imposed"), better_shape("full_lead")],
        [
            Way("ownership", "full_lead", "middle_lead", "above"),
            Way("lateness", "full_lead", "middle_lead", "above"),
            Way("service_area", "rising_lead", "middle_lead", "above"),
        ],
    ),
    Pattern(
        "short_tours", "S1 ¶39, ¶51",
        "With tours of eleven months instead of 22 mentors do less and officers learn less; equipment does not suffer.",
        [
            pair("advisers in post by their effect, mean over the run", "effective_advisers", "as_planned", "long_tours", "below", "posts"),
            pair("skill of the police, mean over the run", "police_skill", "as_planned", "long_tours", "below"),
            pair("equipment of the police at the end", "police_equipment", "as_planned", "long_tours", "not lower"),
        ],
        [
            Way("vacancy", "as_planned", "long_tours", "above"),
            Way("learning", "as_planned", "long_tours", "above"),
            Way("memory", "as_planned", "long_tours", "below"),
        ],
    ),
    Pattern(
        "handover", "S1 ¶39, ¶51",
        "At equal post-months four weeks of handover give back some of what short tours cost.",
        [pair("advisers in post by their effect, mean over the run", "effective_advisers", "handover", "asked_in_time", "above", "posts")],
        [
            Way("learning", "handover", "asked_in_time", "below"),
            Way("memory", "handover", "asked_in_time", "above"),
            Way("effective_advisers", "long_tours", "asked_in_time", "above"),
        ],
    ),
    Pattern(
        "empty_posts", "S1 ¶50; S2",
        "As recruitment is, posts stay empty for good and the first year's deployment lags; with quick recruitment they do not.",
        [
            pair("adviser months lost to vacancy", "vacancy", "as_planned", "quick_recruitment", "above", "months"),
            Check(
                "share of posts filled in the first year, less 10,300 of 13,000", "below",
                lambda v: v("as_planned", "filled_first_year") - 10300 / 13000, (("as_planned", "filled_first_year"),),
            ),
        ],
        [
            Way("filled", "as_planned", "quick_recruitment", "below"),
            Way("filled_first_year", "as_planned", "quick_recruitment", "below"),
            Way("effective_advisers", "as_planned", "quick_recruitment", "below"),
            Way("service_area", "as_planned", "quick_recruitment", "below"),
        ],
    ),
    Pattern(
        "expiring_money", "S1 ¶52",
        "Where release is slow and budgets expire after a year, most project money goes back; pooled funds send back less; delay and expiry make each other worse.",
        [
            Check(
                "share of project money that went back, less one half", "above", lambda v: v("slow_expiring", "returned_share") - 0.5,
                (("slow_expiring", "returned_share"),),
            ),
            pair("money returned: through pooled funds less through donors' own ways", "returned", "slow_pooled", "slow_expiring", "below", "USD million"),
            Check(
                "money returned: what delay adds with expiry, less what it adds without", "above",
                lambda v: v("slow_expiring", "returned") - v("fast_expiring", "returned")
                - v("slow_lasting", "returned") + v("fast_lasting", "returned"),
                tuple((p, "returned") for p in ("slow_expiring", "fast_expiring", "slow_lasting", "fast_lasting")), unit="USD million",
            ),
        ],
        [
            Way("returned_share", "slow_pooled", "slow_expiring", "below"),
            Way("spent_on_work", "slow_expiring", "fast_lasting", "below"),
            Way("lateness", "slow_expiring", "fast_lasting", "above"),
            Way("service_area", "slow_expiring", "fast_lasting", "below"),
        ],
    ),
    Pattern(
        "short_mandates", "S1 ¶33",
        "Mandates of six to twelve months crowd out missions' long work and not their short work.",
        [
            pair("progress of missions' work of more than two years", "long_progress", "usual_mandates", "long_mandates", "below"),
            pair("progress of missions' work of up to two years", "short_progress", "usual_mandates", "long_mandates", "not lower"),
        ],
        [
            Way("lateness", "usual_mandates", "long_mandates", "above"),
            Way("capacity_area", "usual_mandates", "long_mandates", "below"),
            Way("service_area", "usual_mandates", "long_mandates", "below"),
        ],
    ),
    Pattern(
        "late_strategy", "S1 ¶47",
        "A common strategy four years later means duplication: the same money gives less capacity and less service.",
        [
            pair("capacity of police, courts and prisons, mean over the run", "capacity_area", "late_strategy", "early_strategy", "below"),
            pair("service delivery, mean over the run", "service_area", "late_strategy", "early_strategy", "below"),
        ],
        [
            Way("coordination", "late_strategy", "early_strategy", "below"),
            Way("court_procedures", "late_strategy", "early_strategy", "below"),
            Way("spent_on_work", "late_strategy", "early_strategy", "same"),
        ],
    ),
    Pattern(
        "uncoordinated_donors", "S1 ¶55",
        "Where no donor wants to be coordinated, the same pledges give less capacity and less service.",
        [
            pair("capacity of police, courts and prisons, mean over the run", "capacity_area", "uncoordinated", "coordinated", "below"),
            pair("service delivery, mean over the run", "service_area", "uncoordinated", "coordinated", "below"),
        ],
        [
            Way("coordination", "uncoordinated", "coordinated", "below"),
            Way("court_procedures", "uncoordinated", "coordinated", "below"),
            Way("spent_on_work", "uncoordinated", "coordinated", "same"),
        ],
    ),
    Pattern(
        "separate_missions", "S2",
        "Modules of one mission do better than separate missions with the same posts.",
        [
            pair("capacity of police, courts and prisons, mean over the run", "capacity_area", "separate_missions", "modules", "below"),
            pair("service delivery, mean over the run", "service_area", "separate_missions", "modules", "below"),
        ],
        [
            Way("coordination", "separate_missions", "modules", "below"),
            Way("memory", "separate_missions", "modules", "below"),
            Way("strategy", "separate_missions", "modules", "below"),
        ],
    ),
    Pattern(
        "monitoring", "S1 ¶57",
        "Monitoring of service moves money from the police to the narrower links, courts and prisons, and gives more service.",
        [
            Check(
                "capacity of courts and prisons together less that of the police, at the end", "above",
                lambda v: sum(
                    sign * (v("monitored", m) - v("as_planned", m))
                    for m, sign in (("court_capacity", 0.5), ("prison_capacity", 0.5), ("police_capacity", -1))
                ),
                tuple((p, m) for p in ("monitored", "as_planned") for m in ("court_capacity", "prison_capacity", "police_capacity")),
            ),
            pair("service delivery, mean over the run", "service_area", "monitored", "as_planned", "above"),
        ],
        [
            Way("court_capacity", "monitored", "as_planned", "above"),
            Way("prison_capacity", "monitored", "as_planned", "above"),
            Way("police_capacity", "monitored", "as_planned", "below"),
        ],
    ),
    Pattern(
        "broad_ownership", "S1 ¶45",
        "When an elected government follows a transitional one, ownership that reached beyond government survives better than government's alone.",
        [
            pair("part of ownership left in the week after the election", "ownership_kept", "broad", "government_only", "above"),
            pair("ownership in the week after the election", "ownership_after", "broad", "government_only", "above"),
        ],
        [
            Way("inclusion", "broad", "government_only", "above"),
        ],
    ),
]
