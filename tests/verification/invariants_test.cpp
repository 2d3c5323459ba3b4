#include "support/small_country.hpp"
#include "world/invariants.hpp"
#include "world/officers.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <string>

namespace ssrsim {

namespace {

/// A way to corrupt a world, and the invariant that must notice.
struct Damage {
    const char* name;
    const char* invariant;
    void (*corrupt)(World& world);
};

constexpr const char* ledger = "the ledger balances to the cent";
constexpr const char* strength = "hires less leavers change the strength";
constexpr const char* officers = "skill and integrity are shares";
constexpr const char* cases = "a case counts once";
constexpr const char* institution = "an institution's indices are shares";
constexpr const char* unit = "a unit's indices are shares";
constexpr const char* mission = "memory and knowledge are shares";
constexpr const char* progress = "progress is a share";
constexpr const char* advisers = "what advisers are and do are shares";
constexpr const char* donors = "attention, coordination and pooled money are shares";
constexpr const char* courts = "the courts' independence and the error of needs are shares";
constexpr const char* credibility = "credibility is a share";
constexpr const char* budgets = "nothing is spent beyond a budget";

constexpr InstitutionId c0{0};
constexpr UnitId u0{0};
constexpr CellId k0{0};

const Damage damages[] = {
    {"a cent too many in a lot", ledger, [](World& w) { ++w.finance.lots[LotId{0}].held.cents; }},
    {"a cent lost from a lot", ledger,
     [](World& w) { --w.finance.lots[LotId{0}].committed.cents; }},
    {"a debt and a surplus", ledger,
     [](World& w) {
         w.finance.lots[LotId{0}].held.cents = -1;
         Lot& lot = w.finance.lots[LotId{0}];
         lot.spent = lot.committed - lot.in_pipeline - lot.held - lot.returned;
     }},
    {"books that say spent for held", ledger,
     [](World& w) {
         --w.finance.ledger[DonorId{0}][c0].held.cents;
         ++w.finance.ledger[DonorId{0}][c0].spent.cents;
     }},
    {"books that forget a return", ledger,
     [](World& w) { ++w.finance.ledger[DonorId{0}][c0].returned.cents; }},
    {"a commitment in the books alone", ledger,
     [](World& w) {
         ++w.finance.ledger[DonorId{0}][c0].committed.cents;
         ++w.finance.ledger[DonorId{0}][c0].in_pipeline.cents;
     }},
    {"a hire who never came", strength, [](World& w) { ++w.personnel.hired; }},
    {"a leaver who stayed", strength, [](World& w) { ++w.personnel.left; }},
    {"a unit that counts a ghost", strength, [](World& w) { ++w.units.strength[u0]; }},
    {"a slot emptied in silence", strength,
     [](World& w) { w.officers.held[first_officer(w)] = 0; }},
    {"a course nobody attends", strength, [](World& w) { ++w.units.on_courses[u0]; }},
    {"a skill above one", officers,
     [](World& w) { learn_on_course(w, u0, first_officer(w), 1.1); }},
    {"a skill below nought", officers,
     [](World& w) { learn_on_course(w, u0, first_officer(w), -1.1); }},
    {"integrity above one", officers,
     [](World& w) { w.officers[first_officer(w)].integrity_base = 1e6; }},
    {"skill that is no number", officers,
     [](World& w) { w.officers[first_officer(w)].skill_base = 0.0 / 0.0; }},
    {"more detained than cases", cases,
     [](World& w) { w.cells.detained[k0] = w.cells.court_queue[k0] + 1; }},
    {"a case delivered twice", cases,
     [](World& w) {
         w.cells.delivered_by_state[k0] = w.cells.handled[k0] + w.cells.cleared[k0] + 1;
     }},
    {"more reported than happened", cases,
     [](World& w) { w.cells.reported[k0] = w.cells.incidents[k0] + 1; }},
    {"a queue below nought", cases, [](World& w) { w.cells.police_queue[k0] = -1; }},
    {"a court queue below nought", cases,
     [](World& w) {
         w.cells.court_queue[k0] = -1;
         w.cells.detained[k0] = -1;
     }},
    {"prisoners below nought", cases, [](World& w) { w.cells.sentenced[k0] = -1; }},
    {"abuse below nought", cases, [](World& w) { w.cells.abuse[k0] = -1; }},
    {"procedures above one", institution, [](World& w) { w.institutions.procedures[c0] = 1.01; }},
    {"pay below nought", institution, [](World& w) { w.institutions.pay[c0] = -0.01; }},
    {"maintenance above one", institution, [](World& w) { w.institutions.maintenance[c0] = 2; }},
    {"accountability above one", institution,
     [](World& w) { w.institutions.accountability[c0] = 1.5; }},
    {"capacity above one", institution, [](World& w) { w.institutions.capacity[c0] = 1.5; }},
    {"performance that is no number", institution,
     [](World& w) { w.institutions.performance[c0] = 0.0 / 0.0; }},
    {"material above one", institution, [](World& w) { w.institutions.material[c0] = 1.5; }},
    {"effort above one", institution, [](World& w) { w.institutions.systems_effort[c0] = 1.5; }},
    {"fragmentation below nought", institution,
     [](World& w) { w.institutions.fragmentation[c0] = -0.5; }},
    {"equipment above one", unit, [](World& w) { w.units.equipment[u0] = 1.5; }},
    {"mentoring above one", unit, [](World& w) { w.units.mentoring[u0] = 1.5; }},
    {"a unit's capacity below nought", unit, [](World& w) { w.units.capacity[u0] = -0.5; }},
    {"a unit's performance above one", unit, [](World& w) { w.units.performance[u0] = 1.5; }},
    {"memory above one", mission, [](World& w) { w.missions.memory[MissionId{0}] = 1.5; }},
    {"knowledge below nought", mission, [](World& w) { w.missions.knowledge[MissionId{0}] = -1; }},
    {"progress above one", progress, [](World& w) { w.activities.progress[ActivityId{0}] = 1.5; }},
    {"more lead offered than there is", progress,
     [](World& w) { w.activities.lead_offered[ActivityId{0}] = 1.5; }},
    {"an institution's equipment above one", institution,
     [](World& w) { w.institutions.equipment[c0] = 1.5; }},
    {"an institution's integrity below nought", institution,
     [](World& w) { w.institutions.integrity[c0] = -0.5; }},
    {"an institution's skill that is no number", institution,
     [](World& w) { w.institutions.skill[c0] = 0.0 / 0.0; }},
    {"a unit's skill above one", unit, [](World& w) { w.units.skill[u0] = 1.5; }},
    {"a unit's integrity below nought", unit, [](World& w) { w.units.integrity[u0] = -0.5; }},
    {"an adviser who knows too much", advisers,
     [](World& w) { w.posts[PostId{0}].incumbent.knowledge = 1.5; }},
    {"a successor with a debt of rapport", advisers,
     [](World& w) { w.posts[PostId{0}].successor.rapport = -0.5; }},
    {"an effect above one", advisers, [](World& w) { w.missions.effect[MissionId{0}] = 1.5; }},
    {"planners above one", advisers, [](World& w) { w.missions.planners[MissionId{0}] = 1.5; }},
    {"liaisons below nought", advisers, [](World& w) { w.missions.liaisons[MissionId{0}] = -1; }},
    {"monitors above one", advisers, [](World& w) { w.missions.monitors[MissionId{0}] = 2; }},
    {"trainers above one", advisers, [](World& w) { w.institutions.trainer_effect[c0] = 2; }},
    {"advisers' effect below nought", advisers,
     [](World& w) { w.institutions.adviser_effect[c0] = -0.1; }},
    {"attention above one", donors, [](World& w) { w.finance.attention[DonorId{0}] = 1.5; }},
    {"a donor's coordination below nought", donors,
     [](World& w) { w.finance.coordination[DonorId{0}][c0] = -0.1; }},
    {"coordination above one", donors, [](World& w) { w.institutions.coordination[c0] = 1.1; }},
    {"more pooled than there is", donors, [](World& w) { w.institutions.pooled_share[c0] = 1.1; }},
    {"new money promised twice", donors, [](World& w) { w.monitored_need[c0] = 1.1; }},
    {"independence above one", courts, [](World& w) { w.politics.court_independence = 1.1; }},
    {"an error below nought", courts, [](World& w) { w.politics.assessment_error = -0.1; }},
    {"credibility above one", credibility,
     [](World& w) { w.missions.credibility[MissionId{0}] = 1.5; }},
    {"more work stalled than there is", credibility,
     [](World& w) { w.missions.stalled[MissionId{0}] = 1.5; }},
    {"spent beyond the budget", budgets,
     [](World& w) {
         w.activities.spent[ActivityId{0}] = w.activities.budget[ActivityId{0}] + Money{1};
     }},
    {"phases paid that nobody began", budgets,
     [](World& w) {
         w.activities.overhead_paid[ActivityId{0}] =
             w.activities.overhead[ActivityId{0}] + Money{1};
     }},
};

} // namespace

TEST(Invariants, EveryDamageIsNamed) {
    Trial run{busy_country()};
    run.weeks(100);
    ASSERT_FALSE(run.world.finance.lots.size() == 0);
    for (const Damage& damage : damages) {
        World damaged = run.world;
        damage.corrupt(damaged);
        EXPECT_STREQ(broken_invariant(run.setting, damaged), damage.invariant) << damage.name;
    }
    EXPECT_EQ(broken_invariant(run.setting, run.world), nullptr) << "the undamaged world";
}

#ifdef SSRSIM_CONTRACTS
TEST(InvariantsDeathTest, ABrokenOneStopsTheProgram) {
    Trial run{busy_country()};
    ++run.world.personnel.hired;
    EXPECT_DEATH(check_invariants(run.setting, run.world), "hires less leavers");
}
#endif

} // namespace ssrsim
