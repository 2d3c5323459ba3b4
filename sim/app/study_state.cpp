#include "app/study_commands.hpp"
#include "app/terminal.hpp"
#include "report/json.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ssrsim {

namespace {

constexpr std::size_t most_shown = 10;

std::string percent_text(std::uint64_t part, std::uint64_t whole) {
    // Never 100 while something is missing.
    const double share = whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
    return fmt::format("{:.1f}%", part == whole ? 100.0 : std::min(99.9, 100.0 * share));
}

} // namespace

std::string state_text(const OpenStudy& open, const StudyState& state) {
    const Study& study = open.study;
    const Replication& replication = study.file.replication;
    std::string text = fmt::format(
        "{}\n  design    {} rows, {} factors, {} {}, {}\n", study.file.title, study.points.rows(),
        study.file.factors.size(), study.plans_a_row(),
        study.plans_a_row() == 1 ? "plan a row" : "plans a row",
        replication.is_fixed() ? fmt::format("{} replicates", replication.count)
                               : std::string{"as many replicates as the precision asks"});
    const std::uint64_t plans = replication.is_fixed() ? study.plans_a_row() : 1;
    text += fmt::format("  done      {} of {} {}, {}\n", state.held * plans, state.cells * plans,
                        replication.is_fixed() ? "runs" : "rows",
                        percent_text(state.held, state.cells));
    text += fmt::format("  folder    {}, {} shards of study {}\n", open.folder.root,
                        state.sound.size(), study.identity);
    if (state.runs > 0)
        text += fmt::format("  failed    {} of {} runs\n", state.failed, state.runs);
    for (const std::string& reason : state.reasons)
        text += fmt::format("            {}\n", reason);
    for (std::size_t i = 0; i < std::min(most_shown, state.missing.size()); ++i)
        text += fmt::format("  missing   {}\n", text_of(state.missing[i]));
    if (state.missing.size() > most_shown)
        text += fmt::format("            and {} more\n", state.missing.size() - most_shown);
    for (const OtherVersion& other : state.others)
        text += fmt::format("  kept      {} shards of another design or program, {}\n",
                            other.shards, other.identity);
    if (!state.unfinished.empty())
        text += fmt::format("  unfinished  {} files of runs at work or killed\n",
                            state.unfinished.size());
    return text;
}

std::string state_json(const OpenStudy& open, const StudyState& state) {
    const Study& study = open.study;
    Json json;
    json.open_object();
    json.put("title", study.file.title);
    json.put("study", study.identity);
    json.put("program", study.program);
    json.put("folder", open.folder.root);
    json.put("rows", study.points.rows());
    json.put("plans_a_row", std::uint64_t{study.plans_a_row()});
    json.put("wanted", state.cells);
    json.put("held", state.held);
    json.put("complete", state.missing.empty());
    json.put("shards", std::uint64_t{state.sound.size()});
    json.put("runs", state.runs);
    json.put("failed", state.failed);
    json.open_array("reasons");
    for (const std::string& reason : state.reasons)
        json.item(reason);
    json.close();
    json.open_array("missing");
    for (const ShardRange& range : state.missing) {
        json.open_object();
        json.put("first_row", range.first);
        json.put("rows", range.count);
        json.put("first_replicate", std::uint64_t{range.replicates.first});
        json.put("replicates", std::uint64_t{range.replicates.count});
        json.close();
    }
    json.close();
    json.open_array("faults");
    for (const ShardFault& fault : state.faults) {
        json.open_object();
        json.put("problem", name_of(fault.problem));
        json.put("file", fault.fault.where.file);
        json.put("message", fault.fault.message);
        json.close();
    }
    json.close();
    json.open_array("others");
    for (const OtherVersion& other : state.others) {
        json.open_object();
        json.put("study", other.identity);
        json.put("shards", other.shards);
        json.close();
    }
    json.close();
    json.close();
    return json.text();
}

ExitCode tell_shard_faults(const StudyState& state) {
    ExitCode code = ExitCode::ok;
    for (const ShardFault& fault : state.faults) {
        complain({fault.fault});
        const bool is_damaged = fault.problem == ShardProblem::damaged;
        if (is_damaged || code == ExitCode::damaged) {
            code = ExitCode::damaged;
        } else {
            code = ExitCode::not_together;
        }
    }
    return code;
}

ExitCode show_state(const OpenStudy& open, const StudyOptions& options) {
    const StudyState state = inspect(open.study, open.folder, Depth::names);
    tell_shard_faults(state);
    return print(options.form == Form::json ? state_json(open, state) : state_text(open, state));
}

ExitCode verify_study(const OpenStudy& open, const StudyOptions& options) {
    const StudyState state = inspect(open.study, open.folder, Depth::contents);
    const ExitCode code = tell_shard_faults(state);
    const ExitCode printed =
        print(options.form == Form::json ? state_json(open, state) : state_text(open, state));
    if (printed != ExitCode::ok) return printed;
    if (code != ExitCode::ok) return code;
    return state.missing.empty() ? ExitCode::ok : ExitCode::interrupted;
}

} // namespace ssrsim
