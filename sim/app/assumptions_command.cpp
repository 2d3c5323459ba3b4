#include "analysis/assumptions.hpp"
#include "app/commands.hpp"
#include "app/csv.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "app/scenario_file.hpp"
#include "app/summary.hpp"
#include "app/terminal.hpp"
#include "ensemble/ensemble.hpp"
#include "record/outcomes.hpp"
#include "results/files.hpp"
#include "results/target.hpp"
#include "run/run.hpp"
#include "scenario_io/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fcntl.h>
#include <fmt/format.h>
#include <limits>

namespace ssrsim {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Mean paired difference of an outcome to the scenario as it is, and its standard error.
struct Difference {
    double mean = unknown;
    double error = unknown;
};

using Differences = std::vector<Difference>; ///< by outcome; empty: not run

struct Influence {
    Differences at_low;
    Differences at_high;
};

/// One value of one parameter, to be run as often as there are replicates. No parameter: the
/// scenario as it is.
struct Job {
    std::optional<std::size_t> parameter;
    bool is_low = false;
    double value = 0.0;
};

struct Register {
    std::vector<Assumption> assumptions;
    std::vector<Influence> influences; ///< by assumption
    std::vector<OutcomeVariable> outcomes;
    std::vector<double> base; ///< means of the outcomes as they are
    bool stopped = false;
};

std::vector<Job> jobs_of(const std::vector<Assumption>& assumptions) {
    std::vector<Job> jobs{Job{}};
    for (std::size_t i = 0; i < assumptions.size(); ++i) {
        if (assumptions[i].low) jobs.push_back({i, true, *assumptions[i].low});
        if (assumptions[i].high) jobs.push_back({i, false, *assumptions[i].high});
    }
    return jobs;
}

double mean_of(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return values.empty() ? unknown : sum / static_cast<double>(values.size());
}

/// Pairs without a value on either side count for nothing.
Difference difference(const std::vector<double>& base, const std::vector<double>& moved) {
    std::vector<double> gains;
    for (std::size_t i = 0; i < base.size(); ++i) {
        const double gain = moved[i] - base[i];
        if (gain == gain) gains.push_back(gain);
    }
    const double mean = mean_of(gains);
    double squares = 0.0;
    for (const double gain : gains)
        squares += (gain - mean) * (gain - mean);
    const auto count = static_cast<double>(gains.size());
    return {mean, count > 1.0 ? std::sqrt(squares / (count - 1.0) / count) : unknown};
}

/// Outcomes by outcome and replicate.
using OutcomeColumns = std::vector<std::vector<double>>;

Differences compare(const OutcomeColumns& base, const OutcomeColumns& moved) {
    Differences differences;
    for (std::size_t i = 0; i < base.size(); ++i)
        differences.push_back(difference(base[i], moved[i]));
    return differences;
}

Register vary(const Scenario& scenario, const AssumptionsOptions& options, Progress& progress,
              const std::vector<Job>& jobs) {
    Register found;
    found.assumptions = assumptions_of(scenario, options.factor);
    found.influences.resize(found.assumptions.size());
    found.outcomes = outcome_variables();
    const Experiment unmoved{scenario.country, scenario.plan, options.seeds};
    // A key is a job and a replicate: jobs come one after another, the scenario as it is first.
    const auto run_one = [&](std::uint32_t key) {
        const Job& job = jobs[key / options.replicates];
        const std::uint32_t replicate = key % options.replicates;
        if (!job.parameter) return run_replicate(unmoved, replicate, Events::forgotten);
        Country country = scenario.country;
        country.parameters =
            moved(country.parameters, found.assumptions[*job.parameter].parameter.path, job.value);
        const Experiment experiment{country, scenario.plan, options.seeds};
        return run_replicate(experiment, replicate, Events::forgotten);
    };
    OutcomeColumns base;
    OutcomeColumns now(found.outcomes.size());
    EnsembleOptions ensemble;
    ensemble.count = static_cast<std::uint32_t>(jobs.size()) * options.replicates;
    ensemble.threads = options.threads;
    ensemble.should_stop = [] { return interrupted(); };
    const EnsembleSummary summary =
        run_ensemble(run_one, ensemble, [&](std::uint32_t key, Trajectory&& trajectory) {
            for (std::size_t i = 0; i < now.size(); ++i)
                now[i].push_back(trajectory.outcomes[i]);
            progress.finished(key + 1);
            if ((key + 1) % options.replicates != 0) return;
            const Job& job = jobs[key / options.replicates];
            if (!job.parameter) {
                base = now;
            } else {
                Influence& influence = found.influences[*job.parameter];
                (job.is_low ? influence.at_low : influence.at_high) = compare(base, now);
            }
            for (std::vector<double>& column : now)
                column.clear();
        });
    for (const std::vector<double>& column : base)
        found.base.push_back(mean_of(column));
    found.stopped = summary.stopped;
    return found;
}

bool is_assumption(const Assumption& assumption) {
    return assumption.source.find("assumption") != std::string::npos;
}

constexpr std::string_view header =
    "parameter,value,unit,allowed_low,allowed_high,low,high,source,meaning";

std::string csv_of(const Register& found) {
    std::string text{header};
    for (const OutcomeVariable& outcome : found.outcomes) {
        text +=
            fmt::format(",{0}_at_low,{0}_at_low_error,{0}_at_high,{0}_at_high_error", outcome.key);
    }
    text += '\n';
    for (std::size_t i = 0; i < found.assumptions.size(); ++i) {
        const Assumption& assumption = found.assumptions[i];
        const ParameterEntry& p = assumption.parameter;
        text +=
            fmt::format("{},{},{},{},{},{},{},{},{}", csv_text(p.path), csv_number(p.value),
                        csv_text(unit_name(p.declared.unit)), csv_number(p.declared.low),
                        csv_number(p.declared.high), csv_number(assumption.low.value_or(unknown)),
                        csv_number(assumption.high.value_or(unknown)), csv_text(assumption.source),
                        csv_text(p.declared.meaning));
        for (std::size_t k = 0; k < found.outcomes.size(); ++k) {
            for (const Differences* side :
                 {&found.influences[i].at_low, &found.influences[i].at_high}) {
                const Difference d = side->empty() ? Difference{} : (*side)[k];
                text += fmt::format(",{},{}", csv_number(d.mean), csv_number(d.error));
            }
        }
        text += '\n';
    }
    return text;
}

std::size_t outcome_number(const Register& found, std::string_view key) {
    const auto at = std::ranges::find(found.outcomes, key, &OutcomeVariable::key);
    return static_cast<std::size_t>(at - found.outcomes.begin());
}

/// The larger of the two differences of an outcome, in size; 0 where nothing was run.
double size_of(const Influence& influence, std::size_t outcome) {
    double size = 0.0;
    for (const Differences* side : {&influence.at_low, &influence.at_high}) {
        if (side->empty() || !((*side)[outcome].mean == (*side)[outcome].mean)) continue;
        size = std::max(size, std::fabs((*side)[outcome].mean));
    }
    return size;
}

std::string signed_text(const Differences& side, std::size_t outcome) {
    return side.empty() ? "-" : fmt::format("{:+.4f}", side[outcome].mean);
}

std::string value_text(const std::optional<double>& value) {
    return value ? readable(*value) : "-";
}

/// The parameters that move an outcome most, with what they do to capacity and service.
std::string table_of(const Register& found, std::size_t outcome, std::size_t service,
                     std::size_t capacity) {
    constexpr std::size_t shown = 15;
    std::vector<std::size_t> order(found.assumptions.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return size_of(found.influences[a], outcome) > size_of(found.influences[b], outcome);
    });
    order.resize(std::min(order.size(), shown));
    std::string text = fmt::format("\n{} is {:.4f}; what moves it most\n{:<48}{:>8}{:>9}{:>9}{:>12}"
                                   "{:>9}{:>11}{:>9}\n",
                                   found.outcomes[outcome].title, found.base[outcome], "", "value",
                                   "low", "high", "service: lo", "high", "capac.: lo", "high");
    for (const std::size_t i : order) {
        const Assumption& assumption = found.assumptions[i];
        const Influence& influence = found.influences[i];
        const bool has_source = !is_assumption(assumption);
        std::string name = assumption.parameter.path.substr(std::string_view{"parameters."}.size());
        if (has_source) name += " *";
        text += fmt::format("  {:<46}{:>8}{:>9}{:>9}{:>12}{:>9}{:>11}{:>9}\n", name,
                            readable(assumption.parameter.value), value_text(assumption.low),
                            value_text(assumption.high), signed_text(influence.at_low, service),
                            signed_text(influence.at_high, service),
                            signed_text(influence.at_low, capacity),
                            signed_text(influence.at_high, capacity));
    }
    return text;
}

