#pragma once

#include "analysis/series_path.hpp"
#include "designs/design.hpp"
#include "record/trajectory.hpp"
#include "run/run.hpp"
#include "scenario/scenario.hpp"
#include "scenario_io/study_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ssrsim {

/// What a study takes of a run: a headline outcome, a series on a day, or whether a level was
/// reached by a day.
struct StudyOutcome {
    OutcomeVariable variable;
    std::optional<std::size_t> headline; ///< number of the outcome
    std::optional<Reach> reach;          ///< its `series` and `by` also for a series on a day
    bool is_level = false;               ///< the series' value itself
};

/// Its value for a finished run; NaN where it does not apply.
double measured(const StudyOutcome& measure, const Layout& layout, const Trajectory& trajectory);

/// The points of a study: a design, or a table of the user's own.
class Points {
  public:
    explicit Points(Design design) : design_(std::move(design)) {}
    Points(std::vector<std::vector<double>> columns, RowLuck luck)
        : columns_(std::move(columns)), luck_(luck) {}

    [[nodiscard]] std::uint64_t rows() const;
    /// Rows of one sample, which are run together.
    [[nodiscard]] std::uint64_t blocks() const { return design_ ? design_->blocks() : 1; }
    void row(std::uint64_t index, std::span<double> values) const;
    [[nodiscard]] std::uint32_t luck(std::uint64_t index) const;
    [[nodiscard]] const Design* design() const { return design_ ? &*design_ : nullptr; }

  private:
    std::optional<Design> design_;
    std::vector<std::vector<double>> columns_; ///< by factor
    RowLuck luck_ = RowLuck::common;
};

struct LoadedPlan {
    std::string id;
    Scenario scenario;
    std::uint64_t hash = 0; ///< of all its values, names aside
};

/// A study file with everything it names, ready to run.
struct Study {
    std::string path;
    std::string text; ///< of the study file, as it stands
    StudyFile file;
    std::vector<LoadedPlan> plans;
    std::optional<std::size_t> plan_factor; ///< number of the factor that is the plan
    std::vector<StudyOutcome> measures;
    std::size_t precise_measure = 0; ///< whose mean Replication::precision is about
    Points points;
    /// Of everything that decides a run's place and numbers but the number of samples and of
    /// replicates: 16 hexadecimal digits. Shards of one identity belong together.
    std::string identity;
    std::string program; ///< its version and the hash of the model in it

    /// Plans that each row is run for.
    [[nodiscard]] std::size_t plans_a_row() const { return plan_factor ? 1 : plans.size(); }
    /// Runs of the whole study; where a precision is asked for, the most there can be.
    [[nodiscard]] std::uint64_t most_runs() const;
};

struct LoadedStudy {
    std::optional<Study> study;
    Faults faults;
    std::vector<std::string> files; ///< read for it
};

/// Loads a study and checks all of it: plans of one country, factors that name numbers of every
/// plan and stay inside their bounds, outcomes that are recorded.
LoadedStudy load_study(const std::string& path, const FileReader& read);

/// The number of replicates a study gives a row: those of its luck times this may not overlap.
inline constexpr std::uint32_t most_replicates_a_row = 1u << 12;

/// The replicate of the model that a replicate of a row stands for. Rows of equal luck share it.
std::uint32_t replicate_of(std::uint32_t luck, std::uint32_t replicate);

} // namespace ssrsim
