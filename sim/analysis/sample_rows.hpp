#pragma once

#include "analysis/sobol_indices.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// What the rows of a sample say about the design that made them, so that a sample can be analysed
/// whoever made it. columns[factor][row].
namespace ssrsim {

using Columns = std::vector<std::vector<double>>;

/// A Saltelli sample.
struct SaltelliRows {
    std::size_t samples = 0;
    std::size_t blocks = 0;                       ///< rows of a sample in the file
    std::vector<std::size_t> places;              ///< of A, B and each group's row among them
    std::vector<std::vector<std::size_t>> groups; ///< columns that move together
    Batches batches = Batches::contiguous;
};

/// Finds A and B and what mixes them: in this project's order (A, B, mixed rows), or with B last as
/// SALib writes it, with or without the rows for second-order indices. Nothing for other samples.
std::optional<SaltelliRows> saltelli_rows(const Columns& columns);

/// Outcomes in the order that sobol_indices takes.
std::vector<double> in_saltelli_order(const SaltelliRows& rows, std::span<const double> outcomes);

} // namespace ssrsim