std::string text_of(const Register& found, const Scenario& scenario,
                    const AssumptionsOptions& options) {
    const auto assumed = std::ranges::count_if(found.assumptions, is_assumption);
    const std::size_t service = outcome_number(found, "service_area");
    const std::size_t capacity = outcome_number(found, "capacity_area");
    const auto still = std::ranges::count_if(found.influences, [&](const Influence& influence) {
        return size_of(influence, service) == 0.0 && size_of(influence, capacity) == 0.0;
    });
    std::string text = fmt::format(
        "{}\n\n  scenario    {}\n  parameters  {}, of which {} are assumptions or partly so\n"
        "  moved       one at a time, by a factor of {} either way (shares: their odds)\n"
        "  runs        {} replicates each, paired with those of the scenario as it is\n",
        scenario.title, options.scenario, found.assumptions.size(), assumed, options.factor,
        options.replicates);
    if (found.base.empty()) return text;
    text += table_of(found, service, service, capacity);
    text += table_of(found, capacity, service, capacity);
    text += fmt::format("\n{} parameters move neither here. * has a source.\nThe factor is a "
                        "yardstick to compare parameters by, not a range that anybody found "
                        "plausible;\nmoved together they may do more, less or something else.\n",
                        still);
    if (options.output.empty()) {
        text += "\nNo file was written; -o FILE.csv keeps every parameter and outcome.\n";
    }
    return text;
}

