#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How officers learn, forget, adapt to peers, join and leave (sim/model/officers.cpp,
/// training.cpp, leaving.cpp, recruitment.cpp).
struct OfficerParameters {
    double course_gain;
    double uptake_floor;
    double doctrine_loss;
    double attendance_without_per_diem;
    double patronage;
    double fitting_post;
    double mentoring_gain;
    double integrity_mentoring;
    double officers_per_mentor;
    double skill_fading;
    double skill_floor;
    double skill_top;
    double peer_rate;
    double accountability_rate;
    double integrity_low;
    double integrity_high;
    double accountability_reference;
    double enforcement_exponent;
    double enforcement_half;
    double leave_rate;
    double leave_unpaid;
    double leave_poached;
    double leave_shape;
    double leave_scale_years;
    double starting_tenure_years;
    double academy_rate;
    double class_weeks;
    double hiring_pay;
    double recruit_skill;
    double recruit_integrity;
    double person_spread;
    double course_weeks;
};

template <class Visitor>
void describe(Visitor&& visit, OfficerParameters& p) {
    visit(p.course_gain,
          Number{"course_gain", Unit::share, 0.30, 0.0, 1.0,
                 "Part of the missing skill that a course of full quality adds.", "assumption"});
    visit(p.uptake_floor,
          Number{"uptake_floor", Unit::share, 0.35, 0.0, 1.0,
                 "Uptake of training where an institution does not own the reform at all.",
                 "assumption"});
    visit(p.doctrine_loss,
          Number{"doctrine_loss", Unit::share, 0.4, 0.0, 1.0,
                 "Quality lost where many uncoordinated donors teach different standards.",
                 "S1 ¶55 for the direction; size an assumption"});
    visit(p.attendance_without_per_diem,
          Number{"attendance_without_per_diem", Unit::share, 0.4, 0.0, 1.0,
                 "Share of seats filled where no per diem is paid.",
                 "S1 ¶52 for the direction; size an assumption"});
    visit(p.patronage,
          Number{"patronage", Unit::share, 0.5, 0.0, 1.0,
                 "How much of the way to the end of the rota a course spares in a unit without "
                 "integrity: the well-connected come round sooner.",
                 "assumption"});
    visit(p.fitting_post,
          Number{"fitting_post", Unit::share, 0.7, 0.0, 1.0,
                 "Probability that an officer returns from a course to a post that uses it.",
                 "assumption"});
    visit(p.mentoring_gain,
          Number{"mentoring_gain", Unit::per_year, 1.2, 0.0, 10.0,
                 "Rate at which full mentoring closes the gap to full skill.", "assumption"});
    visit(p.integrity_mentoring,
          Number{"integrity_mentoring", Unit::per_year, 0.5, 0.0, 10.0,
                 "Rate at which full mentoring closes the gap to full integrity.", "assumption"});
    visit(p.officers_per_mentor,
          Number{"officers_per_mentor", Unit::people, 30.0, 1.0, 1000.0,
                 "Officers whom one mentor of full effect can accompany.", "assumption"});
    visit(p.skill_fading,
          Number{"skill_fading", Unit::per_year, 0.25, 0.0, 5.0,
                 "Rate at which skill falls toward what routines sustain.", "assumption"});
    visit(p.skill_floor, Number{"skill_floor", Unit::share, 0.15, 0.0, 1.0,
                                "Skill that stays without procedures or equipment.", "assumption"});
    visit(p.skill_top, Number{"skill_top", Unit::share, 0.85, 0.0, 1.0,
                              "Skill that full procedures and equipment sustain.", "assumption"});
    visit(p.peer_rate, Number{"peer_rate", Unit::per_year, 0.6, 0.0, 10.0,
                              "Rate at which integrity follows that of colleagues.", "assumption"});
    visit(p.accountability_rate,
          Number{"accountability_rate", Unit::per_year, 0.4, 0.0, 10.0,
                 "Rate at which integrity follows what accountability supports.", "assumption"});
    visit(p.integrity_low, Number{"integrity_low", Unit::share, 0.2, 0.0, 1.0,
                                  "Integrity without any accountability.", "assumption"});
    visit(p.integrity_high,
          Number{"integrity_high", Unit::share, 0.95, 0.0, 1.0,
                 "Integrity that full accountability, pay and peers support.", "assumption"});
    visit(p.accountability_reference,
          Number{"accountability_reference", Unit::share, 0.4, 0.01, 1.0,
                 "Accountability that counts as full.", "assumption"});
    visit(p.enforcement_exponent,
          Number{"enforcement_exponent", Unit::factor, 3.0, 0.0, 10.0,
                 "Steepness with which colleagues enforce accountability; from 4 a unit can tip "
                 "either way.",
                 "assumption"});
    visit(p.enforcement_half,
          Number{"enforcement_half", Unit::share, 0.45, 0.01, 1.0,
                 "Mean integrity of a unit at which enforcement works half.", "assumption"});
    visit(p.leave_rate,
          Number{"leave_rate", Unit::per_year, 0.05, 0.0, 2.0,
                 "Hazard of leaving of a paid, untrained officer at the reference tenure.",
                 "assumption; data/hindcast.csv has 0.18 to 0.23 in war"});
    visit(p.leave_unpaid,
          Number{"leave_unpaid", Unit::factor, 2.0, 0.0, 10.0,
                 "How much the hazard rises, in multiples of itself, where nothing is paid.",
                 "assumption"});
    visit(p.leave_poached,
          Number{"leave_poached", Unit::factor, 0.5, 0.0, 10.0,
                 "How much the hazard rises for trained officers, whom others hire away.",
                 "assumption"});
    visit(p.leave_shape,
          Number{"leave_shape", Unit::factor, 0.8, 0.2, 1.0,
                 "Weibull shape of tenure; below 1 the hazard falls with tenure.", "assumption"});
    visit(p.leave_scale_years,
          Number{"leave_scale_years", Unit::years, 5.0, 0.1, 50.0,
                 "Reference tenure at which the leave rate holds as stated.", "assumption"});
    visit(p.starting_tenure_years,
          Number{"starting_tenure_years", Unit::years, 6.0, 0.0, 30.0,
                 "Mean tenure of officers when the country is set up.", "assumption"});
    visit(p.academy_rate,
          Number{"academy_rate", Unit::per_year, 0.10, 0.0, 2.0,
                 "Recruits an institution can form a year, as a share of its establishment.",
                 "S2 (Liberia 2013: 99 graduates against 600); rate an assumption"});
    visit(p.class_weeks, Number{"class_weeks", Unit::weeks, 13.0, 1.0, 104.0,
                                "From one class of an academy to the next.", "assumption"});
    visit(p.hiring_pay,
          Number{"hiring_pay", Unit::share, 0.9, 0.1, 1.0,
                 "Part of its wage bill that an institution must still be able to pay to recruit.",
                 "assumption"});
    visit(p.recruit_skill, Number{"recruit_skill", Unit::share, 0.25, 0.01, 0.99,
                                  "Median skill of recruits.", "assumption"});
    visit(p.recruit_integrity, Number{"recruit_integrity", Unit::share, 0.45, 0.01, 0.99,
                                      "Median integrity of recruits.", "assumption"});
    visit(p.person_spread,
          Number{"person_spread", Unit::factor, 0.6, 0.0, 3.0,
                 "Standard deviation of the log-odds of officers' skill and integrity.",
                 "assumption"});
    visit(p.course_weeks, Number{"course_weeks", Unit::weeks, 4.0, 1.0, 52.0,
                                 "From one course of an activity to its next.", "assumption"});
}

} // namespace ssrsim
