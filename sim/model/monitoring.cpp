#include "model/monitoring.hpp"

#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <cmath>

// Every period monitors measure the links of the chain, with an error, and a share of what is not
// yet funded moves to the one that looks narrowest (S1 ¶57). What they measure decides which.

namespace ssrsim {

namespace {

bool is_of(Link link, InstitutionKind kind) {
    switch (link) {
    case Link::police:
        return handles_cases(kind);
    case Link::courts:
        return kind == InstitutionKind::justice;
    case Link::prisons:
        return kind == InstitutionKind::corrections;
    }
    return false;
}

/// Establishment-weighted sums over the institutions of a link.
struct LinkState {
    double performing = 0.0;
    double established = 0.0;
    double capacity = 0.0;
    double integrity = 0.0;
};

LinkState state_of(const Setting& setting, const World& world, Link link) {
    LinkState state;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!is_of(link, setting.institutions[c].kind)) continue;
        const double established = setting.institutions[c].establishment;
        state.established += established;
        state.performing += established * world.institutions.performance[c];
        state.capacity += established * world.institutions.capacity[c];
        state.integrity += established * world.institutions.integrity[c];
    }
    if (state.established > 0.0) {
        state.capacity /= state.established;
        state.integrity /= state.established;
    }
    return state;
}

/// Progress of the work with a link against its plan; nothing planned looks complete.
double outputs_of(const Setting& setting, const World& world, Link link) {
    double due = 0.0;
    double done = 0.0;
    for (const ActivityId id : setting.activities.ids()) {
        const ActivityFacts& facts = setting.activities[id];
        const ActivityStatus status = world.activities.status[id];
        const bool given_up = has_ended(status) && status != ActivityStatus::done;
        if (given_up || !is_of(link, setting.institutions[facts.institution].kind)) continue;
        const double budget = in_units(world.activities.budget[id]);
        const double planned =
            std::clamp((world.week - facts.start) / facts.duration_weeks, 0.0, 1.0);
        due += budget * planned;
        done += budget * std::min(planned, world.activities.progress[id]);
    }
    return due > 0.0 ? done / due : 1.0;
}

double cases_reported(const World& world) {
    double sum = 0.0;
    for (const double reported : world.cells.reported_smooth)
        sum += reported;
    return sum;
}

/// Cases a week that a link could end fairly, over those that would reach it.
double service_width(const Setting& setting, const World& world, Link link,
                     const LinkState& state) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    const double reported = cases_reported(world);
    const double to_court = reported * (1.0 - p.minor_share);
    if (!(reported > 0.0)) return 1.0;
    switch (link) {
    case Link::police:
        return state.performing * p.police_productivity *
               (1.0 - p.misconduct * (1.0 - state.integrity)) / reported;
    case Link::courts:
        return to_court > 0.0 ? state.performing * p.court_productivity *
                                    fair_share(setting, world, state.integrity) / to_court
                              : 1.0;
    case Link::prisons: {
        double places = 0.0;
        for (const double there : world.regions.places)
            places += there;
        const double sentences = to_court * p.conviction_share * p.prison_share;
        const double lawful = lawful_share(setting, state.performing / state.established);
        return sentences > 0.0 ? places / (p.sentence_years * weeks_per_year) * lawful / sentences
                               : 1.0;
    }
    }
    return 1.0;
}

Link narrowest_as_measured(const Setting& setting, const World& world) {
    const auto widths = width_of_links(setting, world);
    const std::uint64_t key = hash_text("monitoring");
    Link narrowest = Link::police;
    double least = 0.0;
    for (const Link link : links) {
        const auto number = static_cast<std::uint32_t>(link);
        const double z = world.luck.normal(key, Decision::monitoring_error,
                                           static_cast<std::uint32_t>(world.week.number), number);
        const double seen =
            widths[number] * portable_exp(setting.parameters.feedback.monitoring_error * z);
        if (link == Link::police || seen < least) {
            narrowest = link;
            least = seen;
        }
    }
    return narrowest;
}

