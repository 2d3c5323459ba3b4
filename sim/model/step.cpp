#include "model/step.hpp"

namespace ssrsim {

// The week, in order. The order is part of the specification: a process sees what those above it
// did this week, and everything else as it stood when the week began.
void step(const Setting& setting, World& world, Process& advance) {
    // Politics and context: what everybody else finds when the week begins.
    move_politics(setting, world);
    move_insecurity(setting, world);

    // Mandates before staff and money: a mission that has to leave asks for nobody and begins
    // nothing.
    renew_mandates(setting, world);
    coordinate(setting, world);
    replan_missions(setting, world);

    // Staff come before money: money and activities count the advisers who are there this week.
    rotate_staff(setting, world);
    place_advisers(setting, world);

    // Money before activities, so that what arrives on a Monday can be spent the same week, and
    // what expires cannot.
    commit_pledges(setting, world);
    disburse_money(setting, world);

    move_activities(setting, world);
    deliver_activities(setting, world);

    // People come and go before the others advance, so that a unit's means are those of the people
    // who work this week.
    end_courses(setting, world);
    let_officers_leave(setting, world);
    recruit_officers(setting, world);
    advance(setting, world);
    keep_institutions(setting, world);
    assess_performance(setting, world);

    // Along the service chain a case meets the links as they are now.
    report_incidents(setting, world);
    handle_cases(setting, world);
    judge_cases(setting, world);
    hold_prisoners(setting, world);
    count_service(setting, world);

    // What people experienced and institutions did comes back as trust, credibility and ownership,
    // and monitors move money by it.
    move_trust(setting, world);
    move_credibilities(setting, world);
    move_ownership(setting, world);
    monitor(setting, world);

    ++world.week;
}

} // namespace ssrsim
