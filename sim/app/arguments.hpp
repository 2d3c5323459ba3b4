#pragma once

#include "analysis/resampling.hpp"
#include "app/exit_code.hpp"
#include "core/calendar.hpp"
#include "core/luck.hpp"
#include "results/target.hpp"
#include "results/writer.hpp"
#include "scenario_io/load.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ssrsim {

enum class Form : std::uint8_t { text, json };

/// With 200 runs ten lie beyond each end of the range of 90%, the median is known to about a tenth
/// of the runs' standard deviation, and a share of one half to 7 percentage points.
inline constexpr std::uint32_t default_replicates = 200;
inline constexpr std::uint64_t default_seed = 1;

struct RunOptions {
    std::string scenario;
    std::uint32_t replicates = default_replicates;
    Seeds seeds = Seeds::all(default_seed);
    int threads = 0; ///< 0: as many as the machine has
    std::vector<Override> overrides;
    std::string output; ///< empty: no file
    std::string events; ///< the same, of what happened
    std::string table;  ///< the same, of the summary
    Overwrite overwrite = Overwrite::never;
    Keep keep = Keep::statistics;
    Form form = Form::text;
    std::string command; ///< as it was given, to give it again
};

/// A thousandth of all incidents delivered more or less.
inline constexpr double default_precision = 0.001;
inline constexpr std::uint32_t default_most_replicates = 1000;

struct CompareOptions {
    std::vector<std::string> scenarios; ///< the first is what the others are compared with
    double precision = default_precision;
    std::uint32_t fewest_replicates = 0; ///< the comparison's own fewest where that is more
    std::uint32_t most_replicates = default_most_replicates;
    Seeds seeds = Seeds::all(default_seed);
    int threads = 0;
    std::vector<Override> overrides;
    std::vector<std::string> reaches; ///< as read_reach takes them
    std::string output;               ///< empty: no file
    bool explain = false;             ///< each plan, in the report
    Overwrite overwrite = Overwrite::never;
    Form form = Form::text;
    std::string command;
};

/// Shares of a shortfall spread little between replicates; the orders they are sampled by do more.
inline constexpr std::uint32_t default_explain_replicates = 60;
inline constexpr std::uint64_t default_most_runs = 4000;

struct ExplainOptions {
    std::string scenario;
    std::uint32_t replicates = default_explain_replicates;
    std::uint64_t most_runs = default_most_runs;
    Seeds seeds = Seeds::all(default_seed);
    int threads = 0;
    std::vector<Override> overrides;
    std::string output;
    Overwrite overwrite = Overwrite::never;
    Form form = Form::text;
    std::string command;
};

struct TraceOptions {
    std::string scenario;
    std::uint32_t replicate = 0;
    std::string agent; ///< id of an agent or of a table of them; empty: everybody
    std::string why;   ///< path of a series whose course is to be explained; empty: none
    std::optional<Date> from;
    std::optional<Date> to;
    Seeds seeds = Seeds::all(default_seed);
    int threads = 0;
    std::vector<Override> overrides;
    Form form = Form::text;
};

struct CheckOptions {
    std::vector<std::string> files;
    std::vector<Override> overrides;
};

/// Enough to tell what moves an outcome from what does not: paired differences spread little.
inline constexpr std::uint32_t default_register_replicates = 10;

struct AssumptionsOptions {
    std::string scenario;
    std::uint32_t replicates = default_register_replicates;
    double factor = 2.0; ///< above 1
    Seeds seeds = Seeds::all(default_seed);
    int threads = 0; ///< 0: as many as the machine has
    std::vector<Override> overrides;
    std::string output; ///< empty: no file
    Overwrite overwrite = Overwrite::never;
};

enum class Page : std::uint8_t { path, markdown, json_schema, indicators, events };

struct DescribeOptions {
    Page what = Page::path;
    std::string path; ///< empty: what there is to describe
};

struct NewOptions {
    std::string file;
    Overwrite overwrite = Overwrite::never;
};

struct ImportOptions {
    std::string scenario; ///< what the tables are laid over
    std::string staffing; ///< empty: none; one of the two is given
    std::string staffing_sheet;
    std::string budget;
    std::string budget_sheet;
    std::string mission;
    std::string output;
    Overwrite overwrite = Overwrite::never;
};

/// Runs of a full answer in a workshop: enough for a chance to the nearest ten percent, and a lever
/// is answered in seconds.
inline constexpr std::uint32_t default_workshop_replicates = 100;

struct WorkshopOptions {
    std::string scenario;
    std::string output;
    std::uint32_t seed = static_cast<std::uint32_t>(default_seed);
    std::uint32_t replicates = default_workshop_replicates;
    Overwrite overwrite = Overwrite::never;
};

struct SampleOptions {
    std::string design;
    std::string output; ///< empty: standard output
    Overwrite overwrite = Overwrite::never;
};

enum class Method : std::uint8_t { sobol, morris, prcc };

struct AnalyseOptions {
    Method method = Method::sobol;
    std::string sample;
    std::string outcomes;
    std::string output;       ///< column of the outcomes; empty: the first
    std::uint32_t levels = 0; ///< of a Morris grid; 0: as the sample shows
    Resampling resampling;
    Form form = Form::text;
};

enum class StudyAction : std::uint8_t { run, resume, status, verify, merge, analyse, submit };

struct StudyOptions {
    StudyAction action = StudyAction::run;
    std::string study;
    std::string folder; ///< empty: beside the study file
    std::string part;   ///< "i/N", counted from 1; empty: all, or the task's
    int threads = 0;
    std::string output; ///< empty: the action's own, if it has one
    Overwrite overwrite = Overwrite::never;
    Form form = Form::text;
    bool partial = false; ///< merge or analyse what there is
    // Of submit:
    bool dry_run = false;
    std::uint32_t tasks = 0; ///< 0: as the pilot suggests
    std::string time;        ///< as sbatch takes it; empty: as the pilot suggests
    std::string partition;
    std::vector<std::string> sbatch; ///< further options for sbatch
    std::string command;
};

/// A text to show instead of a command: help, the version, a completion script, or what is wrong
/// with the command line (then the code is usage, and the text goes to the error stream).
struct ShowText {
    std::string text;
    ExitCode code = ExitCode::ok;
};

using Command =
    std::variant<ShowText, RunOptions, CompareOptions, ExplainOptions, TraceOptions, CheckOptions,
                 AssumptionsOptions, DescribeOptions, NewOptions, ImportOptions, WorkshopOptions,
                 SampleOptions, AnalyseOptions, StudyOptions>;

/// Reads the command line. The only place that knows CLI11.
Command parse_arguments(int count, const char* const* values);

} // namespace ssrsim
