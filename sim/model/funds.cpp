#include "model/funds.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// Channels that pay for activities; the others pay posts or enter the budget.
bool pays_activities(Channel channel) {
    return channel != Channel::assessed && channel != Channel::budget_support;
}

} // namespace

Week expiry_of(const Setting& setting, const CommitmentDate& date, const FundingWay& way) {
    if (way.channel != Channel::quick_impact) return date.expires;
    return date.week + whole_weeks(way.delay_mean) +
           whole_weeks(setting.parameters.money.quick_impact_weeks);
}

LedgerRow& ledger_row(World& world, DonorId donor, InstitutionId institution) {
    Column<InstitutionId, LedgerRow>& rows = world.finance.ledger[donor];
    return rows[institution.exists() ? institution : InstitutionId{rows.size() - 1}];
}

void open_lot(World& world, const Lot& lot) {
    LedgerRow& row = ledger_row(world, lot.donor, lot.institution);
    row.committed += lot.committed;
    row.in_pipeline += lot.in_pipeline;
    world.finance.open_lots.push_back(LotId{world.finance.lots.size()});
    world.finance.lots.push_back(lot);
}

void release(World& world, Lot& lot, Money amount, Cause cause) {
    if (amount == Money{}) return;
    LedgerRow& row = ledger_row(world, lot.donor, lot.institution);
    row.in_pipeline -= amount;
    row.held += amount;
    lot.in_pipeline -= amount;
    lot.held += amount;
    if (world.finance.received.size() > 0) world.finance.received[lot.donor] += amount;
    world.events.note({world.week, EventKind::money_arrived, cause, Concerns::donor,
                       lot.donor.value, in_units(amount), lot.institution, lot.way});
}

Money draw_money(const Setting& setting, World& world, InstitutionId institution, Money wanted) {
    Money drawn;
    for (const LotId id : world.finance.open_lots) {
        if (!(drawn < wanted)) break;
        Lot& lot = world.finance.lots[id];
        if (lot.institution != institution || lot.held == Money{}) continue;
        if (!pays_activities(way_of(setting, lot).channel)) continue;
        const Money taken = std::min(lot.held, wanted - drawn);
        lot.held -= taken;
        lot.spent += taken;
        LedgerRow& row = ledger_row(world, lot.donor, institution);
        row.held -= taken;
        row.spent += taken;
        drawn += taken;
    }
    world.institutions.spent_this_week[institution] += in_units(drawn);
    return drawn;
}

Money held_for(const Setting& setting, const World& world, InstitutionId institution) {
    Money held;
    for (const LotId id : world.finance.open_lots) {
        const Lot& lot = world.finance.lots[id];
        if (lot.institution == institution && pays_activities(way_of(setting, lot).channel)) {
            held += lot.held;
        }
    }
    return held;
}

double duplicated_share(const Setting& setting, const World& world, InstitutionId institution) {
    return setting.parameters.money.duplication * world.institutions.fragmentation[institution] *
           (1.0 - world.institutions.coordination[institution]);
}

} // namespace ssrsim
