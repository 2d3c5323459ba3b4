#include "scenario/cross_check.hpp"

#include "scenario/checker.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// The path without its last part: "a.b[1]" → "a.b" → "a" → "".
std::string parent_of(const std::string& path) {
    const std::size_t end = path.find_last_of(".[");
    return end == std::string::npos ? std::string{} : path.substr(0, end);
}

} // namespace

bool Checker::readable(std::initializer_list<std::string> paths) const {
    return std::all_of(paths.begin(), paths.end(), [&](std::string path) {
        while (!path.empty()) {
            if (unreadable_.contains(path)) return false;
            path = parent_of(path);
        }
        return true;
    });
}

Position Checker::position_of(const std::string& path) const {
    for (std::string at = path; !at.empty(); at = parent_of(at)) {
        const auto exact = scenario.provenance.find(at);
        if (exact != scenario.provenance.end()) return exact->second.where;
        // A table has no value of its own: where the first of its values stands.
        const Provenance* first = nullptr;
        const std::string inside = at + '.';
        for (auto below = scenario.provenance.lower_bound(inside);
             below != scenario.provenance.end() && below->first.starts_with(inside); ++below) {
            if (first == nullptr || below->second.where.line < first->where.line)
                first = &below->second;
        }
        if (first != nullptr) return first->where;
    }
    return {};
}

void Checker::add(std::string_view code, const std::string& path, std::string message,
                  std::string hint) {
    faults.push_back(
        {std::string(code), position_of(path), path, std::move(message), std::move(hint), {}});
}

Faults cross_check(const Scenario& scenario, const std::set<std::string>& unreadable) {
    Checker check(scenario, unreadable);
    check_references(check);
    check_cycles(check);
    check_country(check);
    check_institutions(check);
    check_parameters(check);
    check_missions(check);
    check_donors(check);
    check_activities(check);
    check_actuals(check);
    check_workshop(check);
    check_size(check);
    return std::move(check.faults);
}

Faults cross_check(const Scenario& scenario) {
    return cross_check(scenario, {});
}

} // namespace ssrsim
