#include "model/processes.hpp"
#include "model/training.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <utility>
#include <vector>

// Leaving, courses and recruitment.

namespace ssrsim {

namespace {

/// A cohort that joined in the first week, and that nobody joins.
SmallCountry cohort(std::int32_t size) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, size).unit_size = 500;
    OfficerParameters& p = small.parameters().officers;
    p.academy_rate = 0.0;
    p.starting_tenure_years = 0.0;
    p.leave_rate = 0.10;
    return small;
}

/// Survival to a tenure in weeks with the hazard raised by a factor.
double survival(const OfficerParameters& p, double factor, int weeks) {
    const double tenure = weeks / weeks_per_year;
    const double integrated = p.leave_rate * p.leave_scale_years / p.leave_shape *
                              std::pow(tenure / p.leave_scale_years, p.leave_shape);
    return std::exp(-factor * integrated);
}

} // namespace

// Candidate times come from the bound on the hazard; the acceptance turns them into the law of the
// actual one. Two events of one person in one week are put into two weeks, which moves survival by
// less than 1e-4, far inside 6 sigma (2e-9 a check; 24 checks).
TEST(Leaving, SurvivalFollowsTheWeibullLaw) {
    struct Case {
        double pay;
        bool trained;
    };
    constexpr std::int32_t people = 20'000;
    for (const Case& now :
         {Case{1.0, false}, Case{0.0, false}, Case{0.5, false}, Case{1.0, true}}) {
        Trial run{cohort(people), 9};
        const OfficerParameters& p = run.setting.parameters.officers;
        run.world.institutions.pay[InstitutionId{0}] = now.pay;
        for (Officer& officer : run.world.officers.rows)
            officer.trained = now.trained ? 1 : 0;
        const double factor =
            1.0 + p.leave_unpaid * (1.0 - now.pay) + (now.trained ? p.leave_poached : 0.0);
        for (int week = 1; week <= 520; ++week) {
            let_officers_leave(run.setting, run.world);
            ++run.world.week;
            if (week != 13 && week != 52 && week != 104 && week % 208 != 0 && week != 520) continue;
            const double stayed = people - static_cast<double>(run.world.personnel.left);
            const double z = binomial_z(stayed, people, survival(p, factor, week));
            EXPECT_LT(std::fabs(z), six_sigma)
                << "week " << week << " pay " << now.pay << ": " << stayed / people;
        }
    }
}

// Exponential, with the mean of the country's parameter. 6 sigma (2e-9).
TEST(Leaving, FirstOfficersHaveServedBefore) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 5'000);
    small.parameters().officers.starting_tenure_years = 6.0;
    Trial run{small};
    std::vector<double> years;
    for (const Officer& officer : run.world.officers.rows)
        years.push_back((run.world.week.number - officer.joined) / weeks_per_year);
    EXPECT_LT(std::fabs(sample_of(years).z(6.0)), six_sigma);
}