/// Budgets of work that has not begun move to unfinished work with the narrowest link, by budget.
void shift_budgets(const Setting& setting, World& world, Link narrowest) {
    ActivityColumns& a = world.activities;
    std::vector<double>& weights = world.scratch.shares;
    std::vector<std::int64_t>& parts = world.scratch.parts;
    weights.assign(setting.activities.size(), 0.0);
    double receivers = 0.0;
    for (const ActivityId id : setting.activities.ids()) {
        const InstitutionKind kind = setting.institutions[setting.activities[id].institution].kind;
        if (!is_of(narrowest, kind) || has_ended(a.status[id])) continue;
        weights[id.index()] = in_units(a.budget[id]);
        receivers += weights[id.index()];
    }
    if (!(receivers > 0.0)) return;
    Money moved;
    for (const ActivityId id : setting.activities.ids()) {
        if (weights[id.index()] > 0.0 || a.phases[id] > 0 || has_ended(a.status[id])) continue;
        const Money part = scaled(a.budget[id], setting.monitoring.shift);
        a.budget[id] -= part;
        moved += part;
    }
    split_by_largest_remainder(moved.cents, weights, parts, world.scratch.remainders);
    for (const ActivityId id : setting.activities.ids()) {
        const Money part{parts[id.index()]};
        if (part == Money{}) continue;
        a.budget[id] += part;
        world.events.note({world.week, EventKind::money_shifted, Cause::narrowest_link,
                           Concerns::activity, id.value, in_units(part),
                           setting.activities[id].institution});
    }
}

/// New money follows: a share of it goes where the link is.
void inform_donors(const Setting& setting, World& world, Link narrowest) {
    const double shift = setting.monitoring.shift;
    double there = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        world.monitored_need[c] *= 1.0 - shift;
        if (is_of(narrowest, setting.institutions[c].kind)) {
            there += setting.institutions[c].establishment;
        }
    }
    if (!(there > 0.0)) return;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!is_of(narrowest, setting.institutions[c].kind)) continue;
        world.monitored_need[c] += shift * setting.institutions[c].establishment / there;
        world.events.note({world.week, EventKind::link_reported, Cause::narrowest_link,
                           Concerns::institution, c.value, world.monitored_need[c]});
    }
}

} // namespace

bool is_monitored(const Setting& setting, const World& world) {
    if (setting.monitoring.measures == Measure::nothing) return false;
    if (setting.monitoring.by == Monitors::national) return true;
    return std::any_of(world.missions.monitors.begin(), world.missions.monitors.end(),
                       [](double effect) { return effect > 0.0; });
}

std::array<double, links.size()> width_of_links(const Setting& setting, const World& world) {
    std::array<double, links.size()> widths{};
    for (const Link link : links) {
        const LinkState state = state_of(setting, world, link);
        double& width = widths[static_cast<std::size_t>(link)];
        if (!(state.established > 0.0)) {
            width = 1e9; // nobody can widen a link that the country lacks
            continue;
        }
        switch (setting.monitoring.measures) {
        case Measure::nothing:
            width = 1.0;
            break;
        case Measure::outputs:
            width = outputs_of(setting, world, link);
            break;
        case Measure::capacity:
            width = state.capacity;
            break;
        case Measure::service:
            width = service_width(setting, world, link, state);
            break;
        }
    }
    return widths;
}

void monitor(const Setting& setting, World& world) {
    const Monitoring& plan = setting.monitoring;
    if (world.week < setting.plan_begins || !is_monitored(setting, world)) return;
    const std::int32_t period = std::max(1, whole_weeks(plan.period_weeks));
    const std::int32_t elapsed = world.week - setting.plan_begins;
    if (elapsed == 0 || elapsed % period != 0) return;
    const Link narrowest = narrowest_as_measured(setting, world);
    shift_budgets(setting, world, narrowest);
    inform_donors(setting, world, narrowest);
}

} // namespace ssrsim
