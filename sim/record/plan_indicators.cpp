#include "record/indicator.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

template <class I, class T>
void copy(const Column<I, T>& column, std::span<double> out) {
    std::copy(column.begin(), column.end(), out.begin());
}

/// Sums one amount of a donor's books over institutions and posts.
template <Money LedgerRow::* amount>
void sum_ledger(const Setting& setting, const World& world, std::span<double> out) {
    for (const DonorId donor : setting.donors.ids()) {
        Money sum;
        for (const LedgerRow& row : world.finance.ledger[donor])
            sum += row.*amount;
        out[donor.index()] = in_units(sum);
    }
}

} // namespace

std::vector<Indicator> mission_indicators() {
    const std::vector<Axis> axes{Axis::mission};
    return {
        {"posts_authorised", "posts", "Posts that are open", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.missions.authorised, out);
         }},
        {"posts_filled", "posts", "Posts with somebody in them; a handover counts as one", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.missions.filled, out);
         }},
        {"adviser_knowledge", "1", "Mean local knowledge of those in post", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.missions.knowledge, out);
         }},
        {"adviser_effect", "1", "Mean effect of those in post, against the reference", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.missions.effect, out);
         }},
        {"institutional_memory", "1", "What the mission knows whoever is in post", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.missions.memory, out);
         }},
        {"credibility", "1", "How far the mission is believed", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.missions.credibility, out);
         }},
        {"strategy", "1", "Whether the mission has a strategy: 0 or 1", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.missions.strategy, out);
         }},
    };
}

std::vector<Indicator> donor_indicators() {
    const std::vector<Axis> axes{Axis::donor};
    return {
        {"committed", "currency units", "Committed since the start of the plan", axes,
         sum_ledger<&LedgerRow::committed>},
        {"in_pipeline", "currency units", "Committed and not yet arrived", axes,
         sum_ledger<&LedgerRow::in_pipeline>},
        {"held", "currency units", "Arrived and not yet spent", axes, sum_ledger<&LedgerRow::held>},
        {"spent", "currency units", "Spent since the start of the plan", axes,
         sum_ledger<&LedgerRow::spent>},
        {"returned", "currency units", "Expired and returned unspent", axes,
         sum_ledger<&LedgerRow::returned>},
    };
}

std::vector<Indicator> activity_indicators() {
    const std::vector<Axis> axes{Axis::activity};
    return {
        {"activity_status", "code",
         "0 planned, 1 consulting, 2 awaiting funds, 3 active, 4 stalled, 5 done, 6 cut short, "
         "7 cancelled",
         axes,
         [](const Setting&, const World& world, std::span<double> out) {
             std::transform(world.activities.status.begin(), world.activities.status.end(),
                            out.begin(),
                            [](ActivityStatus status) { return static_cast<double>(status); });
         }},
        {"activity_lateness", "1", "Part of the work that is due by the plan and not done", axes,
         [](const Setting& setting, const World& world, std::span<double> out) {
             for (const ActivityId id : setting.activities.ids()) {
                 const ActivityFacts& facts = setting.activities[id];
                 const double due =
                     std::clamp((world.week - facts.start) / facts.duration_weeks, 0.0, 1.0);
                 out[id.index()] = world.activities.status[id] == ActivityStatus::done
                                       ? 0.0
                                       : std::max(0.0, due - world.activities.progress[id]);
             }
         }},
        {"activity_progress", "1", "Part of the planned delivery that has been paid for", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.activities.progress, out);
         }},
    };
}

} // namespace ssrsim
