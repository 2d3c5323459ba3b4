#include "world/event_agent.hpp"

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

} // namespace ssrsim
