#pragma once

#include "core/faults.hpp"
#include "core/luck.hpp"
#include "designs/design.hpp"
#include "scenario_io/load.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// What a factor's value does to the numbers that it moves.
enum class FactorUse : std::uint8_t {
    set,   ///< replaces them
    times, ///< multiplies what the scenario says
};

/// One thing that a study varies, and where.
struct StudyFactor {
    Factor factor;
    std::vector<std::string> paths; ///< dotted, `*` for every id; empty: the factor is the plan
    FactorUse use = FactorUse::set;
    Position where;
};

/// One plan of a study.
struct StudyPlan {
    std::string id;
    std::string file; ///< as the study file names it, its own folder put before it
    Position where;
};

/// How often each row is run.
struct Replication {
    std::uint32_t count = 1; ///< ignored where a precision is asked for
    /// Half-width of the interval of a mean at which a row stops; 0: a fixed count.
    double precision = 0.0;
    std::string precise_outcome; ///< whose mean it is
    std::uint32_t fewest = 30;
    std::uint32_t most = 400;

    [[nodiscard]] bool is_fixed() const { return precision == 0.0; }
};

/// Below or above which level of an outcome a run counts as failed.
struct FailureLevel {
    std::string outcome;
    double level = 0.0;
    bool is_below = true;
};

/// A study file as it was read. Whether plans load, paths exist and outcomes are known is for who
/// makes a study of it.
struct StudyFile {
    std::string title;
    std::string question;
    std::vector<StudyPlan> plans;
    std::vector<Override> overrides; ///< of every plan
    std::vector<std::string> outcomes;
    std::vector<Position> outcome_places;
    Seeds seeds = Seeds::all(1);
    DesignSpec design;
    /// A table of the user's own in the place of a design; empty: none.
    std::string points_file;
    Replication replication;
    std::vector<StudyFactor> factors;
    std::optional<FailureLevel> failure;
};

struct ReadStudy {
    std::optional<StudyFile> study;
    Faults faults;
};

/// Reads a study file; every fault of it at once.
ReadStudy read_study(const std::string& path, const FileReader& read);

} // namespace ssrsim
