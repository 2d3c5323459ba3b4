#include "model/actuals.hpp"
#include "model/advisers.hpp"
#include "model/funds.hpp"
#include "model/mandates.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <cmath>
#include <span>

// The pipeline, the calendar of appropriations, and what is paid without an activity: posts and
// budget support (S1 ¶40, ¶52).

namespace ssrsim {

namespace {

void return_money(const Setting& setting, World& world, Lot& lot, Money from_pipeline,
                  Money from_held) {
    LedgerRow& row = ledger_row(world, lot.donor, lot.institution);
    lot.in_pipeline -= from_pipeline;
    row.in_pipeline -= from_pipeline;
    lot.held -= from_held;
    row.held -= from_held;
    lot.returned += from_pipeline + from_held;
    row.returned += from_pipeline + from_held;
    const Money returned = from_pipeline + from_held;
    if (returned == Money{}) return;
    world.events.note({world.week, EventKind::money_returned, Cause::expiry, Concerns::donor,
                       lot.donor.value, in_units(returned), lot.institution, lot.way});
    const MissionId mission = way_of(setting, lot).implementer;
    // Wages that were not needed were promised to nobody.
    if (mission.exists() && lot.institution.exists())
        world.missions.broken[mission] += in_units(returned);
}

/// Whatever has not been spent goes back, but for the share carried over to another year.
void expire(const Setting& setting, World& world, Lot& lot) {
    const double carried = setting.donors[lot.donor].carry_over;
    constexpr Money too_little{100'00};
    Money pipeline = scaled(lot.in_pipeline, carried);
    Money held = scaled(lot.held, carried);
    if (pipeline + held < too_little) pipeline = held = Money{};
    return_money(setting, world, lot, lot.in_pipeline - pipeline, lot.held - held);
    lot.expires = week_of(add_months(monday_of(lot.expires), 12));
}

/// What is known not to have come though it was due takes the time of its pipeline once more.
void arrive(const Setting& setting, World& world, Lot& lot) {
    release(world, lot, std::min(lot.in_pipeline, may_arrive(setting, world, lot.donor)),
            Cause::release);
    if (lot.in_pipeline > Money{})
        lot.arrives = world.week + std::max(1, whole_weeks(way_of(setting, lot).delay_mean));
}

/// Money waits where a crisis or a suspension holds it.
bool is_held_up(const World& world, const Lot& lot) {
    return in_crisis(world) || world.week < world.finance.suspended[lot.donor];
}

Money spend(World& world, Lot& lot, Money wanted) {
    const Money taken = std::min(lot.held, wanted);
    LedgerRow& row = ledger_row(world, lot.donor, lot.institution);
    lot.held -= taken;
    row.held -= taken;
    lot.spent += taken;
    row.spent += taken;
    return taken;
}

void move_lots(const Setting& setting, World& world) {
    for (const LotId id : world.finance.open_lots) {
        Lot& lot = world.finance.lots[id];
        // Expiry first: money that arrives in the week in which it expires is too late.
        if (lot.expires <= world.week) expire(setting, world, lot);
        if (lot.arrives <= world.week && lot.in_pipeline > Money{} && !is_held_up(world, lot)) {
            arrive(setting, world, lot);
        }
    }
    meet_known_sums(setting, world);
}

/// Assessed contributions pay their mission's posts and nothing else (S1 ¶40); an adviser is paid
/// whether or not they cover it. A handover costs two wages.
void pay_posts(const Setting& setting, World& world) {
    MissionColumns& m = world.missions;
    std::vector<Money>& unpaid = world.scratch.money;
    unpaid.assign(setting.missions.size(), Money{});
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& post = setting.posts[id];
        const PostState& state = world.posts[id];
        const int people = (state.incumbent.present ? 1 : 0) + (state.successor.present ? 1 : 0);
        unpaid[post.mission.index()] += Money{people * post.wage_a_week.cents};
    }
    for (const MissionId mission : setting.missions.ids())
        m.wages[mission] += unpaid[mission.index()];
    for (const LotId id : world.finance.open_lots) {
        Lot& lot = world.finance.lots[id];
        const FundingWay& way = way_of(setting, lot);
        if (way.channel != Channel::assessed) continue;
        Money& owed = unpaid[way.implementer.index()];
        owed -= spend(world, lot, owed);
    }
    for (const MissionId mission : setting.missions.ids())
        m.wages_unfunded[mission] += unpaid[mission.index()];
}

/// Budget support that has arrived enters the institution's envelope evenly over a year.
void support_budgets(const Setting& setting, World& world) {
    std::fill(world.institutions.budget_support.begin(), world.institutions.budget_support.end(),
              0.0);
    for (const LotId id : world.finance.open_lots) {
        Lot& lot = world.finance.lots[id];
        if (way_of(setting, lot).channel != Channel::budget_support) continue;
        if (world.week < world.finance.suspended[lot.donor]) continue;
        const Money paid = spend(world, lot, scaled(lot.committed, week_in_years));
        world.institutions.budget_support[lot.institution] += in_units(paid);
    }
}

/// Missions with posts in an institution are actors there too; a module is no actor of its own.
void count_missions_there(const Setting& setting, World& world) {
    std::vector<std::uint8_t>& there = world.scratch.marks;
    mark_posts(setting, world, there);
    for (const MissionId mission : setting.missions.ids()) {
        if (!is_there(setting, world, mission) || setting.missions[mission].module_of.exists()) {
            continue;
        }
        for (const InstitutionId c : setting.institutions.ids())
            world.institutions.actors[c] += there[mark_of(setting, mission, c)];
    }
}

/// Adds what one payer has in force with each institution. Compilers make vectors of it.
void add_payer(std::span<const double> amounts, std::span<double> totals, std::span<double> squares,
               std::span<std::int32_t> actors) {
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        totals[i] += amounts[i];
        squares[i] += amounts[i] * amounts[i];
        actors[i] += amounts[i] > 0.0 ? 1 : 0;
    }
}

/// Who funds an institution: 1 − HHI over donor × implementer of the commitments in force, a pooled
/// fund counting as one; their number, with the missions that have posts there; the pooled share,
/// and the mean coordination of those donors.
void measure_fragmentation(const Setting& setting, World& world) {
    std::size_t payers = 1; // the pool
    for (const DonorFacts& donor : setting.donors)
        payers += donor.ways.size();
    const std::size_t institutions = setting.institutions.size();
    std::vector<double>& sums = world.scratch.sums; // by payer, then by institution
    sums.assign(payers * institutions, 0.0);
    std::vector<std::int64_t>& first_way = world.scratch.parts;
    first_way.clear();
    std::int64_t ways = 1;
    for (const DonorFacts& donor : setting.donors) {
        first_way.push_back(ways);
        ways += static_cast<std::int64_t>(donor.ways.size());
    }
    InstitutionColumns& c = world.institutions;
    std::fill(c.coordination.begin(), c.coordination.end(), 0.0);
    for (const LotId id : world.finance.open_lots) {
        const Lot& lot = world.finance.lots[id];
        const Channel channel = way_of(setting, lot).channel;
        if (!lot.institution.exists() || channel == Channel::budget_support) continue;
        const double amount = in_units(lot.committed);
        const auto payer = static_cast<std::size_t>(
            channel == Channel::pooled_fund ? 0 : first_way[lot.donor.index()] + lot.way);
        sums[payer * institutions + lot.institution.index()] += amount;
        c.coordination[lot.institution] +=
            amount * world.finance.coordination[lot.donor][lot.institution];
    }
    std::vector<double>& totals = world.scratch.shares;
    std::vector<double>& squares = world.scratch.weights;
    totals.assign(institutions, 0.0);
    squares.assign(institutions, 0.0);
    std::fill(c.actors.begin(), c.actors.end(), 0);
    for (std::size_t payer = 0; payer < payers; ++payer)
        add_payer(std::span<const double>{sums}.subspan(payer * institutions, institutions), totals,
                  squares, c.actors.span());
    for (const InstitutionId institution : setting.institutions.ids()) {
        const double total = totals[institution.index()];
        const bool anybody = total > 0.0;
        c.fragmentation[institution] =
            anybody ? 1.0 - squares[institution.index()] / (total * total) : 0.0;
        c.coordination[institution] = anybody ? std::min(1.0, c.coordination[institution] / total)
                                              : setting.parameters.coordination.base;
        c.pooled_share[institution] = anybody ? sums[institution.index()] / total : 0.0;
    }
    count_missions_there(setting, world);
}

} // namespace

void disburse_money(const Setting& setting, World& world) {
    InstitutionColumns& c = world.institutions;
    for (const InstitutionId institution : setting.institutions.ids()) {
        c.donor_spending[institution] +=
            (c.spent_this_week[institution] - c.donor_spending[institution]) /
            setting.parameters.money.spending_weeks;
        c.spent_this_week[institution] = 0.0;
    }
    std::fill(world.missions.broken.begin(), world.missions.broken.end(), 0.0);
    move_lots(setting, world);
    pay_posts(setting, world);
    support_budgets(setting, world);
    std::erase_if(world.finance.open_lots,
                  [&](LotId id) { return !has_money(world.finance.lots[id]); });
    measure_fragmentation(setting, world);
}

} // namespace ssrsim
