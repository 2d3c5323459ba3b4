#include "world/known_setting.hpp"

#include "world/row_of.hpp"

#include <iterator>
#include <utility>

namespace ssrsim {

namespace {

using GroupName = std::pair<std::string, std::string>; ///< mission and group

/// The posts of a group, which stand side by side in the order of missions and groups.
IdRange<PostId> posts_of(const Plan& plan, const GroupName& name) {
    std::int32_t first = 0;
    for (const auto& [mission, facts] : plan.missions) {
        for (const auto& [group, posts] : facts.posts) {
            if (GroupName{mission, group} == name) return {first, first + posts.count};
            first += posts.count;
        }
    }
    return {0, 0};
}

void add_counts(const Plan& plan, Setting& setting) {
    std::map<GroupName, std::map<Week, std::int32_t>> groups;
    for (const auto& [id, known] : plan.actuals.posts) {
        groups[{known.mission, known.post}][week_of(known.date)] = known.filled;
    }
    for (const auto& [name, counts] : groups) {
        for (auto count = counts.begin(); count != counts.end(); ++count) {
            const auto next = std::next(count);
            setting.known.counts.push_back({count->first,
                                            next == counts.end() ? setting.known.past : next->first,
                                            posts_of(plan, name), count->second});
        }
    }
}

void add_sums(const Plan& plan, Setting& setting) {
    std::map<std::string, std::map<Date, Money>> donors;
    for (const auto& [id, known] : plan.actuals.money) {
        donors[known.donor][known.date] = known.received;
    }
    for (const auto& [id, sums] : donors) {
        for (const auto& [date, received] : sums) {
            setting.known.sums.push_back({row_of<DonorId>(plan.donors, id),
                                          commitment_on(plan.donors.at(id), date, 1.0), received});
        }
    }
}

} // namespace

void add_known(const Country& country, const Plan& plan, Setting& setting) {
    if (!plan.actuals.until) return;
    setting.known.past = week_of(*plan.actuals.until) + 1;
    add_counts(plan, setting);
    add_sums(plan, setting);
    for (const auto& [id, known] : plan.actuals.heads) {
        setting.known.heads.push_back(
            {row_of<InstitutionId>(country.institutions, known.institution), week_of(known.date)});
    }
}

} // namespace ssrsim
