#include "app/summary.hpp"
#include "core/calendar.hpp"
#include "core/version.hpp"
#include "report/json.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

void put_statistics(Json& json, const ColumnStatistics& values) {
    json.put("replicates", std::uint64_t{values.count});
    json.put("mean", values.mean).put("sd", values.deviation);
    for (std::size_t q = 0; q < quantile_levels.size(); ++q)
        json.put(fmt::format("q{:02.0f}", 100.0 * quantile_levels[q]), values.quantiles[q]);
}

} // namespace

std::string summary_json(const Summary& summary) {
    const RunFacts& facts = summary.facts;
    Json json;
    json.open_object();
    json.put("ssrsim_version", build_facts().version);
    json.put("scenario", summary.scenario)
        .put("title", facts.title)
        .put("currency", facts.currency);
    json.put("start", to_text(summary.start))
        .put("weeks", static_cast<std::uint64_t>(summary.weeks));
    json.put("status", summary.finished == facts.planned ? "complete" : "interrupted");
    json.put("replicates_planned", std::uint64_t{facts.planned});
    json.put("replicates", std::uint64_t{summary.finished});
    json.open_object("seeds");
    json.put("country", facts.seeds.country).put("people", facts.seeds.people);
    json.put("shocks", facts.seeds.shocks).close();
    if (summary.known_until) json.put("known_until", to_text(*summary.known_until));
    json.put("digest", summary.digest);
    json.open_object("outcomes");
    for (const OutcomeLine& line : summary.outcomes) {
        json.open_object(line.variable.key);
        json.put("unit", line.variable.unit).put("meaning", line.variable.meaning);
        put_statistics(json, line.values);
        json.close();
    }
    json.close().open_array("series");
    for (const SeriesLine& line : summary.series) {
        json.open_object().put("indicator", line.indicator).put("unit", line.unit);
        if (!line.of.empty()) json.put("institution", line.of);
        json.open_object("start");
        put_statistics(json, line.start);
        json.close().open_object("end");
        put_statistics(json, line.end);
        json.close().close();
    }
    json.close();
    summary.file.empty() ? json.put_null("file") : json.put("file", summary.file);
    json.close();
    return json.text();
}

} // namespace ssrsim
