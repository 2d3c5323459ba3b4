#include "app/progress.hpp"
#include "app/result_file.hpp"
#include "app/scenario_file.hpp"
#include "app/study_analysis.hpp"
#include "app/terminal.hpp"
#include "study/values.hpp"

#include <fmt/format.h>
#include <optional>

namespace ssrsim {

namespace {

std::optional<FailureRule> rule_of(const Study& study) {
    const std::optional<FailureLevel>& failure = study.file.failure;
    if (!failure) return {};
    for (std::size_t i = 0; i < study.measures.size(); ++i)
        if (study.measures[i].variable.key == failure->outcome)
            return FailureRule{i, failure->level, failure->is_below};
    return {};
}

Fault missing_runs(const OpenStudy& open, const StudyState& state) {
    return file_fault(
        "runs-missing", open.folder.root,
        fmt::format("Runs are missing, first those of {}.", text_of(state.missing.front())),
        "`ssrsim study resume` makes them; --partial uses what there is.");
}

} // namespace

ExitCode analyse_study_runs(const OpenStudy& open, const StudyOptions& options) {
    std::optional<ResultFile> file;
    if (!options.output.empty()) {
        if (has_told(over_an_input(options.output, open.files))) return ExitCode::usage;
        file.emplace(options.output, options.overwrite);
        if (has_told(file->prepare(study_analysis_columns()))) return ExitCode::input_output;
    }
    Progress progress{1};
    progress.say("reading the shards");
    const StudyState state = inspect(open.study, open.folder, Depth::contents);
    progress.clear();
    if (const ExitCode code = tell_shard_faults(state); code != ExitCode::ok) return code;
    if (state.sound.empty() || (!state.missing.empty() && !options.partial)) {
        complain({missing_runs(open, state)});
        return ExitCode::not_together;
    }
    progress.say("analysing");
    const StudyAnalysis analysis =
        analyse_study(values_of(open.study, state), rule_of(open.study), {});
    progress.clear();
    const std::string json = study_analysis_json(open, analysis);
    if (file && file->is_page()) {
        if (has_told(file->write_page(study_analysis_page(open, analysis, options))))
            return ExitCode::input_output;
    } else if (file && has_told(file->write(json, study_analysis_sheets(open, analysis)))) {
        return ExitCode::input_output;
    }
    return print(options.form == Form::json ? json : study_analysis_text(analysis));
}

} // namespace ssrsim
