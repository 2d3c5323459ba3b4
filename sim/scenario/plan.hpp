#pragma once

#include "scenario/actuals.hpp"

namespace ssrsim {

/// A group of like posts of a mission's staffing table.
struct Post {
    std::string name;
    std::string name_fr;
    PostType type = PostType::mentor;
    StaffCategory staff = StaffCategory::international;
    std::string institution; ///< empty: the mission as a whole (planners)
    std::vector<std::string> regions;
    std::int32_t count = 0;
    std::optional<Date> opens;
    std::optional<Date> closes;
    double profile_fit = 0.0;
    Money wage;
};

template <class Visitor>
void describe(Visitor&& visit, Post& p) {
    visit(p.name, Text{"name", Presence::optional, "Name shown to people; the id where left out."});
    visit(p.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(p.type, Choice{"type", "", "What the posts are for.", "S1 ¶28, ¶50, ¶53, ¶54"});
    visit(p.staff, Choice{"staff", "international",
                          "International staff rotate; national staff stay and speak the language.",
                          "S1 ¶39"});
    visit(p.institution, Reference{"institution", "institution", Presence::optional,
                                   "Institution they work with, within the mission's scope; needed "
                                   "by mentors and trainers."});
    visit(p.regions, Reference{"regions", "region", Presence::optional,
                               "Regions whose units mentors accompany; all where left out."});
    visit(p.count,
          Number{"count", Unit::posts, no_default, 0, 20000, "Authorised posts.", "scenario"});
    visit(p.opens, Day{"opens", Presence::optional,
                       "When they open; with the mission if left "
                       "out."});
    visit(p.closes, Day{"closes", Presence::optional,
                        "When they close; with the mission if left "
                        "out."});
    visit(p.profile_fit, Number{"profile_fit", Unit::share, 1.0, 0.0, 1.0,
                                "How well the profiles sent fit the posts; a soldier in a ministry "
                                "does less.",
                                "S1 ¶51"});
    visit(p.wage, Number{"wage", Unit::money_per_year, 90000, 0, 1e6,
                         "Yearly cost of one adviser in such a post.", "assumption"});
}

/// A mission: a peace operation, an agency or a bilateral team with advisers in posts.
struct Mission {
    std::string name;
    std::string name_fr;
    MissionKind kind = MissionKind::peace_operation;
    Authority authority = Authority::assistance;
    Date start;
    Date end; ///< first day on which it is no longer there, as planned
    std::optional<Date> early_end;
    double explicit_mandate = 0.0;
    double early_planning = 0.0;
    std::vector<std::string> leads;
    std::string module_of;
    std::int32_t renewal_months = 0;
    ContractTerm contracts = ContractTerm::own_term;
    std::vector<std::string> scope;
    double recruitment_lead_weeks = 0.0;
    double recruitment_lead_shape = 0.0;
    double national_lead_weeks = 0.0;
    double notice_weeks = 0.0;
    double tour_weeks = 0.0;
    double extension_share = 0.0;
    double extension_weeks = 0.0;
    double overlap_max_weeks = 0.0;
    double arrivals_per_month = 0.0;
    double headquarters_capacity = 0.0;
    double roster_quality = 0.0;
    double interpreters = 0.0;
    std::string succeeds;
    double memory_inherited = 0.0;
    double credibility_inherited = 0.0;
    double staff_inherited = 0.0;
    Keyed<Post> posts;
};

template <class Visitor>
void describe(Visitor&& visit, Mission& m) {
    visit(m.name, Text{"name", Presence::optional, "Name shown to people; the id where left out."});
    visit(m.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(m.kind,
          Choice{"kind", "peace_operation",
                 "What it is; only a peace operation's mandate has to be renewed.", "scenario"});
    visit(m.authority,
          Choice{"authority", "assistance",
                 "Whether it helps a government that can refuse, or governs.", "S1 ¶45, ¶47"});
    visit(m.start, Day{"start", Presence::required, "First day of its mandate."});
    visit(m.end, Day{"end", Presence::required, "First day without it, as planned."});
    visit(m.early_end, Day{"early_end", Presence::optional,
                           "Day between its start and its planned end on which it has to leave, "
                           "which nobody foresees."});
    visit(m.explicit_mandate,
          Number{"explicit_mandate", Unit::share, 0.5, 0, 1,
                 "How explicitly its mandate speaks of security sector reform.", "S1 ¶22–24"});
    visit(m.early_planning,
          Number{"early_planning", Unit::share, 0, 0, 1,
                 "How far its reform work was planned before deployment.", "S1 ¶48"});
    visit(m.leads, Reference{"leads", "institution", Presence::optional,
                             "Institutions in whose reform the others agree that it leads.",
                             EmptyList::means_none});
    visit(m.module_of, Reference{"module_of", "mission", Presence::optional,
                                 "Mission whose strategy, coordination and memory it shares."});
    visit(m.renewal_months,
          Number{"renewal", Unit::months, 12, 1, 120,
                 "Length of a mandate period, after which it is renewed.", "S1 ¶33"});
    visit(m.contracts, Choice{"contracts", "own_term",
                              "Whether contracts end with the mandate period.", "S1 ¶39"});
    visit(m.scope, Reference{"scope", "institution", Presence::optional,
                             "Institutions its mandate covers; all where left out."});
    visit(m.recruitment_lead_weeks,
          Number{"recruitment_lead", Unit::weeks, 26, 0, 260,
                 "Mean time from asking for an adviser to the arrival.",
                 "data/hindcast.csv UN_recruit_days (347 to 362 days) for civilians in 2001–02; "
                 "default an assumption"});
    visit(m.recruitment_lead_shape,
          Number{"recruitment_lead_shape", Unit::factor, 4, 0.1, 1000,
                 "Shape of its gamma law; higher means less spread.", "assumption"});
    visit(m.national_lead_weeks, Number{"national_recruitment_lead", Unit::weeks, 10, 0, 260,
                                        "The same for national staff.", "assumption"});
    visit(m.notice_weeks,
          Number{"notice", Unit::weeks, 16, 0, 260,
                 "How long before the end of a tour a successor is asked for.", "assumption"});
    visit(m.tour_weeks, Number{"tour", Unit::weeks, 48, 1, 520, "Length of a tour.", "S1 ¶39"});
    visit(m.extension_share, Number{"extension_share", Unit::share, 0.15, 0, 1,
                                    "Probability that a tour is extended, once.", "assumption"});
    visit(m.extension_weeks,
          Number{"extension", Unit::weeks, 24, 0, 260, "Length of an extension.", "assumption"});
    visit(m.overlap_max_weeks, Number{"overlap_max", Unit::weeks, 2, 0, 52,
                                      "Longest handover, with both in post.", "assumption"});
    visit(m.arrivals_per_month,
          Number{"arrivals_per_month", Unit::per_month, 20000, 0, 20000,
                 "Most international arrivals in a calendar month: what contributors can supply.",
                 "scenario; the default does not bind"});
    visit(m.headquarters_capacity,
          Number{"headquarters_capacity", Unit::share, 0.5, 0, 1,
                 "Capacity at headquarters to recruit and support.", "S1 ¶49"});
    visit(m.roster_quality, Number{"roster_quality", Unit::share, 0.5, 0, 1,
                                   "Quality of the roster; one half is ordinary.", "S1 ¶51"});
    visit(m.interpreters,
          Number{"interpreters", Unit::share, 0.1, 0, 1,
                 "Command of the language that interpreters lend to everybody.", "S1 ¶51"});
    visit(m.succeeds,
          Reference{"succeeds", "mission", Presence::optional, "Mission it takes over from."});
    visit(m.memory_inherited,
          Number{"memory_inherited", Unit::share, 0.5, 0, 1,
                 "Share of that mission's institutional memory it takes over.", "assumption"});
    visit(m.credibility_inherited,
          Number{"credibility_inherited", Unit::share, 0.7, 0, 1,
                 "How far its credibility starts from that mission's.", "assumption"});
    visit(m.staff_inherited,
          Number{"staff_inherited", Unit::share, 0, 0, 1,
                 "Probability that somebody in a like post of that mission stays on.",
                 "assumption"});
    visit(m.posts, Table{"post", "Its posts, in groups."});
}

/// Another way in which a donor can give, beside its own channel and implementer.
struct FundingOption {
    Channel channel = Channel::pooled_fund;
    std::string implementer;
    double weight = 0.0;
    double delay_weeks = 0.0;
};

template <class Visitor>
void describe(Visitor&& visit, FundingOption& o) {
    visit(o.channel, Choice{"channel", "",
                            "How the money reaches the country; not assessed or quick_impact, "
                            "which nobody chooses year by year.",
                            "S1 ¶40, ¶52"});
    visit(o.implementer, Reference{"implementer", "mission", Presence::optional,
                                   "Mission that spends it; the donor itself where left out."});
    visit(o.weight, Number{"weight", Unit::factor, 0.5, 0, 1e6,
                           "How often it is taken by the plan, beside the donor's own way, which "
                           "weighs 1.",
                           "scenario"});
    visit(o.delay_weeks, Number{"delay", Unit::weeks, 22, 0, 260,
                                "Mean time of a tranche in this pipeline.", "assumption"});
}

/// A source of money.
struct Donor {
    std::string name;
    std::string name_fr;
    Money pledge;
    std::optional<Date> from;
    std::optional<Date> until;
    std::int32_t fiscal_year_month = 0;
    double reliability = 0.0;
    double attention = 0.0;
    double alignment = 0.0;
    double willingness = 0.0;
    AidRule aid_rule = AidRule::any_use;
    NumberById preferences;
    Channel channel = Channel::bilateral;
    std::string implementer;
    double delay_weeks = 0.0;
    double delay_shape = 0.0;
    std::int32_t tranches = 0;
    std::int32_t life_fiscal_years = 0;
    double carry_over = 0.0;
    Keyed<FundingOption> options;
};

template <class Visitor>
void describe(Visitor&& visit, Donor& d) {
    visit(d.name, Text{"name", Presence::optional, "Name shown to people; the id where left out."});
    visit(d.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(d.pledge, Number{"pledge", Unit::money_per_year, no_default, 0, 1e11,
                           "What it promises a year.", "scenario"});
    visit(d.from, Day{"from", Presence::optional,
                      "First day on which it commits; the start of the "
                      "plan if left out."});
    visit(d.until, Day{"until", Presence::optional,
                       "First day on which it no longer commits; the "
                       "end of the plan if left out."});
    visit(d.fiscal_year_month, Number{"fiscal_year_month", Unit::month_of_year, 1, 1, 12,
                                      "Month in which its fiscal year begins.", "scenario"});
    visit(d.reliability,
          Number{"reliability", Unit::share, 0.85, 0, 1, "Part of its pledges that it commits.",
                 "data/hindcast.csv HTI_pledge_disb for the range; default an "
                 "assumption"});
    visit(d.attention, Number{"attention", Unit::share, 1.0, 0, 1,
                              "Attention to the country at the start; it fades.", "assumption"});
    visit(d.alignment,
          Number{"alignment", Unit::share, 0.5, 0, 1,
                 "How far it follows assessed needs where it is coordinated.", "assumption"});
    visit(d.willingness,
          Number{"willingness", Unit::share, 0.8, 0, 1, "How willing it is to be coordinated.",
                 "S1 ¶43, ¶55 for the concept; value an assumption"});
    visit(d.aid_rule, Choice{"aid_rule", "development_only",
                             "Whether its money must count as development assistance.",
                             "S1 ¶40, ¶52 and note 33"});
    visit(d.preferences, NumbersById{"preferences", "institution", Unit::factor, 0, 1e9,
                                     "Relative preference for institutions; equal where none is "
                                     "given, nothing for those left out otherwise.",
                                     "scenario"});
    visit(d.channel,
          Choice{"channel", "bilateral", "How its money reaches the country.", "S1 ¶40, ¶52"});
    visit(d.implementer, Reference{"implementer", "mission", Presence::optional,
                                   "Mission that spends it, or whose posts it pays (needed for "
                                   "assessed); itself where left out."});
    visit(d.delay_weeks,
          Number{"delay", Unit::weeks, 22, 0, 260, "Mean time of a tranche in the pipeline.",
                 "S1 ¶52 for the effect; default an assumption"});
    visit(d.delay_shape, Number{"delay_shape", Unit::factor, 3, 0.1, 1e6,
                                "Shape of its gamma law; higher means less spread.", "assumption"});
    visit(d.tranches,
          Number{"tranches", Unit::tranches, 2, 1, 12,
                 "Parts in which a commitment is released over its fiscal year.", "assumption"});
    visit(d.life_fiscal_years, Number{"life", Unit::fiscal_years, 2, 1, 10,
                                      "Fiscal years after which unspent money is returned.",
                                      "S1 ¶52 (1 in Haiti); default an assumption"});
    visit(d.carry_over,
          Number{"carry_over", Unit::share, 0.15, 0, 1,
                 "Part of what expires that is carried over for another year.", "assumption"});
    visit(d.options, Table{"option", "Other ways in which it can give."});
}

/// One activity of the plan.
struct Activity {
    std::string name;
    std::string name_fr;
    ActivityKind kind = ActivityKind::training;
    std::string institution;
    std::string mission;
    std::vector<std::string> regions;
    Date start;
    double duration_weeks = 0.0;
    Money budget;
    std::vector<std::string> after;
    std::string gate;
    std::optional<Date> deadline;
    double advisers = 0.0;
    double consultation_weeks = 0.0;
    std::int32_t trainees = 0;
    double course_weeks = 0.0;
    double per_diem = 0.0;
    double inclusiveness = 0.0;
    double integrated_share = 0.0;
};

template <class Visitor>
void describe(Visitor&& visit, Activity& a) {
    visit(a.name, Text{"name", Presence::optional, "Name shown to people; the id where left out."});
    visit(a.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(a.kind, Choice{"kind", "", "What it does.", "S1 ¶25–31"});
    visit(a.institution, Reference{"institution", "institution", Presence::required,
                                   "Institution it works with."});
    visit(a.mission, Reference{"mission", "mission", Presence::optional,
                               "Mission that carries it out, under its mandate and within its "
                               "scope; the donors themselves where left out."});
    visit(a.regions, Reference{"regions", "region", Presence::optional,
                               "Regions where it takes place; all where left out."});
    visit(a.start, Day{"start", Presence::required, "Planned start, not before the country's."});
    visit(a.duration_weeks,
          Number{"duration", Unit::weeks, no_default, 1, 1300,
                 "Planned length from the first delivery to the last.", "scenario"});
    visit(a.budget, Number{"budget", Unit::money, no_default, 0, 1e11,
                           "Planned cost, beside the advisers.", "scenario"});
    visit(a.after, Reference{"after", "activity", Presence::optional,
                             "Activities that must have ended before.", EmptyList::means_none});
    visit(a.gate, Text{"gate", Presence::optional,
                       "Condition on the state without which it does not begin, such as "
                       "\"institution.parliament.performance >= 0.4\": capacity, performance, "
                       "integrity, skill, equipment, procedures, ownership, political_will or "
                       "accountability of an institution, or insecurity of a region, then >= or "
                       "<= and a number."});
    visit(a.deadline, Day{"deadline", Presence::optional,
                          "Day on which it ends with what it has; never if left out."});
    visit(a.advisers, Number{"advisers", Unit::posts, 0, 0, 20000,
                             "Advisers it needs: trainers for training, mentors for mentoring, "
                             "any with the institution otherwise.",
                             "scenario"});
    visit(a.consultation_weeks,
          Number{"consultation", Unit::weeks, 8, 0, 260,
                 "Mean time of consultation where nobody national leads it.", "assumption"});
    visit(a.trainees, Number{"trainees", Unit::people, 0, 0, 1e6,
                             "Seats in courses that the budget buys; training and oversight only.",
                             "scenario"});
    visit(a.course_weeks, Number{"course", Unit::weeks, 4, 1, 104,
                                 "Length of a course; training and oversight only.", "assumption"});
    visit(a.per_diem, Number{"per_diem", Unit::share, 1.0, 0, 1,
                             "Part of the usual per diem that trainees are paid.", "S1 ¶52"});
    visit(a.inclusiveness,
          Number{"inclusiveness", Unit::share, 0, 0, 1,
                 "How far a review or strategy includes those beyond government.", "S3 (Kosovo)"});
    visit(a.integrated_share,
          Number{"integrated_share", Unit::share, 0, 0, 1,
                 "Share of ex-combatants who are integrated into the institution instead of "
                 "reintegrated; ddr only.",
                 "S1 ¶27"});
}

/// A level of national lead from a day on: linear between the days that name an institution.
struct LeadStep {
    Date from;
    double level = 0.0;
    std::vector<std::string> institutions;
};

template <class Visitor>
void describe(Visitor&& visit, LeadStep& l) {
    visit(l.from, Day{"from", Presence::required,
                      "Day on which the level is reached; one before the country's start sets the "
                      "level at the start."});
    visit(l.level,
          Number{"level", Unit::share, no_default, 0, 1, "National lead on that day.", "S1 ¶45"});
    visit(l.institutions, Reference{"institutions", "institution", Presence::optional,
                                    "Institutions concerned; all where left out."});
}

/// Who measures what, and moves money by it.
struct Monitoring {
    Measure measures = Measure::nothing;
    Monitors by = Monitors::mission;
    double period_weeks = 0.0;
    double shift = 0.0;
};

template <class Visitor>
void describe(Visitor&& visit, Monitoring& m) {
    visit(m.measures, Choice{"measures", "nothing", "What is measured.", "S1 ¶57"});
    visit(m.by, Choice{"by", "mission",
                       "Who measures; a mission needs posts of type monitor for it.", "S1 ¶57"});
    visit(m.period_weeks, Number{"period", Unit::weeks, 26, 4, 260,
                                 "Time from one measurement to the next.", "assumption"});
    visit(m.shift, Number{"shift", Unit::share, 0.15, 0, 1,
                          "Share of what is not yet funded that moves to the narrowest link.",
                          "assumption"});
}

/// What donors and missions intend to do, from the country's start to `end`.
struct Plan {
    std::string name;
    std::string name_fr;
    Date end;
    double national_lead = 0.0;
    NumberById national_lead_by_institution;
    Rule government_rule = Rule::adaptive;
    Rule donor_rule = Rule::adaptive;
    Rule mission_rule = Rule::adaptive;
    Rule council_rule = Rule::adaptive;
    std::optional<Date> national_council;
    Monitoring monitoring;
    Keyed<LeadStep> lead;
    Keyed<Mission> missions;
    Keyed<Donor> donors;
    Keyed<Activity> activities;
    Actuals actuals; ///< what has happened of it so far
};

/// The fields of `[plan]`; the tables beside it are described by `describe_tables`.
template <class Visitor>
void describe(Visitor&& visit, Plan& p) {
    visit(p.name, Text{"name", Presence::optional, "Name of the plan."});
    visit(p.name_fr, Text{"name_fr", Presence::optional, "The same in French."});
    visit(p.end, Day{"end", Presence::required, "First day after the run."});
    visit(p.national_lead, Number{"national_lead", Unit::share, 0.5, 0, 1,
                                  "How far reform is led by national actors, before the first "
                                  "day of [lead].",
                                  "S1 ¶45 for the concept; value an assumption"});
    visit(p.national_lead_by_institution,
          NumbersById{"national_lead_by_institution", "institution", Unit::share, 0, 1,
                      "The same for single institutions.", "scenario"});
    visit(p.government_rule,
          Choice{"government_rule", "adaptive",
                 "Whether government bargains over activities, or takes them as planned.",
                 "S1 ¶45"});
    visit(p.donor_rule,
          Choice{"donor_rule", "adaptive",
                 "Whether donors choose by what they see, or by the written formula.", "S1 ¶55"});
    visit(p.mission_rule,
          Choice{"mission_rule", "adaptive",
                 "Whether missions replan toward their next renewal, or work as planned.",
                 "S1 ¶33"});
    visit(p.council_rule,
          Choice{"council_rule", "adaptive",
                 "Whether the Security Council decides at renewals, or mandates stand as planned.",
                 "S1 ¶33"});
    visit(p.national_council, Day{"national_council", Presence::optional,
                                  "Day from which a national council coordinates; none if left "
                                  "out."});
}

template <class Visitor>
void describe_tables(Visitor&& visit, Plan& p) {
    visit(p.monitoring, Section{"monitoring", "Who measures what, and moves money by it."});
    visit(p.lead, Table{"lead", "National lead over time."});
    visit(p.missions, Table{"mission", "The missions of the plan."});
    visit(p.donors, Table{"donor", "The donors of the plan."});
    visit(p.activities, Table{"activity", "The activities of the plan."});
    visit(p.actuals,
          Section{"actuals", "What has happened so far: the run meets it, and goes on by "
                             "itself from the week after."});
}

} // namespace ssrsim
