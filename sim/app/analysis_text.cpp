#include "app/analysis_of_sample.hpp"
#include "core/version.hpp"
#include "report/json.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

std::string table_text(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += fmt::format("{}{:<{}}", i == 0 ? "" : "  ", row[i],
                                i + 1 == row.size() ? 0 : widths[i]);
        text += line + "\n";
    }
    return text;
}

namespace {

std::vector<NamedEstimates> columns_of(const SampleAnalysis::Sobol& sobol) {
    std::vector<NamedEstimates> columns{{"first order", "first", {}}, {"total", "total", {}}};
    for (const SobolIndex& group : sobol.indices.groups) {
        columns[0].estimates.push_back(group.first);
        columns[1].estimates.push_back(group.total);
    }
    return columns;
}

std::vector<NamedEstimates> columns_of(const MorrisEffects& effects) {
    std::vector<NamedEstimates> columns{
        {"mu*", "mu_star", {}}, {"mu", "mu", {}}, {"sigma", "sigma", {}}};
    for (const MorrisEffect& group : effects.groups) {
        columns[0].estimates.push_back(group.strength);
        columns[1].estimates.push_back(group.mean);
        columns[2].estimates.push_back(group.spread);
    }
    return columns;
}

std::vector<NamedEstimates> columns_of(const Prcc& found) {
    return {{"PRCC", "prcc", found.factors}};
}

std::string number(double value) {
    if (std::isnan(value)) return "-";
    const double size = std::abs(value);
    if (size != 0.0 && (size < 1e-4 || size >= 1e6)) return fmt::format("{:.3e}", value);
    return fmt::format("{:.4f}", value);
}

std::string cell(const Estimate& estimate) {
    if (std::isnan(estimate.value)) return "-";
    if (std::isnan(estimate.interval.low)) return number(estimate.value);
    return fmt::format("{} [{}, {}]", number(estimate.value), number(estimate.interval.low),
                       number(estimate.interval.high));
}

/// The three strongest of the last estimate, step by step.
std::string convergence_text(const SampleAnalysis& analysis, const SampleAnalysis::Sobol& sobol) {
    std::vector<std::size_t> order(analysis.factors.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return sobol.indices.groups[a].total.value > sobol.indices.groups[b].total.value;
    });
    order.resize(std::min<std::size_t>(3, order.size()));
    std::vector<std::vector<std::string>> rows{{"samples"}};
    for (const std::size_t i : order)
        rows.front().push_back(analysis.factors[i] + ", total");
    for (const SobolIndices& step : sobol.convergence) {
        rows.push_back({std::to_string(step.samples)});
        for (const std::size_t i : order)
            rows.back().push_back(cell(step.groups[i].total));
    }
    return "\nAs samples double:\n" + table_text(rows);
}

void put(Json& json, const std::string& key, const Estimate& estimate) {
    json.open_object(key);
    json.put("estimate", estimate.value);
    json.put("low", estimate.interval.low).put("high", estimate.interval.high).close();
}

void put_factors(Json& json, const SampleAnalysis& analysis,
                 const std::vector<NamedEstimates>& columns) {
    json.open_array("factors");
    for (std::size_t i = 0; i < analysis.factors.size(); ++i) {
        json.open_object().put("name", analysis.factors[i]);
        for (const NamedEstimates& column : columns)
            put(json, column.key, column.estimates[i]);
        if (const auto* sobol = std::get_if<SampleAnalysis::Sobol>(&analysis.result))
            json.put("samples", std::uint64_t{sobol->indices.groups[i].samples});
        if (const auto* morris = std::get_if<MorrisEffects>(&analysis.result))
            json.put("effects", std::uint64_t{morris->groups[i].effects});
        json.close();
    }
    json.close();
}

std::string_view name_of(Method method) {
    switch (method) {
    case Method::sobol:
        return "sobol";
    case Method::morris:
        return "morris";
    case Method::prcc:
        return "prcc";
    }
    return "";
}

} // namespace

std::string analysis_text(const SampleAnalysis& analysis) {
    const std::vector<NamedEstimates> columns = estimates_of(analysis);
    std::vector<std::vector<std::string>> rows{{"factor"}};
    for (const NamedEstimates& column : columns)
        rows.front().push_back(column.title);
    for (std::size_t i = 0; i < analysis.factors.size(); ++i) {
        rows.push_back({analysis.factors[i]});
        for (const NamedEstimates& column : columns)
            rows.back().push_back(cell(column.estimates[i]));
    }
    std::string text = fmt::format("{}: {} rows", analysis.output, analysis.rows);
    if (analysis.missing_rows > 0)
        text += fmt::format(", {} of them without a value; what needs them is left out",
                            analysis.missing_rows);
    text += ". In brackets 95% intervals.\n";
    const auto* sobol = std::get_if<SampleAnalysis::Sobol>(&analysis.result);
    if (sobol != nullptr) {
        text += fmt::format("Mean {:.6g}, variance {:.6g}.\n", sobol->indices.mean,
                            sobol->indices.variance);
        if (sobol->indices.variance == 0.0)
            text += "It never varies, so that no factor has a share in its variance.\n";
    }
    text += "\n" + table_text(rows);
    if (sobol != nullptr && sobol->convergence.size() > 1)
        text += convergence_text(analysis, *sobol);
    return text;
}

std::vector<NamedEstimates> estimates_of(const SampleAnalysis& analysis) {
    return std::visit([](const auto& result) { return columns_of(result); }, analysis.result);
}

void put_analysis(Json& json, const SampleAnalysis& analysis) {
    json.put("output", analysis.output);
    json.put("rows", std::uint64_t{analysis.rows});
    json.put("missing_rows", std::uint64_t{analysis.missing_rows});
    const auto* sobol = std::get_if<SampleAnalysis::Sobol>(&analysis.result);
    if (sobol != nullptr) {
        json.put("samples", std::uint64_t{sobol->indices.samples});
        json.put("mean", sobol->indices.mean).put("variance", sobol->indices.variance);
    }
    put_factors(json, analysis, estimates_of(analysis));
    if (sobol == nullptr) return;
    json.open_array("convergence");
    for (const SobolIndices& step : sobol->convergence) {
        json.open_object().put("samples", std::uint64_t{step.samples});
        put_factors(json, analysis, columns_of(SampleAnalysis::Sobol{step, {}}));
        json.close();
    }
    json.close();
}

std::string analysis_json(const SampleAnalysis& analysis, const AnalyseOptions& options) {
    Json json;
    json.open_object();
    json.put("ssrsim_version", build_facts().version);
    json.put("method", name_of(options.method));
    json.put("resamples", std::uint64_t{options.resampling.resamples});
    json.put("seed", options.resampling.seed);
    put_analysis(json, analysis);
    return json.close().text();
}

} // namespace ssrsim
