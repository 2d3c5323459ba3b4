#pragma once

#include "parameters/declare.hpp"

#include <array>

namespace ssrsim {

/// The kinds of institution, in the four groups of S1 Annex 1B ¶4.
enum class InstitutionKind : std::uint8_t {
    police,
    gendarmerie,
    defence,
    border,
    intelligence,
    ministry,
    legislature,
    inspectorate,
    civil_society,
    justice,
    corrections,
    customary
};

template <>
struct Words<InstitutionKind> {
    static constexpr std::array<Word<InstitutionKind>, 12> values{{
        {"police", InstitutionKind::police},
        {"gendarmerie", InstitutionKind::gendarmerie},
        {"defence", InstitutionKind::defence},
        {"border", InstitutionKind::border},
        {"intelligence", InstitutionKind::intelligence},
        {"ministry", InstitutionKind::ministry},
        {"legislature", InstitutionKind::legislature},
        {"inspectorate", InstitutionKind::inspectorate},
        {"civil_society", InstitutionKind::civil_society},
        {"justice", InstitutionKind::justice},
        {"corrections", InstitutionKind::corrections},
        {"customary", InstitutionKind::customary},
    }};
};

/// What a post is for (S1 ¶28, ¶50, ¶53, ¶54, ¶57).
enum class PostType : std::uint8_t { mentor, trainer, planner, liaison, focal_point, monitor };

template <>
struct Words<PostType> {
    static constexpr std::array<Word<PostType>, 6> values{{
        {"mentor", PostType::mentor},
        {"trainer", PostType::trainer},
        {"planner", PostType::planner},
        {"liaison", PostType::liaison},
        {"focal_point", PostType::focal_point},
        {"monitor", PostType::monitor},
    }};
};

/// International staff rotate; national staff have no tour and speak the language.
enum class StaffCategory : std::uint8_t { international, national };

template <>
struct Words<StaffCategory> {
    static constexpr std::array<Word<StaffCategory>, 2> values{{
        {"international", StaffCategory::international},
        {"national", StaffCategory::national},
    }};
};

/// Whether a tour can reach beyond the mandate period in which it began.
enum class ContractTerm : std::uint8_t { own_term, mandate_period };

template <>
struct Words<ContractTerm> {
    static constexpr std::array<Word<ContractTerm>, 2> values{{
        {"own_term", ContractTerm::own_term},
        {"mandate_period", ContractTerm::mandate_period},
    }};
};

/// How a donor's money reaches the country (S1 ¶40, ¶52).
enum class Channel : std::uint8_t {
    assessed,
    trust_fund,
    pooled_fund,
    bilateral,
    quick_impact,
    budget_support,
    national
};

template <>
struct Words<Channel> {
    static constexpr std::array<Word<Channel>, 7> values{{
        {"assessed", Channel::assessed},
        {"trust_fund", Channel::trust_fund},
        {"pooled_fund", Channel::pooled_fund},
        {"bilateral", Channel::bilateral},
        {"quick_impact", Channel::quick_impact},
        {"budget_support", Channel::budget_support},
        {"national", Channel::national},
    }};
};

/// Whether a donor's money must count as official development assistance (S1 ¶40, note 33).
enum class AidRule : std::uint8_t { any_use, development_only };

template <>
struct Words<AidRule> {
    static constexpr std::array<Word<AidRule>, 2> values{{
        {"any_use", AidRule::any_use},
        {"development_only", AidRule::development_only},
    }};
};

/// What an activity does (S1 ¶25–31).
enum class ActivityKind : std::uint8_t {
    review,
    strategy,
    training,
    mentoring,
    equipment,
    infrastructure,
    systems,
    vetting,
    oversight,
    inclusion,
    reconciliation,
    arms,
    ddr
};

template <>
struct Words<ActivityKind> {
    static constexpr std::array<Word<ActivityKind>, 13> values{{
        {"review", ActivityKind::review},
        {"strategy", ActivityKind::strategy},
        {"training", ActivityKind::training},
        {"mentoring", ActivityKind::mentoring},
        {"equipment", ActivityKind::equipment},
        {"infrastructure", ActivityKind::infrastructure},
        {"systems", ActivityKind::systems},
        {"vetting", ActivityKind::vetting},
        {"oversight", ActivityKind::oversight},
        {"inclusion", ActivityKind::inclusion},
        {"reconciliation", ActivityKind::reconciliation},
        {"arms", ActivityKind::arms},
        {"ddr", ActivityKind::ddr},
    }};
};

/// Where a government's power to refuse comes from (S1 ¶45).
enum class GovernmentKind : std::uint8_t { transitional, elected };

template <>
struct Words<GovernmentKind> {
    static constexpr std::array<Word<GovernmentKind>, 2> values{{
        {"transitional", GovernmentKind::transitional},
        {"elected", GovernmentKind::elected},
    }};
};

/// How an election ends: drawn, or as the scenario says.
enum class ElectionResult : std::uint8_t { drawn, new_government, same_government };

template <>
struct Words<ElectionResult> {
    static constexpr std::array<Word<ElectionResult>, 3> values{{
        {"drawn", ElectionResult::drawn},
        {"new_government", ElectionResult::new_government},
        {"same_government", ElectionResult::same_government},
    }};
};

/// What a scripted crisis is.
enum class CrisisKind : std::uint8_t { crisis, coup };

template <>
struct Words<CrisisKind> {
    static constexpr std::array<Word<CrisisKind>, 2> values{{
        {"crisis", CrisisKind::crisis},
        {"coup", CrisisKind::coup},
    }};
};

/// Whether somebody decides by what they see, or as the plan or the written formula stands.
enum class Rule : std::uint8_t { adaptive, fixed };

template <>
struct Words<Rule> {
    static constexpr std::array<Word<Rule>, 2> values{{
        {"adaptive", Rule::adaptive},
        {"fixed", Rule::fixed},
    }};
};

/// What kind of presence a mission is: only a peace operation lives by a mandate that is renewed.
enum class MissionKind : std::uint8_t { peace_operation, agency, bilateral };

template <>
struct Words<MissionKind> {
    static constexpr std::array<Word<MissionKind>, 3> values{{
        {"peace_operation", MissionKind::peace_operation},
        {"agency", MissionKind::agency},
        {"bilateral", MissionKind::bilateral},
    }};
};

/// Whether a mission governs (Kosovo) or helps a government that can refuse.
enum class Authority : std::uint8_t { assistance, executive };

template <>
struct Words<Authority> {
    static constexpr std::array<Word<Authority>, 2> values{{
        {"assistance", Authority::assistance},
        {"executive", Authority::executive},
    }};
};

/// What monitors measure (S1 ¶57): the choice decides which link looks narrowest.
enum class Measure : std::uint8_t { nothing, outputs, capacity, service };

template <>
struct Words<Measure> {
    static constexpr std::array<Word<Measure>, 4> values{{
        {"nothing", Measure::nothing},
        {"outputs", Measure::outputs},
        {"capacity", Measure::capacity},
        {"service", Measure::service},
    }};
};

/// Who monitors.
enum class Monitors : std::uint8_t { mission, national };

template <>
struct Words<Monitors> {
    static constexpr std::array<Word<Monitors>, 2> values{{
        {"mission", Monitors::mission},
        {"national", Monitors::national},
    }};
};

} // namespace ssrsim
