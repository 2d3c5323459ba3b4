#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "app/text_file.hpp"
#include "designs/design.hpp"
#include "results/files.hpp"
#include "scenario_io/read_design.hpp"
#include "tables/csv_cells.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <utility>

namespace ssrsim {

namespace {

/// About a gigabyte of text.
constexpr std::uint64_t most_values = 50'000'000;

std::string header_of(const Design& design) {
    std::string text;
    for (const Factor& factor : design.factors())
        text += (text.empty() ? "" : ",") + csv_text(factor.name);
    if (design.spec().luck != RowLuck::common) text += ",luck";
    return text + "\n";
}

std::string sample_of(const Design& design) {
    std::string text = header_of(design);
    std::vector<double> values(design.factors().size());
    for (std::uint64_t row = 0; row < design.rows(); ++row) {
        design.row(row, values);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) text += ',';
            text += csv_number(values[i]);
        }
        if (design.spec().luck != RowLuck::common) text += "," + std::to_string(design.luck(row));
        text += '\n';
    }
    return text;
}

std::string_view method_for(DesignKind kind) {
    if (kind == DesignKind::saltelli) return "sobol";
    if (kind == DesignKind::morris) return "morris";
    return "prcc";
}

} // namespace

ExitCode perform(const SampleOptions& options) {
    std::optional<std::string> text = text_of_file(options.design);
    if (!text) {
        complain({file_fault("cannot-read", options.design,
                             fmt::format("The file cannot be read: {}.", system_reason(errno)))});
        return ExitCode::input_output;
    }
    const ReadDesign read =
        read_design_file(options.design, [&](const std::string&) { return std::move(text); });
    if (has_told(read.faults)) return ExitCode::faults;
    const Design design{read.design->spec, read.design->factors};
    if (design.rows() > most_values / design.factors().size()) {
        complain({file_fault("too-many-rows", options.design,
                             fmt::format("The design has {} rows of {} values; a sample holds at "
                                         "most {} values.",
                                         design.rows(), design.factors().size(), most_values),
                             "Take fewer samples.")});
        return ExitCode::faults;
    }
    if (options.output.empty()) return print(sample_of(design));
    if (has_told(over_an_input(options.output, {options.design}))) return ExitCode::usage;
    TextFile file{options.output, options.overwrite};
    if (has_told(file.prepare(header_of(design))) ||
        has_told(file.write(sample_of(design), Sidecar::none)))
        return ExitCode::input_output;
    return print(fmt::format(
        "Wrote {0}: {1} rows of {2} factors. Put what your model makes of each row, in the same "
        "order, into a file with a heading, then: ssrsim analyse {3} {4} y.csv\n",
        options.output, design.rows(), design.factors().size(), method_for(design.spec().kind),
        shell_word(options.output)));
}

} // namespace ssrsim
