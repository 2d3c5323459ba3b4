#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Takes up to `wanted` from what is held for an institution's activities, oldest commitment first.
/// Returns what was taken; the ledger follows.
Money draw_money(const Setting& setting, World& world, InstitutionId institution, Money wanted);

/// What is held for an institution's activities this week.
Money held_for(const Setting& setting, const World& world, InstitutionId institution);

/// Part of what is spent on an institution that buys only duplication: φ·(1 − HHI)·(1 − χ)
/// (S1 ¶47, ¶53, ¶55).
double duplicated_share(const Setting& setting, const World& world, InstitutionId institution);

/// Whether something of it is in the pipeline or held. Lots that are not stay in `open_lots` until
/// the week's disbursement.
inline bool has_money(const Lot& lot) {
    return lot.in_pipeline > Money{} || lot.held > Money{};
}

/// The channel and implementer through which a lot comes.
inline const FundingWay& way_of(const Setting& setting, const Lot& lot) {
    return setting.donors[lot.donor].ways[static_cast<std::size_t>(lot.way)];
}

/// When what a donor commits on a date by one of its ways expires: quick-impact money so long after
/// it was to arrive, any other with the donor's fiscal years.
Week expiry_of(const Setting& setting, const CommitmentDate& date, const FundingWay& way);

/// Enters a new lot in the books; all of it is in the pipeline.
void open_lot(World& world, const Lot& lot);

/// An amount of a lot leaves the pipeline and is held.
void release(World& world, Lot& lot, Money amount, Cause cause);

/// The books of a donor with an institution; none stands for posts.
LedgerRow& ledger_row(World& world, DonorId donor, InstitutionId institution);

} // namespace ssrsim
