#include "report/told_events.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

bool goes_along(EventKind what) {
    return !is_turning_point(what) || what == EventKind::consent_given ||
           what == EventKind::ownership_hurt || what == EventKind::work_resumed ||
           what == EventKind::head_changed;
}

bool comes_again(EventKind what) {
    return what == EventKind::work_stalled || what == EventKind::money_returned;
}

} // namespace

std::vector<bool> told_events(std::span<const Event> events) {
    std::vector<bool> told;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        const bool known = comes_again(event.what) &&
                           std::ranges::any_of(events.first(i), [&](const Event& other) {
                               return other.what == event.what && other.row == event.row &&
                                      other.table == event.table;
                           });
        told.push_back(!goes_along(event.what) && !known);
    }
    return told;
}

} // namespace ssrsim
