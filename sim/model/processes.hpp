#pragma once

#include "world/world.hpp"

namespace ssrsim {

// The processes of the week, in the order in which `step` calls them. Each reads its own parameters
// and other agents as they stood at the start of the week, and writes only the columns named here.

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

/// Activities move from planned to consulting, awaiting funds, active and ended.
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

} // namespace ssrsim
