#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/funds.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <cmath>

// Pledges become commitments once a fiscal year, over institutions by the donor's own preferences
// and, as far as it is coordinated and willing, by assessed need (S1 ¶40, ¶52, ¶55). A donor of
// activities commits only where the plan still has some.

namespace ssrsim {

namespace {

bool has_open_activity(const Setting& setting, const World& world, InstitutionId institution) {
    for (const ActivityId activity : setting.activities.ids()) {
        if (setting.activities[activity].institution == institution &&
            !has_ended(world.activities.status[activity])) {
            return true;
        }
    }
    return false;
}

/// Defence earns little of a donor whose money must count as development assistance (S1 ¶40).
double attraction(const Setting& setting, const DonorFacts& donor, InstitutionId institution) {
    const bool military = setting.institutions[institution].kind == InstitutionKind::defence;
    return military && donor.aid_rule == AidRule::development_only
               ? setting.parameters.money.defence_attraction
               : 1.0;
}

/// Need as assessed: what is missing, seen with a log-normal error of its own each year.
double assessed_need(const Setting& setting, const World& world, const DonorFacts& donor,
                     InstitutionId institution, std::int32_t vintage) {
    const std::uint64_t pair = hash_combine(donor.key, setting.institutions[institution].key);
    const double z =
        world.luck.normal(pair, Decision::assessment_error, static_cast<std::uint32_t>(vintage));
    const double error = portable_exp(setting.parameters.money.assessment_error * z);
    return (1.0 - std::min(1.0, world.institutions.performance[institution])) * error;
}

void normalise(std::vector<double>& weights) {
    double sum = 0.0;
    for (const double weight : weights)
        sum += weight;
    if (!(sum > 0.0)) return;
    for (double& weight : weights)
        weight /= sum;
}

/// Shares of a commitment by institution; all zero where there is nothing to fund.
std::vector<double> shares_by_institution(const Setting& setting, const World& world, DonorId id,
                                          std::int32_t vintage) {
    const DonorFacts& donor = setting.donors[id];
    std::vector<double> own(setting.institutions.size(), 0.0);
    std::vector<double> need(setting.institutions.size(), 0.0);
    for (const InstitutionId c : setting.institutions.ids()) {
        const bool eligible = donor.channel == Channel::budget_support
                                  ? donor.preference[c] > 0.0
                                  : has_open_activity(setting, world, c);
        if (!eligible) continue;
        own[c.index()] = donor.preference[c] * attraction(setting, donor, c);
        need[c.index()] =
            assessed_need(setting, world, donor, c, vintage) * attraction(setting, donor, c);
    }
    normalise(own);
    normalise(need);
    for (const InstitutionId c : setting.institutions.ids()) {
        const double followed = donor.alignment * world.finance.coordination[id][c];
        own[c.index()] = (1.0 - followed) * own[c.index()] + followed * need[c.index()];
    }
    return own;
}

/// One commitment, in tranches that leave evenly over the year and spend a gamma-distributed time
/// in the pipeline.
void commit(const Setting& setting, World& world, DonorId id, const CommitmentDate& date,
            InstitutionId institution, Money amount) {
    if (amount == Money{}) return;
    const DonorFacts& donor = setting.donors[id];
    const std::vector<double> equal(static_cast<std::size_t>(donor.tranches), 1.0);
    std::vector<std::int64_t> parts(equal.size());
    split_by_largest_remainder(amount.cents, equal, parts);
    const std::uint64_t key = institution.exists()
                                  ? hash_combine(donor.key, setting.institutions[institution].key)
                                  : donor.key;
    for (std::int32_t tranche = 0; tranche < donor.tranches; ++tranche) {
        const double delay = world.luck.gamma(
            key, Decision::disbursement_delay, static_cast<std::uint32_t>(date.week.number),
            donor.delay_mean, donor.delay_shape, static_cast<std::uint32_t>(tranche));
        const std::int32_t leaves = 52 * tranche / donor.tranches;
        Lot lot;
        lot.donor = id;
        lot.institution = institution;
        lot.vintage = date.vintage;
        lot.arrives = date.week + leaves +
                      static_cast<std::int32_t>(std::floor(std::min(delay, 10'000.0) + 0.5));
        // Quick-impact money has a window of its own, whichever tranche brings it.
        lot.expires = donor.channel == Channel::quick_impact ? date.expires + leaves : date.expires;
        lot.committed = Money{parts[static_cast<std::size_t>(tranche)]};
        lot.in_pipeline = lot.committed;
        LedgerRow& row = ledger_row(world, id, institution);
        row.committed += lot.committed;
        row.in_pipeline += lot.committed;
        world.finance.open_lots.push_back(LotId{world.finance.lots.size()});
        world.finance.lots.push_back(lot);
    }
}

void commit_year(const Setting& setting, World& world, DonorId id, const CommitmentDate& date) {
    const DonorFacts& donor = setting.donors[id];
    const Money amount =
        scaled(donor.pledge, date.part_of_year * donor.reliability * world.finance.attention[id]);
    if (donor.channel == Channel::assessed) {
        commit(setting, world, id, date, InstitutionId{}, amount);
        return;
    }
    const std::vector<double> shares = shares_by_institution(setting, world, id, date.vintage);
    std::vector<std::int64_t> parts(shares.size());
    split_by_largest_remainder(amount.cents, shares, parts);
    for (const InstitutionId c : setting.institutions.ids()) {
        Money part{parts[c.index()]};
        if (donor.channel == Channel::quick_impact) {
            part = std::min(part, setting.parameters.money.quick_impact_cap);
        }
        commit(setting, world, id, date, c, part);
    }
}

} // namespace

void commit_pledges(const Setting& setting, World& world) {
    const double kept = portable_exp(-setting.parameters.money.attention_decay * week_in_years);
    for (const DonorId donor : setting.donors.ids()) {
        for (const CommitmentDate& date : setting.donors[donor].commitments) {
            if (date.week == world.week) commit_year(setting, world, donor, date);
        }
        world.finance.attention[donor] *= kept;
    }
}

} // namespace ssrsim
