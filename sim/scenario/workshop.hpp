#pragma once

#include "scenario/words.hpp"

namespace ssrsim {

// What a trainer offers on the workshop page: plans, levers, a budget, and exercises. No run
// depends on it.

/// The four questions of the workshop: S1 ¶33 and ¶44, ¶39, ¶52, ¶45.
enum class Topic : std::uint8_t { sequencing, rotation, delay, ownership };

template <>
struct Words<Topic> {
    static constexpr std::array<Word<Topic>, 4> values{{
        {"sequencing", Topic::sequencing},
        {"rotation", Topic::rotation},
        {"delay", Topic::delay},
        {"ownership", Topic::ownership},
    }};
};

/// Quantities of the whole country whose course can be drawn before it is shown.
enum class Predicted : std::uint8_t {
    service_delivery,
    chain_capacity,
    capacity_service_gap,
    prisoners
};

template <>
struct Words<Predicted> {
    static constexpr std::array<Word<Predicted>, 4> values{{
        {"service_delivery", Predicted::service_delivery},
        {"chain_capacity", Predicted::chain_capacity},
        {"capacity_service_gap", Predicted::capacity_service_gap},
        {"prisoners", Predicted::prisoners},
    }};
};

/// Headline outcomes that rank plans: those of which more, or less, is better.
enum class Ranking : std::uint8_t {
    service_two_years,
    service_at_exit,
    service_after_exit,
    service_area,
    capacity_area,
    money_returned,
    cost_per_point,
    months_lost_to_vacancy,
    months_lost_to_learning
};

template <>
struct Words<Ranking> {
    static constexpr std::array<Word<Ranking>, 9> values{{
        {"service_two_years", Ranking::service_two_years},
        {"service_at_exit", Ranking::service_at_exit},
        {"service_after_exit", Ranking::service_after_exit},
        {"service_area", Ranking::service_area},
        {"capacity_area", Ranking::capacity_area},
        {"money_returned", Ranking::money_returned},
        {"cost_per_point", Ranking::cost_per_point},
        {"months_lost_to_vacancy", Ranking::months_lost_to_vacancy},
        {"months_lost_to_learning", Ranking::months_lost_to_learning},
    }};
};

/// A plan offered beside the scenario's own.
struct WorkshopPlan {
    std::string title;
    std::string title_fr;
    std::string file;
};

template <class Visitor>
void describe(Visitor&& visit, WorkshopPlan& p) {
    visit(p.title, Text{"title", Presence::optional,
                        "Name shown to people; the plan's own where left out."});
    visit(p.title_fr, Text{"title_fr", Presence::optional, "The same in French."});
    visit(p.file, Text{"file", Presence::required,
                       "Scenario file that holds the plan, named from the folder of the file "
                       "this is written in."});
}

/// A number of the scenario that people may move.
struct WorkshopLever {
    std::string title;
    std::string title_fr;
    std::string path;
    std::optional<double> low;
    std::optional<double> high;
};

template <class Visitor>
void describe(Visitor&& visit, WorkshopLever& l) {
    visit(l.title, Text{"title", Presence::required, "Name shown to people."});
    visit(l.title_fr, Text{"title_fr", Presence::optional,
                           "The same in French; the English one where left out."});
    visit(l.path, Text{"path", Presence::required,
                       "Dotted path of the number, such as \"mission.*.recruitment_lead\"; * "
                       "stands for every id."});
    visit(l.low, Number{"low", Unit::factor, no_default, -1e12, 1e12,
                        "Lowest value offered, in the unit of the number and in its range; the "
                        "lowest it may have where left out.",
                        "scenario"});
    visit(l.high,
          Number{"high", Unit::factor, no_default, -1e12, 1e12,
                 "Highest value offered; the highest it may have where left out.", "scenario"});
}

/// A question that is answered by predicting a course, and then seeing it.
struct Exercise {
    std::int32_t order = 0;
    Topic topic = Topic::sequencing;
    std::string title;
    std::string title_fr;
    std::string question;
    std::string question_fr;
    std::string hint;
    std::string hint_fr;
    std::string debrief;
    std::string debrief_fr;
    std::string start;  ///< empty: the scenario itself
    std::string reveal; ///< empty: the plan that people make themselves
    Predicted quantity = Predicted::service_delivery;
    Ranking outcome = Ranking::service_area;
    std::string source;
};

template <class Visitor>
void describe(Visitor&& visit, Exercise& e) {
    visit(e.order, Number{"order", Unit::factor, 0, 0, 1000,
                          "Place among the exercises; those with the same are in the order of "
                          "their ids.",
                          "scenario"});
    visit(e.topic, Choice{"topic", "", "What it is about.", "S1 ¶33, ¶39, ¶45, ¶52"});
    visit(e.title, Text{"title", Presence::required, "Its name."});
    visit(e.title_fr, Text{"title_fr", Presence::optional,
                           "The same in French; with it, all its other texts have to be there in "
                           "French too."});
    visit(e.question, Text{"question", Presence::required, "What is asked before anybody draws."});
    visit(e.question_fr, Text{"question_fr", Presence::optional, "The same in French."});
    visit(e.hint, Text{"hint", Presence::optional, "Shown to those who ask for it."});
    visit(e.hint_fr, Text{"hint_fr", Presence::optional, "The same in French."});
    visit(e.debrief, Text{"debrief", Presence::required,
                          "What the model does and why, shown after the course."});
    visit(e.debrief_fr, Text{"debrief_fr", Presence::optional, "The same in French."});
    visit(e.start, Text{"start", Presence::optional,
                        "Scenario file of the plan to begin with, named from the folder of the "
                        "file this is written in; the scenario itself where left out."});
    visit(e.reveal, Text{"reveal", Presence::optional,
                         "Scenario file of the plan whose course is predicted; where left out, the "
                         "plan that people make with the levers."});
    visit(e.quantity,
          Choice{"quantity", "service_delivery", "What is predicted, over time.", "S1 ¶56"});
    visit(e.outcome, Choice{"outcome", "service_area",
                            "Headline outcome that ranks plans made in this exercise.", "S1 ¶56"});
    visit(e.source, Text{"source", Presence::optional,
                         "Paragraphs that the debrief rests on, such as \"S1 ¶39\"."});
}

struct Workshop {
    std::optional<Money> money;
    std::optional<std::int32_t> posts;
    Keyed<WorkshopPlan> plans;
    Keyed<WorkshopLever> levers;
    Keyed<Exercise> exercises;

    [[nodiscard]] bool empty() const {
        return !money && !posts && plans.empty() && levers.empty() && exercises.empty();
    }
};

template <class Visitor>
void describe(Visitor&& visit, Workshop& w) {
    visit(w.money, Number{"money", Unit::money, no_default, 0, 1e13,
                          "Most money a plan may use for activities and the pay of posts; what "
                          "the starting plan uses where left out.",
                          "scenario"});
    visit(w.posts, Number{"posts", Unit::posts, no_default, 0, 1e6,
                          "Most posts a plan may have open at one time; what the starting plan "
                          "has where left out.",
                          "scenario"});
    visit(w.plans, Table{"plan", "Plans offered beside the scenario's own."});
    visit(w.levers, Table{"lever", "Numbers of the scenario that people may move."});
    visit(w.exercises, Table{"exercise", "Questions to predict an answer to."});
}

/// Ids of the exercises in the order in which people meet them.
std::vector<std::string> exercises_in_order(const Workshop& workshop);

} // namespace ssrsim
