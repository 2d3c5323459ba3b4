#include "report/chart_json.hpp"

#include "report/catalogue.hpp"

namespace ssrsim {

namespace {

/// A screen shows no more.
constexpr int digits = 4;

void put(Json& json, std::string_view key, const Bilingual& words) {
    json.open_object(key).put("en", words.en).put("fr", words.fr).close();
}

void put_day(Json& json, std::string_view key, Date day) {
    json.put(key, to_text(day));
}

void put_bands(Json& json, const std::vector<Band>& bands) {
    json.open_array("series");
    for (const Band& band : bands) {
        json.open_object();
        put(json, "label", band.label);
        json.put("color", static_cast<std::uint64_t>(band.color)).open_array("q");
        for (const auto& level : band.quantiles) {
            json.open_array();
            for (const double value : level)
                json.item(value, digits);
            json.close();
        }
        json.close().close();
    }
    json.close();
}

void put_content(Json& json, const std::vector<FanPanel>& panels) {
    json.open_array("panels");
    for (const FanPanel& panel : panels) {
        json.open_object();
        put(json, "title", panel.title);
        put_bands(json, panel.bands);
        json.close();
    }
    json.close();
}

void put_content(Json& json, const std::vector<DotPanel>& panels) {
    json.open_array("panels");
    for (const DotPanel& panel : panels) {
        json.open_object();
        put(json, "title", panel.title);
        json.put("unit", panel.unit).put("better", panel.better).open_array("values");
        for (const double value : panel.values)
            json.item(value, digits);
        json.close().close();
    }
    json.close();
}

void put_days(Json& json, std::string_view key, const std::optional<DaySpread>& days) {
    if (!days) {
        json.put_null(key);
        return;
    }
    json.open_array(key);
    for (const Date day : *days)
        json.item(to_text(day));
    json.close();
}

void put_content(Json& json, const std::vector<GanttRow>& rows) {
    json.open_array("rows");
    for (const GanttRow& row : rows) {
        json.open_object();
        put(json, "label", row.label);
        json.put("kind", row.is_mission ? "mission" : "activity");
        if (row.planned) {
            json.open_array("planned").item(to_text(row.planned->first));
            json.item(to_text(row.planned->second)).close();
        } else {
            json.put_null("planned");
        }
        put_days(json, "started", row.started);
        put_days(json, "finished", row.finished);
        put(json, "note", row.note);
        json.close();
    }
    json.close();
}

void put_content(Json& json, const Flows& flows) {
    json.open_array("nodes");
    for (const FlowNode& node : flows.nodes) {
        json.open_object();
        put(json, "label", node.label);
        json.put("color", static_cast<std::uint64_t>(node.color)).close();
    }
    json.close().open_array("links");
    for (const FlowLink& link : flows.links)
        json.open_object()
            .put("from", std::uint64_t{link.from})
            .put("to", std::uint64_t{link.to})
            .put("value", link.value)
            .close();
    json.close();
}

void put_content(Json& json, const std::vector<BarRow>& rows) {
    json.open_array("rows");
    for (const BarRow& row : rows) {
        json.open_object();
        put(json, "label", row.label);
        const PairedEstimate& estimate = row.estimate;
        json.put("value", estimate.mean)
            .put("low", estimate.interval.low)
            .put("high", estimate.interval.high)
            .put("firm", estimate.footing == Footing::firm)
            .close();
    }
    json.close();
}

void put_content(Json& json, const HeatGrid& grid) {
    json.open_array("columns");
    for (const Bilingual& column : grid.columns)
        json.open_object().put("en", column.en).put("fr", column.fr).close();
    json.close().open_array("rows");
    for (const HeatRow& row : grid.rows) {
        json.open_object();
        put(json, "label", row.label);
        json.open_array("values");
        for (const double value : row.values)
            json.item(value, digits);
        json.close().close();
    }
    json.close();
}

void put_content(Json& json, const std::vector<BoxRow>& rows) {
    json.open_array("rows");
    for (const BoxRow& row : rows) {
        json.open_object();
        put(json, "label", row.label);
        json.put("low", row.low).put("high", row.high);
        json.put("from", row.from).put("to", row.to).close();
    }
    json.close();
}

void put_content(Json& json, const Lanes& lanes) {
    json.open_array("lanes");
    for (const Bilingual& lane : lanes.lanes) {
        json.open_object().put("en", lane.en).put("fr", lane.fr).close();
    }
    json.close().open_array("events");
    for (const LaneEvent& event : lanes.events) {
        json.open_object();
        put_day(json, "date", event.date);
        json.put("lane", std::uint64_t{event.lane});
        put(json, "label", event.label);
        json.close();
    }
    json.close();
}

template <class Content>
void put_choices(Json& json, const Choices<Content>& choices) {
    json.open_array("choices");
    for (const auto& [label, content] : choices) {
        json.open_object();
        put(json, "label", label);
        put_content(json, content);
        json.close();
    }
    json.close();
}

struct PutChart {
    Json& json;

    void operator()(const Fan& fan) const {
        json.put("kind", "fan").put("unit", fan.unit);
        put(json, "y", fan.y);
        put_choices(json, fan.choices);
        json.open_array("events");
        for (const auto& [day, label] : fan.events) {
            json.open_object();
            put_day(json, "date", day);
            put(json, "label", label);
            json.close();
        }
        json.close();
    }
    void operator()(const Dots& dots) const {
        json.put("kind", "dots");
        put(json, "y", dots.y);
        put_choices(json, dots.choices);
    }
    void operator()(const Gantt& gantt) const {
        json.put("kind", "gantt");
        put_day(json, "from", gantt.from);
        put_day(json, "to", gantt.to);
        put_choices(json, gantt.choices);
    }
    void operator()(const Flow& flow) const {
        json.put("kind", "flow");
        put_choices(json, flow.choices);
    }
    void operator()(const Bars& bars) const {
        json.put("kind", "bars").put("unit", bars.unit);
        put(json, "y", bars.y);
        put_choices(json, bars.choices);
    }
    void operator()(const Heat& heat) const {
        json.put("kind", "heat");
        put_choices(json, heat.choices);
    }
    void operator()(const Boxes& boxes) const {
        json.put("kind", "boxes");
        put_choices(json, boxes.choices);
    }
    void operator()(const Timeline& timeline) const {
        json.put("kind", "story");
        put_choices(json, timeline.choices);
    }
};

} // namespace

std::string page_data(const std::vector<Figure>& figures, const std::vector<Date>& days,
                      const std::string& currency) {
    Json json{JsonForm::compact};
    json.open_object().put("format", std::uint64_t{1}).put("currency", currency);
    json.open_array("dates");
    for (const Date day : days)
        json.item(to_text(day));
    json.close().open_object("words");
    for (const Language language : languages) {
        json.open_object(name_of(language));
        for (const auto& [key, words] : words_of_controls())
            json.put(key, words.in(language));
        json.close();
    }
    json.close().open_object("charts");
    for (const Figure& figure : figures) {
        json.open_object(figure.id);
        std::visit(PutChart{json}, figure.chart);
        json.close();
    }
    json.close().close();
    return without_markup(json.text());
}

} // namespace ssrsim
