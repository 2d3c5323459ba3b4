#include "app/command_line.hpp"
#include "app/study_part.hpp"
#include "scenario/wording.hpp"

#include <fmt/format.h>

// The commands of studies.

namespace ssrsim {

namespace {

CLI::Validator a_part() {
    return CLI::Validator{[](const std::string& text) {
                              if (read_part(text)) return std::string{};
                              return fmt::format("a part is written 3/8, from 1/8 to 8/8, not {}",
                                                 ssrsim::quoted(text));
                          },
                          ""};
}

} // namespace

CLI::App* CommandLine::add_study(CLI::App* studies, const std::string& name,
                                 const std::string& meaning, const std::string& footer,
                                 StudyAction action) {
    CLI::App* command = add_command(
        name, meaning, footer,
        [this, action]() -> Command {
            study_.action = action;
            study_.overwrite = overwrite();
            study_.form = form();
            return study_;
        },
        studies);
    noted(command->add_option("STUDY", study_.study, "The study file"), Takes::file)
        ->required()
        ->type_name("");
    noted(command->add_option("--folder", study_.folder,
                              "Where its runs are kept (default: STUDY without .toml, with .runs)"),
          Takes::file)
        ->type_name("FOLDER")
        ->check(a_name());
    return command;
}

void CommandLine::add_studies() {
    CLI::App* studies =
        app_.add_subcommand("study", "Run plans for many values of their settings, and say which "
                                     "of them matter");
    studies->set_help_flag("-h,--help", "Print this help");
    studies->require_subcommand(0, 1);
    studies->get_formatter()->column_width(34);

    const auto add_work = [this](CLI::App* command) {
        noted(command->add_option("--shard", study_.part,
                                  "Run the i-th of N parts of the rows; in a task of a Slurm job "
                                  "array the task's part"),
              Takes::text)
            ->type_name("i/N")
            ->check(a_part());
        add_threads(command, study_.threads);
    };
    add_work(add_study(studies, "run", "Make the runs that are not there yet",
                       R"(  ssrsim study run study.toml
  ssrsim study run study.toml --shard 3/8
)",
                       StudyAction::run));
    add_work(add_study(studies, "resume", "The same, for a study that was begun",
                       "  ssrsim study resume study.toml\n", StudyAction::resume));
    const auto add_json = [this](CLI::App* command) {
        command->add_flag("--json", json_, "Print it as JSON");
    };
    add_json(add_study(studies, "status", "Say how far it is", "  ssrsim study status study.toml\n",
                       StudyAction::status));
    add_json(add_study(studies, "verify", "Read every shard and name what is wrong or missing",
                       "  ssrsim study verify study.toml\n", StudyAction::verify));

    CLI::App* merge = add_study(studies, "merge", "Write all runs into one file",
                                R"(  ssrsim study merge study.toml
  ssrsim study merge study.toml -o results.nc
)",
                                StudyAction::merge);
    add_output(merge, study_.output, "FILE.nc",
               "The file (default: STUDY without .toml, with .nc)");
    merge->add_flag("--force", force_, "Replace that file if it is an older one of its kind");
    merge->add_flag("--partial", study_.partial, "Merge what there is, though runs are missing");

    CLI::App* analyse =
        add_study(studies, "analyse", "Say which factors matter, and where plans fail",
                  R"(  ssrsim study analyse study.toml
  ssrsim study analyse study.toml -o study.html
)",
                  StudyAction::analyse);
    add_numbers(analyse, study_.output, "analysis");
    analyse->add_flag("--partial", study_.partial, "Use what there is, though runs are missing");

    CLI::App* submit = add_study(studies, "submit", "Submit it to Slurm as a job array",
                                 R"(  ssrsim study submit study.toml --dry-run
  ssrsim study submit study.toml --tasks 64 --time 2:00:00 --partition long
)",
                                 StudyAction::submit);
    submit->add_flag("--dry-run", study_.dry_run, "Write the scripts and submit nothing");
    noted(submit->add_option("--tasks", study_.tasks,
                             "Tasks of the array (default: so that each takes about an hour)"),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(1, 100'000));
    noted(submit->add_option("--time", study_.time,
                             "Time limit of a task (default: twice what the pilot says)"),
          Takes::text)
        ->type_name("H:MM:SS");
    noted(submit->add_option("--partition", study_.partition, "Partition to submit to"),
          Takes::text)
        ->type_name("NAME");
    noted(submit->add_option("--threads", study_.threads, "Cores of a task (default 1)"),
          Takes::text)
        ->type_name("T")
        ->check(a_whole_number(1, 1024));
    noted(submit->add_option("--sbatch", study_.sbatch,
                             "A further option for sbatch, such as --sbatch=--account=x; may be "
                             "given several times"),
          Takes::text)
        ->type_name("OPTION")
        ->allow_extra_args(false);
}

} // namespace ssrsim