Faults write_csv(TargetFile& target, const std::string& text) {
    const Descriptor file{::open(target.unfinished().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
    if (!file.is_open() || !write_all(file.number(), text.data(), text.size())) {
        return {file_fault(
            "write-failed", target.path(),
            fmt::format("The register could not be written: {}.", system_reason(errno)))};
    }
    return target.commit();
}

} // namespace

ExitCode perform(const AssumptionsOptions& options) {
    const FileOutcome read = scenario_from_disk(options.scenario, options.overrides);
    if (!read.scenario) return read.code;
    std::optional<TargetFile> target;
    if (!options.output.empty()) {
        if (const Faults faults = over_an_input(options.output, read.files); !faults.empty()) {
            complain(faults);
            return ExitCode::usage;
        }
        target.emplace(options.output, options.overwrite);
        Faults faults = over_another_table(options.output, header);
        if (faults.empty()) faults = target->prepare(0);
        if (!faults.empty()) {
            complain(faults);
            return ExitCode::input_output;
        }
        remove_when_killed(target->unfinished());
    }
    const std::vector<Job> jobs = jobs_of(assumptions_of(*read.scenario, options.factor));
    Progress progress{static_cast<std::uint32_t>(jobs.size()) * options.replicates};
    const Register found = vary(*read.scenario, options, progress, jobs);
    progress.clear();
    if (target) {
        const Faults faults = write_csv(*target, csv_of(found));
        remove_when_killed({});
        if (!faults.empty()) {
            complain(faults);
            return ExitCode::input_output;
        }
    }
    const ExitCode printed = print(text_of(found, *read.scenario, options));
    if (printed != ExitCode::ok) return printed;
    return found.stopped ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim
