#include "model/actuals.hpp"
#include "model/donor_choice.hpp"
#include "model/funds.hpp"

#include <algorithm>
#include <limits>

// Sums received are known by a day. What comes in between comes when it is due, but never more than
// the next sum; what is missing on its day is released then, oldest first, whatever holds it up.

namespace ssrsim {

namespace {

/// Shares of a commitment over institution × way; where the plan leaves nothing to fund, the
/// donor's own preferences by its own way.
const std::vector<double>& shares_of(const Setting& setting, World& world, const KnownSum& sum) {
    const DonorFacts& donor = setting.donors[sum.donor];
    std::vector<double>& shares = choose_shares(setting, world, sum.donor, sum.date);
    if (std::any_of(shares.begin(), shares.end(), [](double share) { return share > 0.0; }))
        return shares;
    for (const InstitutionId c : setting.institutions.ids())
        shares[c.index() * donor.ways.size()] = donor.preference[c];
    return shares;
}

void commit_and_release(const Setting& setting, World& world, const KnownSum& sum,
                        InstitutionId institution, std::size_t way, Money amount) {
    if (amount == Money{}) return;
    world.events.note({world.week, EventKind::money_committed, Cause::known, Concerns::donor,
                       sum.donor.value, in_units(amount), institution,
                       static_cast<std::int32_t>(way)});
    Lot lot;
    lot.donor = sum.donor;
    lot.institution = institution;
    lot.way = static_cast<std::int32_t>(way);
    lot.vintage = sum.date.vintage;
    lot.begun = lot.arrives = world.week;
    lot.expires = expiry_of(setting, sum.date, setting.donors[sum.donor].ways[way]);
    lot.committed = lot.in_pipeline = amount;
    open_lot(world, lot);
    release(world, world.finance.lots[world.finance.open_lots.back()], amount, Cause::known);
}

void commit_missing(const Setting& setting, World& world, const KnownSum& sum, Money missing) {
    const DonorFacts& donor = setting.donors[sum.donor];
    if (donor.ways.front().channel == Channel::assessed) {
        commit_and_release(setting, world, sum, InstitutionId{}, 0, missing);
        return;
    }
    const std::vector<double>& shares = shares_of(setting, world, sum);
    std::vector<std::int64_t>& parts = world.scratch.choice.parts;
    split_by_largest_remainder(missing.cents, shares, parts, world.scratch.remainders);
    for (std::size_t row = 0; row < parts.size(); ++row) {
        commit_and_release(setting, world, sum, InstitutionId{row / donor.ways.size()},
                           row % donor.ways.size(), Money{parts[row]});
    }
}

void meet(const Setting& setting, World& world, const KnownSum& sum) {
    Money missing = sum.received - world.finance.received[sum.donor];
    for (const LotId id : world.finance.open_lots) {
        if (missing == Money{}) return;
        Lot& lot = world.finance.lots[id];
        if (lot.donor != sum.donor) continue;
        const Money released = std::min(missing, lot.in_pipeline);
        release(world, lot, released, Cause::known);
        missing -= released;
    }
    if (missing > Money{}) commit_missing(setting, world, sum, missing);
}

} // namespace

Money may_arrive(const Setting& setting, const World& world, DonorId donor) {
    Money most{std::numeric_limits<std::int64_t>::max()};
    if (!is_known(setting, world)) return most;
    // After the last sum no more is known to have come.
    for (const KnownSum& sum : setting.known.sums) {
        if (sum.donor != donor) continue;
        most = sum.received - world.finance.received[donor];
        if (world.week <= sum.date.week) break;
    }
    return most;
}

void meet_known_sums(const Setting& setting, World& world) {
    for (const KnownSum& sum : setting.known.sums) {
        if (sum.date.week == world.week) meet(setting, world, sum);
    }
}

} // namespace ssrsim
