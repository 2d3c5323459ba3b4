#include "app/story.hpp"
#include "core/version.hpp"
#include "report/json.hpp"
#include "world/event_agent.hpp"
#include "world/setting.hpp"

namespace ssrsim {

namespace {

void put_course(Json& json, const Course& course) {
    json.open_object("why").put("series", course.series).put("unit", course.unit);
    json.put("meaning", course.meaning).put("start", course.start).put("end", course.end);
    json.put("mean", course.mean).put("lowest", course.lowest);
    json.put("lowest_on", to_text(course.lowest_on)).put("highest", course.highest);
    json.put("highest_on", to_text(course.highest_on));
    json.put("status", course.stopped ? "interrupted" : "complete");
    json.open_array("causes");
    for (const Effect& effect : course.effects) {
        json.open_object().put("cause", effect.key).put("title", effect.title);
        json.put("without_it", effect.then);
        json.put("mean_without", effect.mean).put("end_without", effect.end);
        json.put("mean_of_its_doing", course.mean - effect.mean);
        json.put("end_of_its_doing", course.end - effect.end).close();
    }
    json.close().open_array("without_effect");
    for (const std::string& title : course.without_effect)
        json.open_object().put("title", title).close();
    json.close().close();
}

} // namespace

std::string story_json(const Story& story, const Scenario& scenario, const Setting& setting,
                       const TraceOptions& options) {
    Json json;
    json.open_object();
    json.put("ssrsim_version", build_facts().version);
    json.put("scenario", options.scenario).put("title", scenario.title);
    json.put("currency", scenario.country.currency);
    json.put("replicate", std::uint64_t{options.replicate}).put("seed", options.seeds.country);
    json.put("from", to_text(story.first)).put("to", to_text(story.last));
    if (!options.agent.empty()) json.put("agent", options.agent);
    if (story.course) put_course(json, *story.course);
    json.open_array("events");
    for (const Event& event : story.events) {
        json.open_object().put("week_of", to_text(monday_of(event.week)));
        json.put("event", name_of(event.what)).put("cause", name_of(event.cause));
        json.put("table", name_of(event.table)).put("id", id_of(setting, event));
        json.put("size", event.size);
        json.put("institution", institution_of(setting, event));
        json.put("channel", channel_of(setting, event));
        json.put("implementer", implementer_of(setting, event));
        json.put("unit", declared_events()[static_cast<std::size_t>(event.what)].unit).close();
    }
    json.close().close();
    return json.text();
}

} // namespace ssrsim
