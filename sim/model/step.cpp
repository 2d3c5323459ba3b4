#include "model/step.hpp"

#include <array>

namespace ssrsim {

namespace {

// The week, in order. A process sees what those above it did this week, and everything else as it
// stood when the week began.
constexpr std::array the_week{
    // Politics and context: what everybody else finds when the week begins.
    NamedProcess{"politics", move_politics},
    NamedProcess{"insecurity", move_insecurity},

    // Mandates before staff and money: a mission that has to leave asks for nobody and begins
    // nothing.
    NamedProcess{"mandates", renew_mandates},
    NamedProcess{"coordination", coordinate},
    NamedProcess{"replanning", replan_missions},

    // Staff before money: money and activities count the advisers who are there this week, and
    // whoever rotated on a Monday mentors nobody on the Tuesday.
    NamedProcess{"staffing", rotate_staff},
    NamedProcess{"advisers", place_advisers},

    // Money before activities, so that what arrives on a Monday can be spent the same week, and
    // what expires cannot.
    NamedProcess{"commitments", commit_pledges},
    NamedProcess{"disbursement", disburse_money},
    NamedProcess{"activities", move_activities},
    NamedProcess{"delivery", deliver_activities},

    // People come and go before the others advance, so that a unit's means are those of the people
    // who work this week.
    NamedProcess{"courses", end_courses},
    NamedProcess{"leaving", let_officers_leave},
    NamedProcess{"recruitment", recruit_officers},
    NamedProcess{"officers", advance_officers},
    NamedProcess{"institutions", keep_institutions},
    NamedProcess{"performance", assess_performance},

    // Along the service chain a case meets the links as they are now.
    NamedProcess{"incidents", report_incidents},
    NamedProcess{"police", handle_cases},
    NamedProcess{"courts", judge_cases},
    NamedProcess{"prisons", hold_prisoners},
    NamedProcess{"service", count_service},

    // What people experienced and institutions did comes back as trust, credibility and ownership,
    // and monitors move money by it.
    NamedProcess{"trust", move_trust},
    NamedProcess{"credibility", move_credibilities},
    NamedProcess{"ownership", move_ownership},
    NamedProcess{"monitoring", monitor},
};

} // namespace

std::span<const NamedProcess> week_in_order() {
    return the_week;
}

void step(const Setting& setting, World& world, Process advance) {
    for (const NamedProcess& process : the_week) {
        (process.run == advance_officers ? advance : process.run)(setting, world);
    }
    ++world.week;
}

} // namespace ssrsim
