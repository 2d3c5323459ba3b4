#include "record/indicator.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

template <class T>
void copy(const Column<InstitutionId, T>& column, std::span<double> out) {
    std::copy(column.begin(), column.end(), out.begin());
}

} // namespace

std::vector<Indicator> institution_indicators() {
    const std::vector<Axis> axes{Axis::institution};
    return {
        {"capacity", "1",
         "What staffing, skill, equipment and procedures allow; mean over units by establishment",
         axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.capacity, out);
         }},
        {"performance", "1", "What the institution does, with ownership, pay and foreign staff",
         axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.performance, out);
         }},
        {"skill", "1", "Mean skill of officers", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.skill, out);
         }},
        {"integrity", "1", "Mean integrity of officers", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.integrity, out);
         }},
        {"equipment", "1", "Equipment; mean over units by establishment", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.equipment, out);
         }},
        {"procedures", "1", "Completeness of procedures", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.procedures, out);
         }},
        {"pay", "1", "Part of the wage bill that is paid", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.pay, out);
         }},
        {"accountability", "1", "Performance of the bodies that oversee the institution", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.accountability, out);
         }},
        {"ownership", "1", "National ownership of the institution's reform", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.ownership, out);
         }},
        {"political_will", "1", "Government's will to reform the institution", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.political_will, out);
         }},
        {"national_lead", "1", "How far reform is led by national actors, concessions included",
         axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.national_lead, out);
         }},
        {"inclusion", "1", "How far ownership reaches beyond government", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.inclusion, out);
         }},
        {"coordination", "1", "Mean coordination of those who fund the institution", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.coordination, out);
         }},
        {"strength", "people", "Officers, those on courses included", axes,
         [](const Setting&, const World& world, std::span<double> out) {
             copy(world.institutions.strength, out);
         }},
        {"on_courses", "people", "Officers on courses", axes,
         [](const Setting& setting, const World& world, std::span<double> out) {
             for (const InstitutionId c : setting.institutions.ids()) {
                 std::int32_t away = 0;
                 for (const UnitId unit : setting.institutions[c].units) {
                     away += world.units.on_courses[unit];
                 }
                 out[c.index()] = away;
             }
         }},
    };
}

} // namespace ssrsim
