#include "analysis/plan_use.hpp"
#include "core/calendar.hpp"
#include "core/hash.hpp"
#include "report/catalogue.hpp"
#include "report/json.hpp"
#include "report/report_names.hpp"
#include "scenario/number_fields.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/resolved.hpp"
#include "scenario_io/units.hpp"
#include "wasm/answers.hpp"
#include "wasm/json_parts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <variant>
#include <vector>

namespace ssrsim {

namespace {

Json& put_named(Json& json, const std::string& id, const Bilingual& name) {
    json.open_object().put("id", id);
    put(json, "name", name);
    return json;
}

void put_country(Json& json, const Country& country) {
    put(json, "country", in_both(country.name, country.name_fr));
    json.put("currency", country.currency);
    json.put("start", to_text(country.start));
    json.open_array("regions");
    for (const auto& [id, region] : country.regions)
        put_named(json, id, shown_name(country.regions, id)).close();
    json.close().open_array("institutions");
    for (const auto& [id, institution] : country.institutions) {
        put_named(json, id, shown_name(country.institutions, id)).close();
    }
    json.close();
}

void put_missions(Json& json, const Plan& plan) {
    json.open_array("missions");
    for (const auto& [id, mission] : plan.missions) {
        double posts = 0.0;
        for (const auto& [post_id, post] : mission.posts)
            posts += post.count;
        put_named(json, id, shown_name(plan.missions, id));
        json.put("start", to_text(mission.start)).put("end", to_text(mission.end));
        json.put("posts", posts).close();
    }
    json.close();
}

void put_donors(Json& json, const Plan& plan) {
    json.open_array("donors");
    for (const auto& [id, donor] : plan.donors) {
        put_named(json, id, shown_name(plan.donors, id));
        json.put("channel", word_of(donor.channel)).put("pledge", in_units(donor.pledge)).close();
    }
    json.close();
}

Date planned_end(const Activity& activity) {
    return date_of_day(days_since_1970(activity.start) + 7 * whole_weeks(activity.duration_weeks));
}

void put_activities(Json& json, const Plan& plan) {
    json.open_array("activities");
    for (const auto& [id, activity] : plan.activities) {
        put_named(json, id, shown_name(plan.activities, id));
        json.put("institution", activity.institution);
        json.put("mission", activity.mission).put("start", to_text(activity.start));
        json.put("end", to_text(planned_end(activity)));
        json.open_array("after");
        for (const std::string& before : activity.after)
            json.item(before);
        json.close().put("gate", activity.gate);
        json.put("deadline", activity.deadline ? to_text(*activity.deadline) : std::string{});
        json.close();
    }
    json.close();
}

void put_lead(Json& json, const Plan& plan) {
    json.put("national_lead", plan.national_lead).open_array("lead");
    for (const auto& [id, step] : plan.lead) {
        json.open_object().put("id", id).put("from", to_text(step.from)).put("level", step.level);
        json.open_array("institutions");
        for (const std::string& institution : step.institutions)
            json.item(institution);
        json.close().close();
    }
    json.close();
}

bool is_whole(const NumberField& number) {
    return std::holds_alternative<std::int32_t*>(number.field);
}

/// Numbers that every page can move, whatever the scenario's author named.
constexpr std::array usual_levers{"mission.*.tour", "mission.*.overlap_max",  "mission.*.notice",
                                  "donor.*.delay",  "donor.*.option.*.delay", "donor.*.life",
                                  "donor.*.pledge", "plan.national_lead"};

void put_numbers(Json& json, Scenario& scenario) {
    std::vector<NumberField> numbers;
    const auto add = [&](const std::vector<std::string>& path) {
        for (NumberField& number : find_numbers(scenario, path))
            if (std::ranges::find(numbers, number.path, &NumberField::path) == numbers.end())
                numbers.push_back(std::move(number));
    };
    for (const char* path : usual_levers)
        add(path_parts(path));
    for (const auto& [id, lever] : scenario.workshop.levers)
        add(path_parts(lever.path));
    json.open_array("numbers");
    for (const NumberField& number : numbers) {
        json.open_object().put("path", number.path).put("unit", unit_name(number.declared.unit));
        json.put("value", value_of(number)).put("low", number.declared.low);
        json.put("high", number.declared.high).put("whole", is_whole(number)).close();
    }
    json.close();
}

void put_levers(Json& json, Scenario& scenario) {
    json.open_array("levers");
    for (const auto& [id, lever] : scenario.workshop.levers) {
        const std::vector<NumberField> numbers = find_numbers(scenario, path_parts(lever.path));
        const Number& declared = numbers.front().declared;
        json.open_object().put("id", id);
        put(json, "title", in_both(lever.title, lever.title_fr));
        json.put("low", lever.low.value_or(declared.low));
        json.put("high", lever.high.value_or(declared.high)).open_array("paths");
        for (const NumberField& number : numbers)
            json.item(number.path);
        json.close().close();
    }
    json.close();
}

void put_exercises(Json& json, const Workshop& workshop, const std::string& file) {
    json.open_array("exercises");
    for (const std::string& id : exercises_in_order(workshop)) {
        const Exercise& exercise = workshop.exercises.at(id);
        json.open_object().put("id", id).put("topic", word_of(exercise.topic));
        put(json, "title", in_both(exercise.title, exercise.title_fr));
        put(json, "question", in_both(exercise.question, exercise.question_fr));
        put(json, "hint", in_both(exercise.hint, exercise.hint_fr));
        put(json, "debrief", in_both(exercise.debrief, exercise.debrief_fr));
        json.put("source", exercise.source);
        json.put("start", exercise.start.empty() ? file : exercise.start);
        json.put("reveal", exercise.reveal).put("quantity", word_of(exercise.quantity));
        json.put("outcome", word_of(exercise.outcome)).close();
    }
    json.close();
}

void put_workshop(Json& json, Scenario& scenario, const std::string& file) {
    const Workshop& workshop = scenario.workshop;
    json.open_object("budget");
    if (workshop.money)
        json.put("money", in_units(*workshop.money));
    else
        json.put_null("money");
    if (workshop.posts)
        json.put("posts", static_cast<double>(*workshop.posts));
    else
        json.put_null("posts");
    json.close();
    put_levers(json, scenario);
    json.open_array("plans");
    for (const auto& [id, plan] : workshop.plans) {
        json.open_object().put("id", id).put("file", plan.file);
        put(json, "title", in_both(plan.title, plan.title_fr));
        json.close();
    }
    json.close();
    put_exercises(json, workshop, file);
}

/// As charts call it.
std::string_view chart_unit(const std::string& unit) {
    return unit == "currency units" ? "money" : std::string_view{unit};
}

void put_outcomes(Json& json, const Layout& layout) {
    json.open_array("outcomes");
    for (const OutcomeVariable& outcome : layout.outcomes) {
        json.open_object().put("key", outcome.key).put("unit", chart_unit(outcome.unit));
        json.put("better", name_of(outcome.better));
        put(json, "title", title_of_outcome(outcome.key));
        json.close();
    }
    json.close();
}

void put_quantities(Json& json, const Layout& layout, const Sampling& sampling) {
    json.open_array("quantities");
    for (const std::size_t number : shown_quantities(sampling)) {
        const auto [key, of] = parts_of(sampling.quantities[number].key);
        const auto variable = std::ranges::find(layout.variables, key, &Variable::key);
        json.open_object().put("key", key).put("of", of);
        json.put("unit", chart_unit(variable->unit));
        put(json, "title", title_of_quantity(key));
        json.close();
    }
    json.close().open_array("dates");
    for (const std::int32_t week : sampling.weeks)
        json.item(to_text(monday_of(layout.first_week + week)));
    json.close();
}

/// Equal for equal values, whatever the texts around them.
std::string hash_of(Scenario scenario) {
    for (std::string* text : {&scenario.title, &scenario.title_fr, &scenario.question,
                              &scenario.question_fr, &scenario.plan.name, &scenario.plan.name_fr})
        text->clear();
    Digest digest;
    for (const auto& [path, value] : resolved_values(scenario)) {
        digest.add(std::string_view{path});
        digest.add(std::string_view{value});
    }
    return digest.hex();
}

/// The country, and what is known to have happened in it: what plans must share to be compared.
Scenario without_plan(Scenario scenario) {
    Plan none;
    none.actuals = std::move(scenario.plan.actuals);
    scenario.plan = std::move(none);
    return scenario;
}

} // namespace

std::string described(LoadedPlan& loaded) {
    Scenario scenario = loaded.scenario;
    const Layout& layout = loaded.under(0).layout();
    const Sampling sampling{layout};
    Json json{JsonForm::compact};
    json.open_object();
    put(json, "title", in_both(scenario.title, scenario.title_fr));
    put(json, "plan_name", in_both(scenario.plan.name, scenario.plan.name_fr));
    put_country(json, scenario.country);
    json.put("end", to_text(scenario.plan.end));
    put_missions(json, scenario.plan);
    put_donors(json, scenario.plan);
    put_activities(json, scenario.plan);
    put_lead(json, scenario.plan);
    put_numbers(json, scenario);
    const PlanUse use = planned_use(scenario);
    json.open_object("use").put("money", in_units(use.money));
    json.put("posts", static_cast<double>(use.posts)).close();
    put_workshop(json, scenario, loaded.file);
    put_outcomes(json, layout);
    put_quantities(json, layout, sampling);
    json.put("country_id", hash_of(without_plan(scenario))).put("plan_id", hash_of(scenario));
    json.close();
    return json.text();
}

} // namespace ssrsim
