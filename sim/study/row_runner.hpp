#pragma once

#include "study/earlier_runs.hpp"
#include "study/run_table.hpp"
#include "study/varied_plan.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace ssrsim {

struct World;

/// Replicates [first, first + count) of a row; a count of 0: from 0 to as many as the study's
/// precision asks for.
struct ReplicateRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    bool operator==(const ReplicateRange&) const = default;
};

/// Runs rows of a study. Holds a copy of every plan, for one thread.
class RowRunner {
  public:
    RowRunner(const Study& study, const EarlierRuns& earlier);
    ~RowRunner();
    RowRunner(RowRunner&&) noexcept;

    /// The runs of rows [first, first + count), row by row. A row that makes no scenario fails with
    /// the reason; so does a run that throws.
    RunTable run(std::uint64_t first, std::uint64_t count, ReplicateRange replicates);

  private:
    struct Row;
    struct Warmed;
    Row prepare(std::uint64_t index);
    void run_replicate(const Row& row, std::uint32_t replicate, bool is_first, RunTable& table);
    void run_to_precision(const Row& row, RunTable& table);
    [[nodiscard]] bool is_precise(const RunTable& table, std::size_t begin) const;
    const World& warmed(const Row& row, const Experiment& experiment, std::uint32_t replicate,
                        bool is_kept);

    const Study& study_;
    const EarlierRuns& earlier_;
    std::vector<VariedPlan> plans_;
    std::vector<double> values_;
    std::unique_ptr<Warmed> first_; ///< of the first row: most rows of a sample share its country
    std::unique_ptr<Warmed> last_;
};

} // namespace ssrsim
