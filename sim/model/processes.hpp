#pragma once

#include "world/world.hpp"

namespace ssrsim {

// The processes of the week, in the order in which `step` calls them. Each reads its own parameters
// and other agents as they stood at the start of the week, and writes only the columns named here.

/// Elections, heads of institutions, crises and coups; political will, national lead and the
/// independence of courts. Writes politics, the institutions' will, lead and turns, and what a
/// change of those in power costs: ownership, rapport, trained officers (S1 ¶45, ¶53).
void move_politics(const Setting& setting, World& world);

/// Insecurity by region, small arms that come back, the reintegrated who relapse. Writes regions.
void move_insecurity(const Setting& setting, World& world);

/// Mandates are renewed, drawn down or ended; strategies are worked out. Writes missions and the
/// error in assessed needs (S1 ¶33, ¶47–50).
void renew_mandates(const Setting& setting, World& world);

/// The national council, and how far donors are coordinated in each institution. Writes politics
/// and the donors' coordination (S1 ¶43, ¶53, ¶55).
void coordinate(const Setting& setting, World& world);

/// Every quarter missions order money and empty posts toward their next renewal (decision C).
/// Writes the order of activities and where empty posts are.
void replan_missions(const Setting& setting, World& world);

/// Advisers arrive, hand over, learn and leave; posts are asked to be filled. Writes posts and
/// missions (S1 ¶39, ¶51).
void rotate_staff(const Setting& setting, World& world);

/// What advisers in post bring to institutions and units. Writes the units' mentoring and the
/// institutions' trainers, mentors and advisers.
void place_advisers(const Setting& setting, World& world);

/// Donors whose fiscal year begins commit money over institutions. Writes lots and ledger.
void commit_pledges(const Setting& setting, World& world);

/// Tranches arrive, appropriations expire, posts and budgets are paid. Writes lots, ledger, the
/// missions' wages and the institutions' budget support (S1 ¶40, ¶52).
void disburse_money(const Setting& setting, World& world);

/// Activities move from planned to consulting, awaiting funds, active and ended; government
/// bargains over them (decision A). Writes activities, lead conceded, and ownership where work is
/// imposed (S1 ¶45).
void move_activities(const Setting& setting, World& world);

/// Active activities spend and deliver. Writes activities, lots, and what they deliver to:
/// officers on courses, equipment, places, the institutions' effort and material.
void deliver_activities(const Setting& setting, World& world);

/// Officers return from courses, leave, and are recruited.
void end_courses(const Setting& setting, World& world);
void let_officers_leave(const Setting& setting, World& world);
void recruit_officers(const Setting& setting, World& world);

/// Skill and integrity of all officers, one affine map a unit.
void advance_officers(const Setting& setting, World& world);

/// Pay, upkeep, procedures, equipment and accountability.
void keep_institutions(const Setting& setting, World& world);

/// What staffing, skill, equipment and procedures make of a unit. Writes capacity and performance.
void assess_performance(const Setting& setting, World& world);

/// Incidents are reported, handled, judged and served; whole cases, each counted once.
void report_incidents(const Setting& setting, World& world);
void handle_cases(const Setting& setting, World& world);
void judge_cases(const Setting& setting, World& world);
void hold_prisoners(const Setting& setting, World& world);
void count_service(const Setting& setting, World& world);

/// Trust and the confidence to report. Writes cells.
void move_trust(const Setting& setting, World& world);

/// How far missions are believed. Writes missions, and the institutions' mean of it (S1 ¶52).
void move_credibilities(const Setting& setting, World& world);

/// Lead practised, inclusion and ownership. Writes institutions (S1 ¶45).
void move_ownership(const Setting& setting, World& world);

/// Monitors measure, and money moves to the narrowest link. Writes budgets not yet begun and the
/// need that donors are told of (S1 ¶57).
void monitor(const Setting& setting, World& world);

} // namespace ssrsim
