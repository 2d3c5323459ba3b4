#include "app/story.hpp"
#include "report/figures.hpp"
#include "world/event_agent.hpp"
#include "world/setting.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace ssrsim {

namespace {

std::string size_text(const Event& event, const std::string& currency) {
    const std::string_view unit = declared_events()[static_cast<std::size_t>(event.what)].unit;
    if (unit.empty()) return "";
    if (unit == "share") return readable(event.size);
    if (unit == "currency units") return readable(event.size) + " " + currency;
    return fmt::format("{} {}", readable(event.size), unit);
}

std::string event_row(const Setting& setting, const Event& event, const std::string& currency) {
    const std::string id = id_of(setting, event);
    const std::string_view cause = declared_causes()[static_cast<std::size_t>(event.cause)].meaning;
    std::string who = id.empty() ? "country" : harmless(id);
    if (event.table != Concerns::activity && event.institution.exists())
        who += " for " + harmless(institution_of(setting, event));
    return line_of(fmt::format("  {}  {:<31} {:<21} {:<19} {}", to_text(monday_of(event.week)), who,
                               in_words(name_of(event.what)), size_text(event, currency), cause));
}

bool adds_up(EventKind what) {
    const std::string_view unit = declared_events()[static_cast<std::size_t>(what)].unit;
    return unit == "currency units" || unit == "people" || unit == "posts";
}

/// What happens to somebody several times in a week for one reason is told once: money of several
/// vintages that goes back, say.
std::vector<Event> told_once(const std::vector<Event>& events) {
    std::vector<Event> told;
    for (const Event& event : events) {
        const auto same = std::find_if(told.rbegin(), told.rend(), [&](const Event& other) {
            return other.week != event.week ||
                   (other.what == event.what && other.cause == event.cause &&
                    other.table == event.table && other.row == event.row &&
                    other.institution == event.institution);
        });
        if (adds_up(event.what) && same != told.rend() && same->week == event.week) {
            same->size += event.size;
        } else {
            told.push_back(event);
        }
    }
    return told;
}

/// Of a whole country only what turns its story.
bool is_told(const Event& event, const TraceOptions& options) {
    return !options.agent.empty() || is_turning_point(event.what);
}

/// The events that are told, and of the others how many there are of a kind.
struct Told {
    std::vector<Event> events;
    std::map<std::string, std::size_t> left_out;
};

Told told_of(const Story& story, const TraceOptions& options) {
    Told told;
    for (const Event& event : story.events) {
        if (is_told(event, options)) {
            told.events.push_back(event);
        } else {
            ++told.left_out[in_words(name_of(event.what))];
        }
    }
    return told;
}

/// What the sizes of the events told stand for, where a name and a unit do not say it: the last
/// part of the meaning that each event declares.
std::string sizes_text(const std::vector<Event>& events) {
    std::string text;
    for (const EventDeclaration& declared : declared_events()) {
        const std::size_t at = declared.meaning.rfind("; ");
        if (declared.unit.empty() || at == std::string_view::npos) continue;
        if (std::ranges::find(events, declared.what, &Event::what) == events.end()) continue;
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", in_words(declared.name),
                            declared.meaning.substr(at + 2));
    }
    return text.empty() ? "" : "\n" + wrapped("Sizes. " + text + ".");
}

std::string events_text(const Told& told, const Scenario& scenario, const Setting& setting) {
    std::string text = fmt::format("\n  {:<12}{:<32}{:<22}{:<20}{}\n", "week of", "who", "what",
                                   "size", "because of");
    for (const Event& event : told_once(told.events))
        text += event_row(setting, event, scenario.country.currency);
    if (told.events.empty()) text += "  nothing\n";
    text += sizes_text(told.events);
    if (!told.left_out.empty()) {
        std::string counts;
        for (const auto& [what, count] : told.left_out)
            counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, what);
        text += "\n" + wrapped(fmt::format("Left out: {}. --agent ID tells everything about one "
                                           "agent, --json everything about everybody.",
                                           counts));
    }
    return text;
}

std::string row(std::string_view title, double mean, double end, double was_mean, double was_end) {
    return line_of(fmt::format("  {:<44}{:>10}{:>12}{:>10}{:>12}", title, readable(mean),
                               readable_difference(was_mean - mean, 0.001), readable(end),
                               readable_difference(was_end - end, 0.001)));
}

std::string course_text(const Course& course) {
    constexpr std::size_t most_shown = 12;
    std::string text = fmt::format("\n{}: {}\n", harmless(course.series), course.meaning);
    text += wrapped(fmt::format("From {} at first to {} at last; lowest {} in the week of {}, "
                                "highest {} in the week of {}.",
                                readable(course.start), readable(course.end),
                                readable(course.lowest), to_text(course.lowest_on),
                                readable(course.highest), to_text(course.highest_on)));
    text += fmt::format("\n  {:<44}{:>10}{:>12}{:>10}{:>12}\n  {:<44}{:>10}{:>12}{:>10}\n",
                        "The same run again", "mean", "its doing", "at last", "its doing",
                        "as it was", readable(course.mean), "", readable(course.end));
    for (std::size_t i = 0; i < std::min(course.effects.size(), most_shown); ++i) {
        const Effect& effect = course.effects[i];
        text += row("without: " + harmless(shortened(effect.title, 32)), effect.mean, effect.end,
                    course.mean, course.end);
    }
    if (course.effects.size() > most_shown)
        text += fmt::format("  and {} with smaller effects; --json has them\n",
                            course.effects.size() - most_shown);
    if (!course.without_effect.empty()) {
        std::string titles;
        for (const std::string& title : course.without_effect)
            titles += (titles.empty() ? "" : "; ") + harmless(title);
        text += "\n" + wrapped("No part in it: " + titles + ".");
    }
    if (course.stopped) text += "\nInterrupted: some causes were not tried.\n";
    text += "\n" + wrapped("\"Its doing\" is what the cause added in this one run: the series as "
                           "it was less the series without it, under the same luck. Another "
                           "replicate can tell it otherwise; `ssrsim explain` gives averages. "
                           "Causes act together: what they did does not add up.");
    return text;
}

} // namespace

std::string story_text(const Story& story, const Scenario& scenario, const Setting& setting,
                       const TraceOptions& options) {
    const Told told = told_of(story, options);
    std::string text = wrapped(harmless(scenario.title));
    text +=
        fmt::format("\n  scenario    {}\n  run         replicate {}, seed {}\n"
                    "  told        {} of {} events, weeks of {} to {}{}\n",
                    harmless(options.scenario), options.replicate, options.seeds.country,
                    told.events.size(), story.all_events, to_text(story.first), to_text(story.last),
                    options.agent.empty() ? "" : ", " + harmless(options.agent));
    if (story.course) text += course_text(*story.course);
    return text + events_text(told, scenario, setting);
}

} // namespace ssrsim
