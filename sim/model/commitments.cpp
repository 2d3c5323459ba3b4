#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/cases.hpp"
#include "model/donor_choice.hpp"
#include "model/funds.hpp"
#include "model/monitoring.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <cmath>

// Pledges become commitments once a fiscal year, each in tranches that take their time in the
// pipeline (S1 ¶40, ¶52). Where they go is chosen in donor_choice.cpp.

namespace ssrsim {

namespace {

/// A tranche of an amount: equal parts, a cent more in the first ones where it does not come out.
Money tranche_of(Money amount, std::int32_t tranches, std::int32_t tranche) {
    return Money{amount.cents / tranches + (tranche < amount.cents % tranches ? 1 : 0)};
}

/// One commitment, in tranches that leave evenly over the year and spend a gamma-distributed time
/// in the pipeline.
void commit(const Setting& setting, World& world, DonorId id, const CommitmentDate& date,
            InstitutionId institution, std::size_t way_number, Money amount, Cause cause) {
    if (amount == Money{}) return;
    world.events.note({world.week, EventKind::money_committed, cause, Concerns::donor, id.value,
                       in_units(amount), institution, static_cast<std::int32_t>(way_number)});
    const DonorFacts& donor = setting.donors[id];
    const FundingWay& way = donor.ways[way_number];
    std::uint64_t key = institution.exists()
                            ? hash_combine(donor.key, setting.institution_keys[institution])
                            : donor.key;
    if (way.key != 0) key = hash_combine(key, way.key);
    for (std::int32_t tranche = 0; tranche < donor.tranches; ++tranche) {
        const double delay = world.luck.gamma(
            key, Decision::disbursement_delay, static_cast<std::uint32_t>(date.week.number),
            way.delay_mean, donor.delay_shape, static_cast<std::uint32_t>(tranche));
        const std::int32_t leaves = weeks_of_budget_year * tranche / donor.tranches;
        Lot lot;
        lot.donor = id;
        lot.institution = institution;
        lot.way = static_cast<std::int32_t>(way_number);
        lot.vintage = date.vintage;
        lot.begun = date.week;
        lot.arrives = date.week + leaves + whole_weeks(delay);
        // Quick-impact money has a window of its own, whichever tranche brings it.
        const bool is_quick = way.channel == Channel::quick_impact;
        lot.expires = expiry_of(setting, date, way) + (is_quick ? leaves : 0);
        lot.committed = tranche_of(amount, donor.tranches, tranche);
        lot.in_pipeline = lot.committed;
        open_lot(world, lot);
    }
}

/// How much more an agency raises than is promised, by its credibility.
double raised(const Setting& setting, const World& world, const DonorFacts& donor) {
    double credibility = 0.0;
    for (const FundingWay& way : donor.ways) {
        const MissionId mission = way.implementer;
        if (mission.exists() && setting.missions[mission].kind == MissionKind::agency) {
            credibility = std::max(credibility, world.missions.credibility[mission]);
        }
    }
    return 1.0 + setting.parameters.money.fundraising * credibility;
}

void commit_year(const Setting& setting, World& world, DonorId id, const CommitmentDate& date) {
    const DonorFacts& donor = setting.donors[id];
    if (world.week < world.finance.suspended[id]) return;
    const Money amount =
        scaled(donor.pledge, date.part_of_year * donor.reliability * world.finance.attention[id] *
                                 raised(setting, world, donor));
    if (donor.ways.front().channel == Channel::assessed) {
        commit(setting, world, id, date, InstitutionId{}, 0, amount, Cause::fiscal_year);
        return;
    }
    const std::vector<double>& shares = choose_shares(setting, world, id, date);
    std::vector<Cause> reasons;
    if (world.events.is_kept()) {
        note_withheld_support(setting, world, id);
        reasons = reasons_for_shares(setting, world, id);
    }
    std::vector<std::int64_t>& parts = world.scratch.choice.parts;
    split_by_largest_remainder(amount.cents, shares, parts, world.scratch.remainders);
    std::size_t next = 0;
    for (const InstitutionId c : setting.institutions.ids()) {
        for (std::size_t way = 0; way < donor.ways.size(); ++way) {
            const Cause why = reasons.empty() ? Cause::fiscal_year : reasons[next];
            Money part{parts[next++]};
            if (donor.ways[way].channel == Channel::quick_impact) {
                part = std::min(part, setting.parameters.money.quick_impact_cap);
            }
            commit(setting, world, id, date, c, way, part, why);
        }
    }
}

/// Results, where somebody measures them, keep attention alive: mean service by what is delivered.
double measured_results(const Setting& setting, const World& world) {
    if (!is_monitored(setting, world)) return 0.0;
    double sum = 0.0;
    double people = 0.0;
    for (const RegionId region : setting.regions.ids()) {
        const double population = setting.regions[region].population;
        sum += population * delivered_share(world, region);
        people += population;
    }
    return people > 0.0 ? sum / people : 0.0;
}

} // namespace

void commit_pledges(const Setting& setting, World& world) {
    const MoneyParameters& p = setting.parameters.money;
    const double kept = portable_exp(-p.attention_decay * week_in_years);
    const double results = setting.donors.size() > 0 ? p.results_attention * week_in_years *
                                                           measured_results(setting, world)
                                                     : 0.0;
    for (const DonorId donor : setting.donors.ids()) {
        for (const CommitmentDate& date : setting.donors[donor].commitments) {
            if (date.week == world.week) commit_year(setting, world, donor, date);
        }
        double& attention = world.finance.attention[donor];
        attention *= kept;
        attention += results * (1.0 - attention);
    }
}

} // namespace ssrsim
