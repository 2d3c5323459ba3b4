#include "app/command_line.hpp"

#include <algorithm>

// The commands for anybody's model: a sample of its inputs, and what its outputs say.

namespace ssrsim {

void CommandLine::add_sample() {
    CLI::App* command = add_command("sample", "Write the rows of a design, for a model of your own",
                                    R"(  ssrsim sample design.toml -o x.csv

A design, design.toml:
  design = "saltelli"      # or morris, latin_hypercube, sobol_sequence, grid
  samples = 1024
  seed = 1

  [factor.x1]
  distribution = "uniform" # or log_uniform, triangular, truncated_normal, discrete
  low = 0
  high = 1
)",
                                    [this]() -> Command {
                                        sample_.overwrite = overwrite();
                                        return sample_;
                                    });
    noted(command->add_option("DESIGN", sample_.design, "The design, in TOML"), Takes::file)
        ->required()
        ->type_name("");
    noted(command->add_option("-o,--output", sample_.output,
                              "The sample to write (default: standard output)"),
          Takes::file)
        ->type_name("FILE.csv")
        ->check(a_name());
    command->add_flag("--force", force_, "Replace that file if it is a sample of the same factors");
}

void CommandLine::add_analyse() {
    static const std::vector<std::string> methods{"sobol", "morris", "prcc"};
    CLI::App* command =
        add_command("analyse", "Say which factors of a sample move what a model made of it",
                    R"(  ssrsim analyse sobol x.csv y.csv
  ssrsim analyse morris x.csv y.csv --output cost --json
)",
                    [this]() -> Command {
                        const auto at = std::ranges::find(methods, method_) - methods.begin();
                        analyse_.method = static_cast<Method>(at);
                        analyse_.form = form();
                        return analyse_;
                    });
    noted(command->add_option("METHOD", method_,
                              "sobol (of a Saltelli sample), morris (of Morris trajectories) or "
                              "prcc (of any sample)"),
          Takes::word, methods)
        ->required()
        ->type_name("")
        ->check(CLI::IsMember(methods).description(""));
    noted(command->add_option("X", analyse_.sample, "The sample: a column for each factor, CSV"),
          Takes::file)
        ->required()
        ->type_name("");
    noted(command->add_option("Y", analyse_.outcomes,
                              "What the model made of each row, in the same order, CSV"),
          Takes::file)
        ->required()
        ->type_name("");
    noted(command->add_option("--output", analyse_.output,
                              "The column of Y to analyse (default: the first)"),
          Takes::text)
        ->type_name("NAME");
    noted(command->add_option("--levels", analyse_.levels,
                              "morris: levels of the grid (default: as many as the sample shows)"),
          Takes::text)
        ->type_name("L")
        ->check(a_whole_number(2, 1'000'000));
    noted(command->add_option("--resamples", analyse_.resampling.resamples,
                              "Bootstrap resamples for intervals (default 1000)"),
          Takes::text)
        ->type_name("B")
        ->check(a_whole_number(2, 100'000));
    add_seed(command, "--seed", analyse_.resampling.seed, "Seed of the resamples (default 0)");
    command->add_flag("--json", json_, "Print JSON instead of a table");
}

} // namespace ssrsim
