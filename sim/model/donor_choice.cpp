#include "model/donor_choice.hpp"

#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/funds.hpp"
#include "model/mandates.hpp"
#include "model/replan.hpp"

#include <algorithm>
#include <array>

// Donors choose once a year: by their own preferences and, as far as they are coordinated and
// willing, by assessed need (S1 ¶40, ¶52, ¶55); by whether they will be seen, what has come of it,
// and whether the money is safe. A donor of activities commits only where the plan still has some.

namespace ssrsim {

namespace {

/// Work that a commitment could still pay for before it expires.
bool has_open_activity(const Setting& setting, const World& world, InstitutionId institution,
                       Week expires) {
    for (const ActivityId activity : setting.activities.ids()) {
        if (setting.activities[activity].institution == institution &&
            setting.activities[activity].start < expires &&
            !has_ended(world.activities.status[activity]) &&
            world.activities.spent[activity] < world.activities.budget[activity]) {
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

/// Error in assessed needs that is left: what no strategy, review or liaison removed.
double error_left(const Setting& setting, const World& world) {
    double liaisons = 0.0;
    for (const double effect : world.missions.liaisons)
        liaisons = std::max(liaisons, effect);
    return setting.parameters.money.assessment_error * world.politics.assessment_error *
           (1.0 - setting.parameters.coordination.liaison_help * liaisons);
}

/// Need as assessed: what is missing, seen with a log-normal error of its own each year.
double assessed_need(const Setting& setting, const World& world, const DonorFacts& donor,
                     InstitutionId institution, std::int32_t vintage) {
    const std::uint64_t pair = hash_combine(donor.key, setting.institution_keys[institution]);
    const double z =
        world.luck.normal(pair, Decision::assessment_error, static_cast<std::uint32_t>(vintage));
    return (1.0 - std::min(1.0, world.institutions.performance[institution])) *
           portable_exp(error_left(setting, world) * z);
}

void normalise(std::vector<double>& weights) {
    double sum = 0.0;
    for (const double weight : weights)
        sum += weight;
    if (!(sum > 0.0)) return;
    for (double& weight : weights)
        weight /= sum;
}

/// Shares of a commitment by institution as written: own preferences, and need as far as the donor
/// is coordinated and follows it. All zero where there is nothing to fund.
const std::vector<double>& write_shares(const Setting& setting, World& world, DonorId id,
                                        Week expires) {
    const DonorFacts& donor = setting.donors[id];
    const std::vector<double>& needs = world.scratch.choice.needs;
    std::vector<double>& own = world.scratch.choice.own;
    std::vector<double>& need = world.scratch.choice.need;
    own.assign(setting.institutions.size(), 0.0);
    need.assign(setting.institutions.size(), 0.0);
    for (const InstitutionId c : setting.institutions.ids()) {
        const bool eligible = donor.ways.front().channel == Channel::budget_support
                                  ? donor.preference[c] > 0.0
                                  : has_open_activity(setting, world, c, expires);
        if (!eligible) continue;
        own[c.index()] = donor.preference[c] * attraction(setting, donor, c);
        need[c.index()] = needs[c.index()] * attraction(setting, donor, c);
    }
    normalise(own);
    normalise(need);
    double monitored = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        const double followed = donor.alignment * world.finance.coordination[id][c];
        own[c.index()] = (1.0 - followed) * own[c.index()] + followed * need[c.index()];
        if (own[c.index()] > 0.0) monitored += world.monitored_need[c];
    }
    normalise(own);
    monitored = std::min(1.0, monitored); // a rounding more would leave less than nothing
    // What monitors found tells everybody where money is short (S1 ¶57).
    for (const InstitutionId c : setting.institutions.ids()) {
        double& share = own[c.index()];
        if (share > 0.0) share = (1.0 - monitored) * share + world.monitored_need[c];
    }
    return own;
}

bool is_own_project(Channel channel) {
    return channel == Channel::bilateral || channel == Channel::quick_impact;
}

bool is_under_national_control(Channel channel) {
    return channel == Channel::budget_support || channel == Channel::national;
}

/// What a donor sees of the institutions when it chooses: where others are, and what came of work.
void look_around(const Setting& setting, World& world, DonorId donor) {
    std::vector<double>& crowd = world.scratch.choice.crowd;
    std::vector<double>& results = world.scratch.choice.results;
    std::vector<double>& budgets = world.scratch.choice.budgets;
    for (auto* column : {&crowd, &results, &budgets})
        column->assign(setting.institutions.size(), 0.0);
    double everywhere = 0.0;
    for (const LotId open : world.finance.open_lots) {
        const Lot& lot = world.finance.lots[open];
        // What others do in the same week nobody has seen yet, whoever's id comes first.
        if (lot.donor == donor || !lot.institution.exists() || lot.begun == world.week ||
            !has_money(lot)) {
            continue;
        }
        everywhere += in_units(lot.committed);
        crowd[lot.institution.index()] += in_units(lot.committed);
    }
    for (const ActivityId activity : setting.activities.ids()) {
        const ActivityFacts& facts = setting.activities[activity];
        if (facts.start > world.week) continue;
        const double budget = in_units(world.activities.budget[activity]);
        results[facts.institution.index()] += budget * world.activities.progress[activity];
        budgets[facts.institution.index()] += budget;
    }
    for (std::size_t c = 0; c < crowd.size(); ++c) {
        crowd[c] = everywhere > 0.0 ? crowd[c] / everywhere : 0.0;
        results[c] = budgets[c] > 0.0 ? results[c] / budgets[c] : 0.0;
    }
}

/// What a donor weighs besides its preferences, as terms of a logit: need, visibility, results and
/// safety. All weights zero leave the written formula.
std::array<double, 4> appeal(const Setting& setting, const World& world, const FundingWay& way,
                             InstitutionId c) {
    const MoneyParameters& p = setting.parameters.money;
    const ChoiceColumns& seen = world.scratch.choice;
    const double visible =
        (is_own_project(way.channel) ? 1.0 : p.shared_visibility) * (1.0 - seen.crowd[c.index()]);
    const double integrity = world.institutions.integrity[led_through(setting, c)];
    const double exposed = is_own_project(way.channel)              ? 0.0
                           : is_under_national_control(way.channel) ? 1.0
                                                                    : p.shared_risk;
    return {p.choice_need * std::min(1.0, seen.needs[c.index()]), p.choice_visibility * visible,
            p.choice_results * seen.results[c.index()],
            -(p.choice_risk * exposed * (1.0 - integrity))};
}

/// Abuse a year among 1,000 people.
double abuse_rate(const Setting& setting, const World& world) {
    double abuse = 0.0;
    double people = 0.0;
    for (const CellId cell : setting.cells.ids()) {
        abuse += world.cells.abuse_smooth[cell];
        people += setting.cells[cell].population;
    }
    return people > 0.0 ? abuse * weeks_per_year * 1000.0 / people : 0.0;
}

bool is_too_much(const Setting& setting, double abuse) {
    return setting.donor_rule == Rule::adaptive && abuse > setting.parameters.money.tolerated_abuse;
}

/// Whether a donor would use this way at all, at a rate of abuse.
bool is_open(const Setting& setting, const World& world, const FundingWay& way, double abuse) {
    if (way.implementer.exists() && !carried_on_by(setting, world, way.implementer).exists()) {
        return false; // whoever was to spend it has left
    }
    return way.channel != Channel::budget_support || !is_too_much(setting, abuse);
}

/// How far a mission that looks to its next renewal would rather have money for an institution.
double emphasis(const Setting& setting, const World& world, const FundingWay& way,
                InstitutionId c) {
    if (!way.implementer.exists() || setting.mission_rule == Rule::fixed) return 1.0;
    double sum = 0.0;
    double budgets = 0.0;
    for (const ActivityId activity : setting.activities.ids()) {
        if (setting.activities[activity].institution != c ||
            has_ended(world.activities.status[activity])) {
            continue;
        }
        const double budget = in_units(world.activities.budget[activity]);
        sum += budget * shows_before_renewal(setting, world, activity);
        budgets += budget;
    }
    return budgets > 0.0 ? sum / budgets : 1.0;
}

} // namespace

std::vector<double>& choose_shares(const Setting& setting, World& world, DonorId id,
                                   const CommitmentDate& date) {
    const DonorFacts& donor = setting.donors[id];
    std::vector<double>& needs = world.scratch.choice.needs;
    needs.clear();
    for (const InstitutionId c : setting.institutions.ids())
        needs.push_back(assessed_need(setting, world, donor, c, date.vintage));
    const std::vector<double>& written =
        write_shares(setting, world, id, expiry_of(setting, date, donor.ways.front()));
    look_around(setting, world, id);
    const double abuse = abuse_rate(setting, world);
    std::vector<double>& shares = world.scratch.choice.shares;
    shares.clear();
    for (const InstitutionId c : setting.institutions.ids()) {
        for (const FundingWay& way : donor.ways) {
            double share = written[c.index()] * way.weight;
            if (share > 0.0 && !is_open(setting, world, way, abuse)) share = 0.0;
            if (share > 0.0) {
                share *= emphasis(setting, world, way, c);
                if (setting.donor_rule == Rule::adaptive) {
                    const auto [need, visibility, results, safety] = appeal(setting, world, way, c);
                    share *= portable_exp(need + visibility + results + safety);
                }
            }
            shares.push_back(share);
        }
    }
    normalise(shares);
    return shares;
}

std::vector<Cause> reasons_for_shares(const Setting& setting, const World& world, DonorId id) {
    constexpr std::array causes{Cause::need, Cause::visibility, Cause::results, Cause::safety,
                                Cause::next_renewal};
    using Terms = std::array<double, causes.size()>;
    const std::vector<FundingWay>& ways = setting.donors[id].ways;
    const std::vector<double>& shares = world.scratch.choice.shares;
    const bool chooses = setting.donor_rule == Rule::adaptive;
    std::vector<Terms> terms(shares.size());
    Terms mean{};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (!(shares[i] > 0.0)) continue;
        const InstitutionId c{i / ways.size()};
        const FundingWay& way = ways[i % ways.size()];
        if (chooses) std::ranges::copy(appeal(setting, world, way, c), terms[i].begin());
        terms[i].back() = portable_log(emphasis(setting, world, way, c));
        for (std::size_t k = 0; k < causes.size(); ++k)
            mean[k] += shares[i] * terms[i][k];
    }
    constexpr double rounding = 1e-9;
    std::vector<Cause> reasons(shares.size(), chooses ? Cause::preference : Cause::plan);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        double most = rounding;
        for (std::size_t k = 0; shares[i] > 0.0 && k < causes.size(); ++k) {
            if (terms[i][k] - mean[k] <= most) continue;
            most = terms[i][k] - mean[k];
            reasons[i] = causes[k];
        }
    }
    return reasons;
}

void note_withheld_support(const Setting& setting, World& world, DonorId id) {
    const std::vector<FundingWay>& ways = setting.donors[id].ways;
    const bool gives_support = std::ranges::any_of(ways, [](const FundingWay& way) {
        return way.channel == Channel::budget_support && way.weight > 0.0;
    });
    const double abuse = abuse_rate(setting, world);
    if (!gives_support || !is_too_much(setting, abuse)) return;
    world.events.note(
        {world.week, EventKind::support_withheld, Cause::abuse, Concerns::donor, id.value, abuse});
}

} // namespace ssrsim
