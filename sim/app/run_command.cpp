#include "app/commands.hpp"
#include "app/events_file.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "app/report_pages.hpp"
#include "app/result_file.hpp"
#include "app/scenario_file.hpp"
#include "app/summary.hpp"
#include "app/table_file.hpp"
#include "app/terminal.hpp"
#include "ensemble/ensemble.hpp"
#include "results/files.hpp"
#include "results/names.hpp"
#include "results/reader.hpp"
#include "results/replicate_store.hpp"
#include "results/target.hpp"
#include "results/writer.hpp"
#include "run/run.hpp"
#include "scenario_io/resolved.hpp"

#include <atomic>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <sys/stat.h>

namespace ssrsim {

namespace {

std::string temporary_folder() {
    const char* folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

/// --force is there to replace older results: anything else under that name is a slip of the hand.
Faults over_something_else(const RunOptions& options) {
    struct stat status{};
    const bool content = ::stat(options.output.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
                         status.st_size > 0;
    if (options.overwrite == Overwrite::never || !content || looks_like_results(options.output))
        return {};
    return {file_fault("not-results", options.output,
                       "The file exists and is not a results file, so --force does not replace it.",
                       "Choose another name, or remove the file first.")};
}

/// Claims the results file before any time is spent on the run.
Faults prepare(TargetFile& target, const Layout& layout, const RunOptions& options) {
    const std::uint64_t needed = estimated_bytes(layout, options.replicates, options.keep) +
                                 ReplicateStore::spool_bytes(layout, options.replicates);
    Faults faults = over_something_else(options);
    if (faults.empty()) faults = target.prepare(needed);
    if (faults.empty()) remove_when_killed(target.unfinished());
    return faults;
}

EnsembleSummary run_replicates(const Experiment& experiment, const RunOptions& options,
                               ReplicateStore& store, EventsFile* events, PlanRuns* kept,
                               Progress& progress) {
    std::atomic<bool> store_failed{false};
    EnsembleOptions ensemble;
    ensemble.count = options.replicates;
    ensemble.threads = options.threads;
    ensemble.should_stop = [&] { return interrupted() || store_failed.load(); };
    const auto run_one = [&](std::uint32_t key) {
        return run_replicate(experiment, key, events != nullptr ? Events::kept : Events::forgotten);
    };
    return run_ensemble(run_one, ensemble, [&](std::uint32_t, Trajectory&& trajectory) {
        if (kept != nullptr) kept->put(sample_of(kept->sampling(), trajectory));
        store.put(trajectory);
        if (events != nullptr) events->put(trajectory);
        store_failed = store.failed();
        progress.finished(static_cast<std::uint32_t>(store.replicates()));
    });
}

Faults write_file(const ReplicateStore& store, const RunFacts& facts, Keep keep, TargetFile& target,
                  int threads) {
    Faults faults = write_results(store, facts, keep, target.unfinished(), workers_on(threads));
    if (faults.empty()) faults = target.commit();
    // The name under which it was being written is of no use to anybody.
    for (Fault& fault : faults)
        if (fault.where.file == target.unfinished()) fault.where.file = target.path();
    return faults;
}

} // namespace

ExitCode perform(const RunOptions& options) {
    const FileOutcome read = scenario_from_disk(options.scenario, options.overrides);
    if (!read.scenario) return read.code;
    const Scenario& scenario = *read.scenario;
    const Experiment experiment{scenario.country, scenario.plan, options.seeds};

    std::optional<ResultFile> page;
    std::optional<PlanRuns> kept;
    if (is_page_name(options.output)) {
        if (has_told(over_an_input(options.output, read.files))) return ExitCode::usage;
        page.emplace(options.output, options.overwrite);
        if (has_told(page->prepare({}))) return ExitCode::input_output;
        kept.emplace(experiment.layout());
    }

    std::optional<TargetFile> target;
    if (!options.output.empty() && !page) {
        if (has_told(over_an_input(options.output, read.files))) return ExitCode::usage;
        target.emplace(options.output, options.overwrite);
        if (has_told(prepare(*target, experiment.layout(), options))) return ExitCode::input_output;
    }

    std::optional<EventsFile> events;
    if (!options.events.empty()) {
        if (has_told(over_an_input(options.events, read.files))) return ExitCode::usage;
        events.emplace(options.events, options.overwrite, experiment.with_plan());
        if (has_told(events->prepare())) return ExitCode::input_output;
    }

    std::optional<TableFile> table;
    if (!options.table.empty()) {
        if (has_told(over_an_input(options.table, read.files))) return ExitCode::usage;
        table.emplace(options.table, options.overwrite);
        if (has_told(table->prepare(summary_columns()))) return ExitCode::input_output;
    }

    ReplicateStore store{experiment.layout(),
                         target ? folder_of(options.output) : temporary_folder()};
    Progress progress{options.replicates};
    const EnsembleSummary ensemble = run_replicates(
        experiment, options, store, events ? &*events : nullptr, kept ? &*kept : nullptr, progress);
    if (store.failed()) {
        progress.clear();
        complain(store.faults());
        return ExitCode::input_output;
    }
    if (store.replicates() == 0) {
        progress.clear();
        return nothing_finished();
    }

    const RunFacts facts{scenario.title,          scenario.question, scenario.country.currency,
                         resolved_toml(scenario), options.seeds,     options.replicates};
    progress.say("summarising");
    Summary summary = summarise(store, facts);
    summary.scenario = options.scenario;
    summary.known_until = scenario.plan.actuals.until;
    Faults faults;
    if (target) {
        progress.say("writing " + options.output);
        faults = write_file(store, facts, options.keep, *target, options.threads);
        if (faults.empty()) summary.file = options.output;
        remove_when_killed({});
    }
    if (page) {
        progress.say("writing " + options.output);
        faults = page->write_page(page_of_run(scenario, *kept, ensemble.stopped, options));
        if (faults.empty()) summary.file = options.output;
    }
    if (events && faults.empty()) faults = events->commit();
    if (table && faults.empty()) faults = table->commit(summary_sheets(summary));
    progress.clear();
    complain(faults);
    const ExitCode printed =
        print(options.form == Form::json ? summary_json(summary) : summary_text(summary));
    if (!faults.empty()) return ExitCode::input_output;
    if (printed != ExitCode::ok) return printed;
    return ensemble.stopped ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim
