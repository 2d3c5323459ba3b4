#pragma once

#include "parameters/all.hpp"
#include "scenario/words.hpp"

namespace ssrsim {

/// A region: where people live and units work.
struct Region {
    std::string name;
    std::string name_fr;
    std::int32_t population = 0;
    double marginalised_share = 0.0;
    double insecurity = 0.0;
    double confidence_majority = 0.0;
    double confidence_marginalised = 0.0;
    double trust_majority = 0.0;
    double trust_marginalised = 0.0;
    double cleavage = 0.0;
    std::int32_t ex_combatants = 0;
    std::string prison_region; ///< where its prisoners are held; empty: where it has places itself
};

template <class Visitor>
void describe(Visitor&& visit, Region& r) {
    visit(r.name, Text{"name", Presence::optional, "Name shown to people; the id where left out."});
    visit(r.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(r.population, Number{"population", Unit::people, no_default, 1, 200e6,
                               "People who live here.", "scenario"});
    visit(r.marginalised_share,
          Number{"marginalised_share", Unit::share, 0.15, 0.0, 1.0,
                 "Share of the people who belong to groups the state serves less.", "scenario"});
    visit(r.insecurity, Number{"insecurity", Unit::share, 0.3, 0.0, 1.0,
                               "Insecurity at the beginning of the burn-in; the part that "
                               "its other causes leave stays.",
                               "scenario"});
    visit(r.confidence_majority,
          Number{"confidence_majority", Unit::share, 0.35, 0.0, 1.0,
                 "Confidence of the majority to report to the state, when the burn-in begins.",
                 "scenario"});
    visit(r.confidence_marginalised,
          Number{"confidence_marginalised", Unit::share, 0.2, 0.0, 1.0,
                 "Confidence of the marginalised to report, when the burn-in begins.", "scenario"});
    visit(r.trust_majority,
          Number{"trust_majority", Unit::share, 0.25, 0.0, 1.0,
                 "Trust of the majority in the state's justice, when the burn-in begins.",
                 "scenario"});
    visit(r.trust_marginalised, Number{"trust_marginalised", Unit::share, 0.15, 0.0, 1.0,
                                       "Trust of the marginalised.", "scenario"});
    visit(r.cleavage, Number{"cleavage", Unit::share, 0.4, 0.0, 1.0,
                             "Cleavage between groups: it lowers the confidence that the "
                             "marginalised can reach.",
                             "scenario"});
    visit(r.ex_combatants,
          Number{"ex_combatants", Unit::people, 0, 0, 10e6,
                 "Ex-combatants who live here, when the burn-in begins.", "scenario"});
    visit(r.prison_region,
          Reference{"prison_region", "region", Presence::optional,
                    "Region with prison places that takes this region's prisoners; by default "
                    "itself where it has places, else the region with the most places."});
}

/// An institution of the security sector and its state at the beginning of the burn-in.
struct Institution {
    std::string name;
    std::string name_fr;
    InstitutionKind kind = InstitutionKind::police;
    std::string ministry;             ///< parent institution; empty: none
    std::int32_t establishment = 0;   ///< posts of the staffing table
    std::int32_t strength = 0;        ///< officers at the beginning
    std::int32_t unit_size = 0;       ///< establishment of an ordinary unit
    std::vector<std::string> regions; ///< where it has units; empty: everywhere
    NumberById region_weights;        ///< share of establishment and places; default: population
    double skill = 0.0;
    double integrity = 0.0;
    double equipment = 0.0;
    double procedures = 0.0;
    double women = 0.0;
    double ownership = 0.0;
    double political_will = 0.0;
    double elected_will = 0.0;
    double will_floor = 0.0;
    Money wage;
    double budget_share = 0.0;
    std::int32_t places = 0;
};

template <class Visitor>
void describe(Visitor&& visit, Institution& c) {
    visit(c.name, Text{"name", Presence::optional, "Name shown to people; the id where left out."});
    visit(c.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(c.kind, Choice{"kind", "", "What kind of institution it is.", "S1 Annex 1B ¶4"});
    visit(c.ministry, Reference{"ministry", "institution", Presence::optional,
                                "Parent ministry, through which its budget comes."});
    visit(c.establishment, Number{"establishment", Unit::people, no_default, 1, 1e6,
                                  "Officers its staffing table provides for.", "scenario"});
    visit(c.strength,
          Number{"strength", Unit::people, no_default, 0, 1.5e6,
                 "Officers it has when the burn-in begins.", "scenario", "establishment"});
    visit(c.unit_size, Number{"unit_size", Unit::people, 100, 1, 100000,
                              "Established officers of an ordinary unit (a station, court, prison, "
                              "barracks or department).",
                              "scenario"});
    visit(c.regions, Reference{"regions", "region", Presence::optional,
                               "Regions where it has units; every region where left out."});
    visit(c.region_weights,
          NumbersById{"region_weights", "region", Unit::factor, 0.0, 1e9,
                      "How its establishment and places are spread; a region left out counts by "
                      "its population where no weights are given, else with nothing.",
                      "scenario"});
    visit(c.skill, Number{"skill", Unit::share, 0.35, 0.01, 0.99,
                          "Median skill when the burn-in begins.", "scenario"});
    visit(c.integrity, Number{"integrity", Unit::share, 0.45, 0.01, 0.99,
                              "Median integrity when the burn-in begins.", "scenario"});
    visit(c.equipment, Number{"equipment", Unit::share, 0.3, 0.0, 1.0,
                              "Equipment when the burn-in begins.", "scenario"});
    visit(c.procedures, Number{"procedures", Unit::share, 0.25, 0.0, 1.0,
                               "Completeness of procedures when the burn-in begins.", "scenario"});
    visit(c.women, Number{"women", Unit::share, 0.05, 0.0, 1.0,
                          "Share of women among officers and recruits.", "scenario"});
    visit(c.ownership,
          Number{"ownership", Unit::share, 0.4, 0.0, 1.0,
                 "National ownership of its reform, when the burn-in begins.", "scenario"});
    visit(c.political_will,
          Number{"political_will", Unit::share, 0.4, 0.0, 1.0,
                 "Government's will to reform it, when the burn-in begins and on average.",
                 "scenario"});
    visit(c.elected_will,
          Number{"elected_will", Unit::share, no_default, 0.0, 1.0,
                 "Mean of the will that a new government brings.", "scenario", "political_will"});
    visit(c.will_floor, Number{"will_floor", Unit::share, 0.0, 0.0, 1.0,
                               "Least will, where a peace agreement names its reform.", "S1 ¶21"});
    visit(c.wage, Number{"wage", Unit::money_per_year, no_default, 0, 1e6,
                         "Yearly wage of an officer.", "scenario"});
    visit(
        c.budget_share,
        Number{"budget_share", Unit::share, no_default, 0.0, 1.0,
               "Its share of the country's fiscal capacity for the sector; all together at most 1.",
               "scenario"});
    visit(c.places, Number{"places", Unit::places, 0, 0, 1e6,
                           "Prison places when the burn-in begins; corrections only.", "scenario"});
}

/// Who governs when the burn-in begins.
struct Government {
    GovernmentKind kind = GovernmentKind::elected;
    double piecemeal = 0.0;
};

template <class Visitor>
void describe(Visitor&& visit, Government& g) {
    visit(g.kind, Choice{"kind", "elected", "How it came to office.", "S1 ¶45"});
    visit(g.piecemeal,
          Number{"piecemeal", Unit::share, 0.3, 0.0, 1.0,
                 "Probability that it takes only a piece of what it does not want whole.",
                 "S1 ¶45 (Burundi) for the behaviour; value an assumption"});
}

/// An election.
struct Election {
    Date date;
    ElectionResult result = ElectionResult::drawn;
};

template <class Visitor>
void describe(Visitor&& visit, Election& e) {
    visit(e.date, Day{"date", Presence::required, "Day on which it takes effect."});
    visit(e.result, Choice{"result", "drawn", "How it ends.", "scenario"});
}

/// A crisis that the scenario knows of.
struct ScriptedCrisis {
    CrisisKind kind = CrisisKind::crisis;
    Date date;
    double weeks = 0.0;
};

template <class Visitor>
void describe(Visitor&& visit, ScriptedCrisis& c) {
    visit(c.kind, Choice{"kind", "crisis", "What happens.", "scenario"});
    visit(c.date, Day{"date", Presence::required, "First day."});
    visit(c.weeks, Number{"length", Unit::weeks, 10, 1, 520, "How long it lasts.", "scenario"});
}

/// What the neighbourhood adds to insecurity from a day on, until the next such day.
struct Neighbourhood {
    Date from;
    double insecurity = 0.0;
    std::vector<std::string> regions;
};

template <class Visitor>
void describe(Visitor&& visit, Neighbourhood& n) {
    visit(n.from, Day{"from", Presence::required, "First day."});
    visit(n.insecurity, Number{"insecurity", Unit::difference, 0, -1, 1,
                               "What it adds to insecurity.", "scenario"});
    visit(n.regions, Reference{"regions", "region", Presence::optional,
                               "Regions concerned; all where left out."});
}

/// The country as it is whatever the plan. The warm-up reads nothing else.
struct Country {
    std::string name;
    std::string name_fr;
    std::string currency;
    Date start; ///< first day of every plan; the burn-in ends here
    double burn_in_years = 0.0;
    Money fiscal_capacity;
    double court_independence = 0.0;
    Government government;
    Keyed<Election> elections;
    Keyed<ScriptedCrisis> crises;
    Keyed<Neighbourhood> neighbourhood;
    Keyed<Region> regions;
    Keyed<Institution> institutions;
    Parameters parameters;
};

/// The fields of `[country]`; the tables beside it are described by `describe_tables`.
template <class Visitor>
void describe(Visitor&& visit, Country& c) {
    visit(c.name, Text{"name", Presence::required, "Name of the country."});
    visit(c.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(c.currency, Text{"currency", Presence::required,
                           "Currency of every amount, as a three-letter code such as USD."});
    visit(c.start,
          Day{"start", Presence::required, "First day of every plan; the burn-in ends there."});
    visit(c.burn_in_years,
          Number{"burn_in", Unit::years, 3.0, 0.0, 10.0,
                 "How long the country runs without a plan before the start.", "assumption"});
    visit(c.fiscal_capacity,
          Number{"fiscal_capacity", Unit::money_per_year, no_default, 0.0, 1e12,
                 "What the state can spend on the sector in a year.", "scenario"});
    visit(c.court_independence,
          Number{"court_independence", Unit::share, 0.5, 0.0, 1.0,
                 "Independence of the courts from the executive, when the burn-in begins.",
                 "scenario"});
}

template <class Visitor>
void describe_tables(Visitor&& visit, Country& c) {
    visit(c.government, Section{"government", "Who governs when the burn-in begins."});
    visit(c.elections, Table{"election", "Its elections."});
    visit(c.crises, Table{"crisis", "Crises that the scenario knows of, beside those that chance "
                                    "brings."});
    visit(c.neighbourhood, Table{"neighbourhood", "What the neighbourhood does to insecurity."});
    visit(c.regions, Table{"region", "The regions of the country."});
    visit(c.institutions, Table{"institution", "The institutions of its security sector."});
    visit(c.parameters, Section{"parameters", "The parameters of the processes."});
}

} // namespace ssrsim
