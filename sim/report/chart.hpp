#pragma once

#include "analysis/paired_difference.hpp"
#include "core/calendar.hpp"
#include "report/words.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Charts as plain numbers. Each goes into the page twice: as data that a script draws, and as a
/// table that needs none.
namespace ssrsim {

/// One quantity over the weeks of a report: quantiles over runs at quantile_levels, by week; or one
/// row only, of what does not vary. NaN where there is nothing.
struct Band {
    Bilingual label;
    int color = 0;
    std::vector<std::vector<double>> quantiles;
};

struct FanPanel {
    Bilingual title;
    std::vector<Band> bands;
};

/// What a reader can choose between, one shown at a time: a plan, as a rule.
template <class Content>
using Choices = std::vector<std::pair<Bilingual, Content>>;

/// Quantities over time, in panels that share their axes.
struct Fan {
    Bilingual y;      ///< title of the axis, with the unit
    std::string unit; ///< "1", "people", "money" …
    Choices<std::vector<FanPanel>> choices;
    std::vector<std::pair<Date, Bilingual>> events;
};

/// Fifty runs of equal weight, sorted: what chance makes of one number.
struct DotPanel {
    Bilingual title;
    std::string unit;
    std::vector<double> values;
    std::string better; ///< "higher", "lower" or "neither"
};

struct Dots {
    Bilingual y;
    Choices<std::vector<DotPanel>> choices;
};

/// A day and how far it varies: of 5%, half and 95% of the runs in which it comes.
using DaySpread = std::array<Date, 3>;

struct GanttRow {
    Bilingual label;
    bool is_mission = false;
    std::optional<std::pair<Date, Date>> planned;
    std::optional<DaySpread> started;
    std::optional<DaySpread> finished;
    Bilingual note;
};

struct Gantt {
    Date from;
    Date to;
    Choices<std::vector<GanttRow>> choices;
};

struct FlowNode {
    Bilingual label;
    int color = 0;
};

struct FlowLink {
    std::size_t from = 0;
    std::size_t to = 0;
    double value = 0.0;
};

struct Flows {
    std::vector<FlowNode> nodes;
    std::vector<FlowLink> links;
};

struct Flow {
    Choices<Flows> choices;
};

struct BarRow {
    Bilingual label;
    PairedEstimate estimate; ///< its interval may be unbounded
};

/// Whether a positive number has its sign, as differences do.
enum class Signs : std::uint8_t { shown, of_negative_only };

struct Bars {
    Bilingual y;
    std::string unit;
    Choices<std::vector<BarRow>> choices;
    Signs signs = Signs::shown;
};

struct HeatRow {
    Bilingual label;
    std::vector<double> values; ///< by column; NaN where there is none
};

struct HeatGrid {
    std::vector<Bilingual> columns;
    std::vector<HeatRow> rows;
};

/// Numbers, each written in its cell: the larger, the deeper its colour.
struct Heat {
    Choices<HeatGrid> choices;
};

/// What part of its range a factor is held to.
struct BoxRow {
    Bilingual label;
    double low = 0.0; ///< of the whole range
    double high = 0.0;
    double from = 0.0; ///< of the part
    double to = 0.0;
};

/// Parts of ranges, each row on a scale of its own.
struct Boxes {
    Choices<std::vector<BoxRow>> choices;
};

struct LaneEvent {
    Date date;
    std::size_t lane = 0;
    Bilingual label;
};

struct Lanes {
    std::vector<Bilingual> lanes;
    std::vector<LaneEvent> events;
};

struct Timeline {
    Choices<Lanes> choices;
};

using Chart = std::variant<Fan, Dots, Gantt, Flow, Bars, Heat, Boxes, Timeline>;

/// A chart in its place on the page.
struct Figure {
    std::string id;
    Bilingual title;   ///< what is shown, in what unit
    Bilingual caption; ///< how to read it
    Chart chart;
};

} // namespace ssrsim
