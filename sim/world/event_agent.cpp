#include "world/event_agent.hpp"

#include "scenario/words.hpp"
#include "world/setting.hpp"

namespace ssrsim {

std::string id_of(const Setting& setting, const Event& event) {
    if (event.row < 0) return {};
    switch (event.table) {
    case Concerns::country:
        return {};
    case Concerns::region:
        return setting.regions[RegionId{event.row}].id;
    case Concerns::institution:
        return setting.institutions[InstitutionId{event.row}].id;
    case Concerns::mission:
        return setting.missions[MissionId{event.row}].id;
    case Concerns::post:
        return setting.posts[PostId{event.row}].id;
    case Concerns::donor:
        return setting.donors[DonorId{event.row}].id;
    case Concerns::activity:
        return setting.activities[ActivityId{event.row}].id;
    }
    return {};
}

std::string institution_of(const Setting& setting, const Event& event) {
    return event.institution.exists() ? setting.institutions[event.institution].id : std::string{};
}

namespace {

/// Only money goes by a way, and only a donor's.
const FundingWay* way_of(const Setting& setting, const Event& event) {
    if (event.way < 0) return nullptr;
    return &setting.donors[DonorId{event.row}].ways[static_cast<std::size_t>(event.way)];
}

} // namespace

std::string_view channel_of(const Setting& setting, const Event& event) {
    const FundingWay* const way = way_of(setting, event);
    return way != nullptr ? word_of(way->channel) : std::string_view{};
}

std::string implementer_of(const Setting& setting, const Event& event) {
    const FundingWay* const way = way_of(setting, event);
    const bool is_told = way != nullptr && way->implementer.exists();
    return is_told ? setting.missions[way->implementer].id : std::string{};
}

} // namespace ssrsim
