#pragma once

#include "record/layout.hpp"
#include "results/replicate_store.hpp"
#include "results/writer.hpp"
#include "tables/sheet.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// One outcome over the replicates.
struct OutcomeLine {
    OutcomeVariable variable;
    ColumnStatistics values;
};

/// One series over the replicates, in the first and the last recorded week.
struct SeriesLine {
    std::string indicator;
    std::string unit;
    std::string meaning;
    std::string of; ///< id of the institution; empty: the country
    ColumnStatistics start;
    ColumnStatistics end;
};

/// What `ssrsim run` prints, as numbers.
struct Summary {
    std::string scenario; ///< path of the file
    RunFacts facts;
    Date start;
    std::optional<Date> known_until; ///< what has happened is known so far
    std::int32_t weeks = 0;
    std::uint32_t finished = 0;
    std::string digest; ///< over all replicates
    std::vector<OutcomeLine> outcomes;
    std::vector<SeriesLine> series;
    std::string file; ///< results file written; empty: none
};

/// Reads the headline numbers from the store, which must hold at least one replicate.
Summary summarise(const ReplicateStore& store, const RunFacts& facts);

std::string summary_text(const Summary& summary);
std::string summary_json(const Summary& summary);
/// The numbers of summary_json as a table for people, and a second one of how they were made.
std::vector<Sheet> summary_sheets(const Summary& summary);
/// Columns of the first one.
std::vector<SheetColumn> summary_columns();

} // namespace ssrsim
