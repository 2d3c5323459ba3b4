#include "study/run_table.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

template <class T>
void append_column(std::vector<T>& column, const std::vector<T>& more) {
    column.insert(column.end(), more.begin(), more.end());
}

/// The number of a reason, which is added where it is new.
std::uint32_t number_of(std::vector<std::string>& reasons, const std::string& reason) {
    const auto found = std::find(reasons.begin(), reasons.end(), reason);
    const auto number = static_cast<std::uint32_t>(found - reasons.begin());
    if (found == reasons.end()) reasons.push_back(reason);
    return number + 1;
}

} // namespace

void append(RunTable& table, const RunTable& more) {
    append_column(table.row, more.row);
    append_column(table.plan, more.plan);
    append_column(table.replicate, more.replicate);
    append_column(table.key, more.key);
    table.outcomes.resize(more.outcomes.size());
    for (std::size_t i = 0; i < more.outcomes.size(); ++i)
        append_column(table.outcomes[i], more.outcomes[i]);
    table.reused += more.reused;
    std::vector<std::uint32_t> numbers{0};
    for (const std::string& reason : more.reasons)
        numbers.push_back(number_of(table.reasons, reason));
    for (const std::uint32_t failure : more.failure)
        table.failure.push_back(numbers[failure]);
}

std::size_t failures_of(const RunTable& table) {
    const auto finished = std::count(table.failure.begin(), table.failure.end(), 0u);
    return table.size() - static_cast<std::size_t>(finished);
}

} // namespace ssrsim
