#pragma once

#include "scenario/describe_file.hpp"

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What the checks of a whole scenario share.
class Checker {
  public:
    Checker(const Scenario& checked, const std::set<std::string>& unreadable)
        : scenario(checked), unreadable_(unreadable) {}

    const Scenario& scenario;

    /// Whether all these values can be relied on.
    [[nodiscard]] bool readable(std::initializer_list<std::string> paths) const;
    void add(std::string_view code, const std::string& path, std::string message,
             std::string hint = {});
    Faults faults;

  private:
    [[nodiscard]] Position position_of(const std::string& path) const;
    const std::set<std::string>& unreadable_;
};

// Each adds its faults; their order is that in which people read a scenario.
void check_references(Checker& check);
void check_cycles(Checker& check);
void check_country(Checker& check);
void check_institutions(Checker& check);
void check_parameters(Checker& check);
void check_missions(Checker& check);
void check_donors(Checker& check);
void check_activities(Checker& check);
void check_actuals(Checker& check);
void check_workshop(Checker& check);
void check_size(Checker& check);

template <class Row>
std::vector<std::string> ids_of(const Keyed<Row>& rows) {
    std::vector<std::string> ids;
    for (const auto& [id, row] : rows)
        ids.push_back(id);
    return ids;
}

/// Whether an institution has units in a region, by its regions and weights.
bool is_present(const Institution& institution, const std::string& region);

/// Complains about regions in which an institution that is to be worked with has no units.
void check_units_there(Checker& check, const std::string& path, const std::string& institution,
                       const std::vector<std::string>& regions);

} // namespace ssrsim
