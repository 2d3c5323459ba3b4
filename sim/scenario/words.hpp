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
    corrections
};

template <>
struct Words<InstitutionKind> {
    static constexpr std::array<Word<InstitutionKind>, 11> values{{
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
    }};
};

/// What a post is for (S1 ¶28, ¶50, ¶53, ¶54).
enum class PostType : std::uint8_t { mentor, trainer, planner, liaison, focal_point };

template <>
struct Words<PostType> {
    static constexpr std::array<Word<PostType>, 5> values{{
        {"mentor", PostType::mentor},
        {"trainer", PostType::trainer},
        {"planner", PostType::planner},
        {"liaison", PostType::liaison},
        {"focal_point", PostType::focal_point},
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
enum class ActivityKind : std::uint8_t { training, mentoring, equipment, infrastructure, systems };

template <>
struct Words<ActivityKind> {
    static constexpr std::array<Word<ActivityKind>, 5> values{{
        {"training", ActivityKind::training},
        {"mentoring", ActivityKind::mentoring},
        {"equipment", ActivityKind::equipment},
        {"infrastructure", ActivityKind::infrastructure},
        {"systems", ActivityKind::systems},
    }};
};

} // namespace ssrsim