// Candidates do not depend on the plan: who leaves when paid leaves when unpaid, no later.
TEST(Leaving, UnpaidOfficersLeaveAtTheirPaidTimeAtTheLatest) {
    Trial paid{cohort(2'000), 3};
    Trial unpaid{cohort(2'000), 3};
    paid.world.institutions.pay[InstitutionId{0}] = 1.0;
    unpaid.world.institutions.pay[InstitutionId{0}] = 0.3;
    for (int week = 0; week < 400; ++week) {
        for (Trial* run : {&paid, &unpaid}) {
            let_officers_leave(run->setting, run->world);
            ++run->world.week;
        }
        for (const OfficerId officer : paid.world.officers.ids()) {
            if (paid.world.officers.is_free(officer)) {
                ASSERT_TRUE(unpaid.world.officers.is_free(officer));
            }
        }
    }
    EXPECT_GT(unpaid.world.personnel.left, paid.world.personnel.left + 100);
}

namespace {

/// A station and a training activity with seats at will.
SmallCountry school(std::int32_t officers = 100) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, officers).unit_size = officers;
    Activity& course = small.activity("course", ActivityKind::training, "police", 1e6, 100);
    course.trainees = 1000;
    course.course_weeks = 4;
    return small.without_turnover();
}

void open_seats(Trial& run, double seats) {
    hold_courses(run.setting, run.world, ActivityId{0}, seats);
    begin_class(run.setting, run.world, ActivityId{0}); // whichever week it is
}

void return_from_courses(Trial& run) {
    for (int week = 0; week < 5; ++week) {
        end_courses(run.setting, run.world);
        ++run.world.week;
    }
}

std::set<OfficerId> on_course(const Trial& run) {
    std::set<OfficerId> away;
    for (const OfficerId officer : run.world.officers.ids()) {
        if (run.world.officers.is_on_course(officer)) away.insert(officer);
    }
    return away;
}

} // namespace

TEST(Courses, WithoutPatronageThoseWithFewestCoursesGoFirst) {
    // So many that they are chosen one by one, and so many that the unit is sorted.
    for (const std::int32_t seats : {30, 100}) {
        SmallCountry small = school(10 * seats / 3);
        small.parameters().officers.patronage = 0.0;
        Trial run{small};
        for (int round = 0; round < 10; ++round) {
            open_seats(run, seats);
            ASSERT_EQ(on_course(run).size(), static_cast<std::size_t>(seats));
            const auto [fewest, most] =
                std::ranges::minmax(run.world.officers.rows, {}, &Officer::courses);
            EXPECT_LE(most.courses - fewest.courses, 1) << "round " << round;
            return_from_courses(run);
            EXPECT_TRUE(on_course(run).empty());
        }
        std::int64_t courses = 0;
        for (const Officer& officer : run.world.officers.rows)
            courses += officer.courses;
        EXPECT_EQ(courses, 10 * seats);
    }
}

TEST(Courses, WithNothingButPatronageTheConnectedGoAgain) {
    SmallCountry small = school();
    small.parameters().officers.patronage = 1.0;
    Trial run{small};
    std::set<OfficerId> first;
    for (int round = 0; round < 6; ++round) {
        run.world.units.integrity[UnitId{0}] = 0.0;
        open_seats(run, 30);
        if (round == 0) first = on_course(run);
        EXPECT_EQ(on_course(run), first) << "round " << round;
        return_from_courses(run);
    }
    // Full integrity takes their turn from them, once they have had the one that they still hold.
    run.world.units.integrity[UnitId{0}] = 1.0;
    open_seats(run, 30);
    EXPECT_EQ(on_course(run), first);
    return_from_courses(run);
    run.world.units.integrity[UnitId{0}] = 1.0;
    open_seats(run, 30);
    for (const OfficerId officer : on_course(run))
        EXPECT_FALSE(first.contains(officer));
}

// 6 sigma (2e-9).
TEST(Courses, AShareReturnsToAFittingPost) {
    SmallCountry small = school();
    small.parameters().officers.fitting_post = 0.7;
    Trial run{small};
    for (int round = 0; round < 60; ++round) {
        open_seats(run, 100);
        return_from_courses(run);
    }
    double trained = 0.0;
    for (const Officer& officer : run.world.officers.rows)
        trained += officer.trained;
    EXPECT_LT(std::fabs(binomial_z(trained, 6'000, 0.7)), six_sigma) << trained;
}

TEST(Courses, ACourseAddsAShareOfTheMissingSkill) {
    SmallCountry small = school();
    small.parameters().officers.fitting_post = 1.0;
    small.country.institutions.at("police").ownership = 0.5;
    Trial run{small};
    const OfficerParameters& p = run.setting.parameters.officers;
    const double before = skill_of(run.world, UnitId{0}, OfficerId{0});
    run.world.institutions.fragmentation[InstitutionId{0}] = 0.5;
    run.world.institutions.coordination[InstitutionId{0}] = 0.2;
    open_seats(run, 100); // everybody
    EXPECT_EQ(run.world.units.on_courses[UnitId{0}], 100);
    return_from_courses(run);
    const double quality =
        0.5 * (1.0 - p.doctrine_loss * 0.5 * 0.8) * (p.uptake_floor + (1.0 - p.uptake_floor) * 0.5);
    EXPECT_NEAR(skill_of(run.world, UnitId{0}, OfficerId{0}),
                before + p.course_gain * quality * (1.0 - before), 1e-14);
}

// Trainers come with a contract where a course needs none of the missions' posts; else they are as
// good as those in post, and without anybody in post there is no course.
TEST(Courses, AreAsGoodAsWhoeverTeaches) {
    for (const double needed : {0.0, 2.0}) {
        for (const int trainers : {0, 3}) {
            SmallCountry small = school();
            small.plan.activities.at("course").advisers = needed;
            small.parameters().officers.fitting_post = 1.0;
            small.parameters().activities.contract_trainer_effect = 0.35;
            Trial run{small};
            const OfficerParameters& p = run.setting.parameters.officers;
            InstitutionColumns& c = run.world.institutions;
            c.ownership[InstitutionId{0}] = 0.3;
            c.trainer_effect[InstitutionId{0}] = trainers > 0 ? 0.8 : 0.0;
            c.trainers[InstitutionId{0}] = trainers;
            const double before = skill_of(run.world, UnitId{0}, OfficerId{0});
            open_seats(run, 100); // everybody
            return_from_courses(run);
            const double taught = needed > 0.0 ? (trainers > 0 ? 0.8 : 0.0) : 0.35;
            const double quality = taught * (p.uptake_floor + (1.0 - p.uptake_floor) * 0.3);
            EXPECT_NEAR(skill_of(run.world, UnitId{0}, OfficerId{0}),
                        before + p.course_gain * quality * (1.0 - before), 1e-14);
            EXPECT_EQ(run.world.officers[OfficerId{0}].courses, taught > 0.0 ? 1 : 0);
        }
    }
}

TEST(Courses, SeatsStayEmptyWithoutPerDiem) {
    for (const double per_diem : {0.0, 0.5, 1.0}) {
        SmallCountry small = school();
        small.plan.activities.at("course").per_diem = per_diem;
        Trial run{small};
        for (int week = 0; week < 40; ++week) {
            open_seats(run, 2.5);
            end_courses(run.setting, run.world);
            ++run.world.week;
        }
        // 100 seats, of which 0.4 + 0.6 × per diem are filled; parts of a seat add up.
        EXPECT_NEAR(run.world.activities.seats_filled[ActivityId{0}], 100 * (0.4 + 0.6 * per_diem),
                    1.0);
    }
}

// Classes begin every four weeks with the seats of the weeks between; nobody's seat is lost when
// the activity is done.
TEST(Courses, BeginEveryFourWeeksAndTakeTheRestAtTheEnd) {
    SmallCountry small = school();
    Activity& course = small.activity("course", ActivityKind::training, "police", 0.0, 26);
    course.trainees = 52;
    course.course_weeks = 1;
    Trial run{small};
    std::vector<std::int32_t> began;
    std::int32_t filled = 0;
    for (int week = 0; week < 30; ++week) {
        run.weeks(1);
        const std::int32_t now = run.world.activities.seats_filled[ActivityId{0}];
        if (now > filled) began.push_back(week);
        filled = now;
    }
    EXPECT_EQ(filled, 52);
    ASSERT_GE(began.size(), 6u);
    for (std::size_t i = 2; i + 1 < began.size(); ++i)
        EXPECT_EQ(began[i] - began[i - 1], 4);
}

TEST(Courses, SeatsAreSharedByEstablishment) {
    SmallCountry small;
    small.region("a", 60'000);
    small.region("b", 20'000);
    small.institution("police", InstitutionKind::police, 80).unit_size = 60;
    small.activity("course", ActivityKind::training, "police", 1e6, 100).course_weeks = 20;
    Trial run{small.without_turnover()};
    open_seats(run, 40);
    EXPECT_EQ(run.world.units.on_courses[UnitId{0}], 30);
    EXPECT_EQ(run.world.units.on_courses[UnitId{1}], 10);
    open_seats(run, 100); // more than there are people: the rest stays empty
    EXPECT_EQ(run.world.units.on_courses[UnitId{0}], 60);
    EXPECT_EQ(run.world.units.on_courses[UnitId{1}], 20);
    EXPECT_EQ(run.world.activities.seats_filled[ActivityId{0}], 80);
}

namespace {

/// Seats dealt one by one, each to the unit that has had the fewest for its size and has somebody
/// to send: how many each gets.
std::vector<std::int32_t> dealt_one_by_one(const Trial& run, std::int32_t seats) {
    const UnitTable& units = run.setting.units;
    const UnitColumns& u = run.world.units;
    std::vector<std::int32_t> dealt(units.key.size(), 0);
    for (; seats > 0; --seats) {
        UnitId next;
        double fewest = 0.0;
        for (const UnitId unit : units.key.ids()) {
            const std::int32_t given = dealt[unit.index()];
            if (given >= u.strength[unit] - u.on_courses[unit]) continue;
            const double had = (u.seats_given[unit] + given + 0.5) / units.establishment[unit];
            if (next.exists() && had >= fewest) continue;
            next = unit;
            fewest = had;
        }
        if (!next.exists()) break;
        ++dealt[next.index()];
    }
    return dealt;
}

} // namespace

// Whatever the units' sizes and the seats that they have had: a unit far ahead of the others gets
// none, one that is not full sends whom it has.
TEST(Courses, SeatsAreDealtAsIfOneByOne) {
    SmallCountry small;
    for (const auto& [id, people] : {std::pair{"a", 90'000}, {"b", 50'000}, {"c", 20'000}})
        small.region(id, people);
    Institution& police = small.institution("police", InstitutionKind::police, 400);
    police.unit_size = 37;
    police.strength = 330;
    small.activity("course", ActivityKind::training, "police", 1e6, 100).course_weeks = 1;
    Trial run{small.without_turnover()};
    ASSERT_GT(run.setting.units.key.size(), 8u);
    const Luck luck{Seeds::all(12), 0};
    std::int32_t round = 0;
    for (const std::int32_t ahead : {0, 0, 3, 40, 900, 0, 5}) {
        for (const std::int32_t seats : {1, 7, 60, 200, 500}) {
            for (const UnitId unit : run.setting.units.key.ids()) {
                const double u = luck.uniform(unit.index(), Decision::incidents,
                                              static_cast<std::uint32_t>(++round));
                run.world.units.seats_given[unit] +=
                    u < 0.1 ? ahead : static_cast<std::int32_t>(4.0 * u);
            }
            const std::vector<std::int32_t> dealt = dealt_one_by_one(run, seats);
            const Column<UnitId, std::int32_t> before = run.world.units.seats_given;
            run.world.activities.seats_due[ActivityId{0}] = seats;
            begin_class(run.setting, run.world, ActivityId{0});
            for (const UnitId unit : run.setting.units.key.ids()) {
                ASSERT_EQ(run.world.units.on_courses[unit], dealt[unit.index()]) << round;
                ASSERT_EQ(run.world.units.seats_given[unit] - before[unit], dealt[unit.index()]);
            }
            ++run.world.week;
            end_courses(run.setting, run.world);
        }
    }
}

namespace {

/// An institution with vacancies, and one class of recruits.
std::int64_t class_of(std::int32_t strength, double academy, double payable) {
    SmallCountry small;
    Institution& police = small.institution("police", InstitutionKind::police, 400);
    police.strength = strength;
    police.unit_size = 40;
    small.parameters().officers.leave_rate = 0.0;
    small.parameters().officers.academy_rate = academy;
    small.parameters().officers.hiring_pay = 0.5; // hires up to twice those it can pay in full
    Trial run{small};
    run.world.institutions.payable[InstitutionId{0}] = payable;
    while (run.world.week.number % 13 != 0) {
        recruit_officers(run.setting, run.world);
        EXPECT_EQ(run.world.personnel.hired, 0) << "classes end every 13 weeks";
        ++run.world.week;
    }
    recruit_officers(run.setting, run.world);
    std::int32_t now = 0;
    for (const UnitId unit : run.setting.units.key.ids()) {
        now += run.world.units.strength[unit];
        EXPECT_LE(run.world.units.strength[unit], run.setting.units.establishment[unit]);
    }
    EXPECT_EQ(now - strength, run.world.personnel.hired);
    return run.world.personnel.hired;
}

} // namespace

TEST(Recruits, AreLimitedByAcademyVacanciesAndBudget) {
    // 0.2 × 400 × 13 weeks of 52.18 are 19.93 people a class: 19 or 20.
    EXPECT_NEAR(static_cast<double>(class_of(200, 0.20, 1e9)), 19.93, 1.0);
    EXPECT_EQ(class_of(395, 0.20, 1e9), 5);   // vacancies
    EXPECT_EQ(class_of(200, 0.20, 103.9), 7); // what the budget can pay by half, whole people
    EXPECT_EQ(class_of(200, 0.20, 75.0), 0);  // it can't pay those who are there
    EXPECT_EQ(class_of(400, 0.20, 1e9), 0);
    EXPECT_NEAR(static_cast<double>(class_of(0, 2.0, 1e9)), 199.3, 1.0);
}

// A small body recruits a person from time to time, as many in the long run as its academy rate.
TEST(Recruits, ComeToSmallInstitutionsToo) {
    SmallCountry small;
    small.institution("legislature", InstitutionKind::legislature, 16);
    small.country.institutions.at("legislature").strength = 0;
    small.parameters().officers.leave_rate = 0.0;
    Trial run{small};
    run.weeks(520); // ten years at 1.6 a year
    EXPECT_GE(run.world.personnel.hired, 14);
    EXPECT_LE(run.world.personnel.hired, 16);
}

// Whoever comes and goes, the women counted are those who serve.
TEST(Recruits, WomenAreCountedWhereTheyServe) {
    SmallCountry small;
    Institution& police = small.institution("police", InstitutionKind::police, 300);
    police.unit_size = 50;
    police.women = 0.3;
    small.parameters().officers.leave_rate = 0.3;
    small.parameters().officers.academy_rate = 0.3;
    Trial run{small};
    run.weeks(150);
    EXPECT_GT(run.world.personnel.left, 50);
    EXPECT_GT(run.world.personnel.hired, 50);
    for (const UnitId unit : run.setting.units.key.ids()) {
        int women = 0;
        for (const OfficerId slot : run.setting.units.slots_of(unit)) {
            const Officer& officer = run.world.officers[slot];
            women += !run.world.officers.is_free(slot) && officer.woman ? 1 : 0;
        }
        EXPECT_EQ(run.world.units.women[unit], women);
    }
}

TEST(Recruits, DrawTheirTraitsAroundTheMedian) {
    SmallCountry small;
    Institution& police = small.institution("police", InstitutionKind::police, 10'000);
    police.strength = 0;
    police.unit_size = 500;
    police.women = 0.2;
    small.parameters().officers.academy_rate = 2.0;
    Trial run{small};
    run.world.institutions.payable[InstitutionId{0}] = 1e9;
    for (int week = 0; week < 13; ++week) { // one class
        recruit_officers(run.setting, run.world);
        ++run.world.week;
    }
    double below = 0.0;
    double women = 0.0;
    const auto recruits = static_cast<double>(run.world.personnel.hired);
    ASSERT_GT(recruits, 4'900);
    for (const OfficerId officer : run.world.officers.ids()) {
        if (run.world.officers.is_free(officer)) continue;
        below += skill_of(run.world, unit_of(run.setting, officer), officer) < 0.25 ? 1.0 : 0.0;
        women += run.world.officers[officer].woman;
    }
    EXPECT_LT(std::fabs(binomial_z(below, recruits, 0.5)), six_sigma);
    EXPECT_LT(std::fabs(binomial_z(women, recruits, 0.2)), six_sigma);
}

} // namespace ssrsim
