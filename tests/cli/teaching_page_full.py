"""The tables of scenarios/teaching/README.md and README.fr.md that take many runs: variants, and other countries and donors.

Use: teaching_page_full.py            checks the tables
     teaching_page_full.py --update   writes them into both pages; the sentences around them are then to be read again
"""

import re
import shlex
from typing import NamedTuple

from teaching_page import (BASE, ENGLISH, FRENCH, OTHERS, OUTCOMES, TeachingPage, main, mean_gain, mean_gain_and_count, plan_heads,
                           table)

EARLY, LATE = "2020-04-01", "2021-07-01"
SECOND_WAVE = ["police_vetting", "ministry_systems", "court_procedures", "court_rooms", "prison_places", "inspectors", "hearings"]


def settings_in(text):
    """The settings that a page's text names, as the shell hands them on."""
    return [word for setting in re.findall(r"`([^`]+=[^`]+)`", text) for word in shlex.split(setting)]


def starts(date, *activities):
    return [f"activity.{activity}.start={date}" for activity in activities]


class Variant(NamedTuple):
    """A plan, settings for it, and what the first column calls both."""

    plan: str
    settings: list
    names: tuple


def moved(date, activities, names):
    """The base plan with some activities at another date."""
    english, french = names
    return Variant(BASE, starts(date, *activities), (f"`{BASE}.toml`, {english} from {date}", f"`{BASE}.toml`, {french} dès le {date}"))


def one_setting(plan, setting):
    name = f"`{plan}.toml`, `{setting}`"
    return Variant(plan, settings_in(name), (name, name))


VARIANTS = [
    moved(EARLY, ["court_procedures", "court_rooms"], ("`court_procedures` and `court_rooms`", "`court_procedures` et `court_rooms`")),
    one_setting(BASE, f"activity.police_vetting.start={EARLY}"),
    moved(LATE, ["police_courses", "police_equipment"],
          ("`police_courses` and `police_equipment`", "`police_courses` et `police_equipment`")),
    moved(EARLY, SECOND_WAVE, ("everything", "tout")),
    one_setting(BASE, 'mission.mission.tour="6 months"'),
    one_setting(BASE, 'mission.mission.notice="34 weeks"'),
    one_setting("tours", 'mission.mission.notice="34 weeks"'),
    one_setting(BASE, "plan.national_lead=0.75"),
    one_setting(BASE, "plan.national_lead=1"),
]
VARIANT_OUTCOMES = ["service_area", "service_at_exit", "service_after_exit", "capacity_area"]

# Other countries and donors: what the first column calls them, with the settings in it.
ELSEWHERE = [
    ("as it is", "tel quel"),
    ("courts clear twice as much: `parameters.service_chain.court_productivity=1`",
     "les tribunaux jugent deux fois plus : `parameters.service_chain.court_productivity=1`"),
    ("money expires after a year: `donor.neighbour.life=1`, `donor.partner.life=1`",
     "l'argent expire après un an : `donor.neighbour.life=1`, `donor.partner.life=1`"),
    ("twice the pledges: `donor.neighbour.pledge=440000`, `donor.partner.pledge=440000`",
     "deux fois les promesses : `donor.neighbour.pledge=440000`, `donor.partner.pledge=440000`"),
]


def variants_table(base, runs, language):
    rows = [[language.of(variant.names), *(mean_gain_and_count(run, base, key, language) for key in VARIANT_OUTCOMES)]
            for variant, run in zip(VARIANTS, runs, strict=True)]
    return table([language.of(OUTCOMES[key].names) for key in VARIANT_OUTCOMES], rows)


def elsewhere_cell(run, base, language):
    return language.semicolon.join(mean_gain(run, base, key, language) for key in ("service_area", "capacity_area"))


def elsewhere_table(places, language):
    rows = [[language.of(names), *(elsewhere_cell(runs[plan], runs[BASE], language) for plan in OTHERS)]
            for names, runs in zip(ELSEWHERE, places, strict=True)]
    return table(plan_heads(OTHERS), rows)


class TeachingPageFull(TeachingPage):
    def tables(self):
        places = [{plan: self.outcomes_of(plan, settings_in(english)) for plan in [BASE, *OTHERS]} for english, _ in ELSEWHERE]
        base = places[0][BASE]
        variants = [self.outcomes_of(variant.plan, variant.settings) for variant in VARIANTS]
        for language in (ENGLISH, FRENCH):
            yield language, "variants", variants_table(base, variants, language)
            yield language, "elsewhere", elsewhere_table(places, language)


def load_tests(loader, _tests, _pattern):
    return loader.loadTestsFromTestCase(TeachingPageFull)


if __name__ == "__main__":
    main(TeachingPageFull)
