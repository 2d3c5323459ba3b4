#pragma once

#include "app/arguments.hpp"
#include "app/exit_code.hpp"

#include <string>

namespace ssrsim {

ExitCode perform(const ShowText& options);
ExitCode perform(const RunOptions& options);
ExitCode perform(const CompareOptions& options);
ExitCode perform(const ExplainOptions& options);
ExitCode perform(const TraceOptions& options);
ExitCode perform(const CheckOptions& options);
ExitCode perform(const AssumptionsOptions& options);
ExitCode perform(const DescribeOptions& options);
ExitCode perform(const NewOptions& options);
ExitCode perform(const ImportOptions& options);
ExitCode perform(const WorkshopOptions& options);
ExitCode perform(const SampleOptions& options);
ExitCode perform(const AnalyseOptions& options);
ExitCode perform(const StudyOptions& options);

/// What a run records, as Markdown tables: outcomes, then indicators with their dimensions.
std::string indicators_markdown();

} // namespace ssrsim
