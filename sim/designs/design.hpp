#pragma once

#include "designs/factor.hpp"
#include "designs/scrambled_sobol.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ssrsim {

enum class DesignKind : std::uint8_t { grid, latin_hypercube, sobol_sequence, saltelli, morris };

/// Scramblings of a Saltelli design: sample n is point n / 8 of scrambling n % 8. Eight independent
/// estimates tell how sure an index is, which one Sobol sequence cannot: see
/// docs/explanation/sensitivity.md.
inline constexpr std::uint32_t saltelli_scramblings = 8;

/// Whose luck a row has.
enum class RowLuck : std::uint8_t {
    common, ///< all rows the same
    own,    ///< each its own
    factor, ///< saltelli: luck is one more factor, which gives the share of chance
};

struct DesignSpec {
    DesignKind kind = DesignKind::saltelli;
    std::uint64_t samples = 0; ///< of the base sample, or trajectories; not for a grid
    std::uint64_t seed = 0;
    std::uint32_t levels = 4; ///< morris: levels of its grid; grid: points of a continuous factor
    RowLuck luck = RowLuck::common;
};

/// Everything wrong with a design; the keys are those of files, "factor" where the factors are at
/// fault. What is wrong with a factor's distribution is not in it: see problems_of(Distribution).
std::vector<DesignProblem> problems_of(const DesignSpec& spec, std::span<const Factor> factors);

/// Which group moves between two rows of a Morris trajectory, and by how much of its quantile
/// scale.
struct MorrisMove {
    std::size_t group;
    double step; ///< positive; single factors may move down: see Design::morris_direction
};

/// The rows of a study: a pure function of its spec and factors, so that any row may be asked for
/// by any shard. Sobol, Saltelli and Morris rows keep their number and bits when `samples` grows;
/// those of a Latin hypercube when it doubles (samples = m · 2^k, m odd). One more factor at the
/// end leaves the values of the others as they are in each sample, block for block.
class Design {
  public:
    /// Only for a spec and factors without problems.
    Design(DesignSpec spec, std::vector<Factor> factors);

    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }

    /// Rows of one sample. Saltelli: A, B, one for each group (A with the group's factors from B),
    /// then, for RowLuck::factor, one for chance (A with B's luck). Morris: one more than
    /// groups. Otherwise 1. The number of a row is sample · blocks + block.
    [[nodiscard]] std::uint64_t blocks() const noexcept { return blocks_; }

    /// The values of all factors in one row, by the factor's number. From several threads at once.
    void row(std::uint64_t index, std::span<double> values) const;

    /// The number of the row's luck, less than 2^20. common: 0. own: one more than the row's
    /// number. factor: 2 · sample for A and for what mixes A and B, 2 · sample + 1 for B and for
    /// the row of chance.
    [[nodiscard]] std::uint32_t luck(std::uint64_t index) const noexcept;

    [[nodiscard]] const DesignSpec& spec() const noexcept { return spec_; }
    [[nodiscard]] const std::vector<Factor>& factors() const noexcept { return factors_; }

    /// The groups in order of first appearance; one of its own has its factor's name.
    [[nodiscard]] const std::vector<std::string>& groups() const noexcept { return groups_; }
    [[nodiscard]] std::size_t group_of(std::size_t factor) const noexcept {
        return group_of_[factor];
    }

    /// Morris: what moves between a row and the next of its trajectory, step < blocks() - 1.
    [[nodiscard]] MorrisMove morris_move(std::uint64_t trajectory, std::size_t step) const;
    /// 1 where the factor moves up in this trajectory, -1 where it moves down.
    [[nodiscard]] double morris_direction(std::uint64_t trajectory,
                                          std::size_t factor) const noexcept;

  private:
    void grid_row(std::uint64_t index, std::span<double> values) const;
    void saltelli_row(std::uint64_t sample, std::uint64_t block, std::span<double> values) const;
    void morris_row(std::uint64_t index, std::span<double> values) const;
    [[nodiscard]] double hypercube(std::uint64_t row, std::size_t factor) const noexcept;
    [[nodiscard]] std::vector<std::size_t> morris_order(std::uint64_t trajectory) const;

    DesignSpec spec_;
    std::vector<Factor> factors_;
    std::vector<Quantiles> quantiles_;
    std::vector<std::size_t> group_of_;
    std::vector<std::string> groups_;
    std::vector<std::vector<double>> grid_; ///< the levels of each factor
    std::vector<std::uint64_t> seeds_;      ///< one a factor, for hypercubes and trajectories
    std::optional<ScrambledSobol> sobol_;   ///< saltelli_scramblings of it, or one
    std::uint64_t blocks_ = 1;
    std::uint64_t rows_ = 0;
};

} // namespace ssrsim
