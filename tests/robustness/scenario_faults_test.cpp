#include "support/scenario_text.hpp"

#include <gtest/gtest.h>

namespace ssrsim {
namespace {

/// A mistake that somebody makes in the small scenario, and what they are told.
struct Mistake {
    const char* name;
    const char* from;
    const char* to;
    const char* code;
    const char* at;   ///< a passage of the faulty file whose first line the fault must name
    const char* hint; ///< part of the hint, or of the message where `hint` begins with '='
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << mistake.name;
}

constexpr const char* end_of_file = "deadline = 2008-01-01\n";

const Mistake mistakes[] = {
    // ---- TOML itself
    {"decimal_comma", "national_lead = 0.5", "national_lead = 0,5", "syntax", "national_lead = 0,5",
     "write 0.5"},
    {"decimal_comma_in_table", "value = 7,", "value = 0,5,", "syntax", "count = { value = 0,5",
     "="},
    {"curly_quotes", "title = \"Small\"", "title = “Small”", "syntax", "title = “",
     "title = \"Small\""},
    {"capital_true", "name = \"Cankuzo\"", "name = True", "syntax", "name = True", "write true"},
    {"yes", "name = \"Cankuzo\"", "name = yes", "syntax", "name = yes", "write true"},
    {"accented_header", "[region.cankuzo]", "[region.kirundó]", "syntax", "[region.kir",
     "write region.kirundo"},
    {"accented_key", "name = \"Cankuzo\"", "prénom = \"Cankuzo\"", "syntax", "prénom",
     "write prenom"},
    {"missing_quotes", "name = \"Somewhere\"", "name = Somewhere", "syntax", "name = Somewhere",
     "\"Somewhere\""},
    {"european_date", "end = 2012-06-01", "end = 01/06/2012", "bad-date", "end = 01/06",
     "2012-06-01"},
    {"dotted_date", "end = 2012-06-01", "end = 1.6.2012", "bad-date", "end = 1.6", "2012-06-01"},
    {"short_date", "end = 2012-06-01", "end = 2012-6-1", "bad-date", "end = 2012-6", "2012-06-01"},
    {"date_as_text", "end = 2012-06-01", "end = \"01/06/2012\"", "bad-date", "end = \"01",
     "2012-06-01"},
    {"day_that_is_not", "end = 2012-06-01", "end = 2011-02-29", "syntax", "end = 2011", "="},
    {"unit_without_quotes", "tour = \"11 months\"", "tour = 11 months", "syntax", "tour = 11",
     "\"11 months\""},
    {"percent_without_quotes", "budget_share = 0.05", "budget_share = 5%", "syntax",
     "budget_share = 5%", "\"5%\""},
    {"thousands_comma", "population = 143000", "population = 143,000", "syntax",
     "population = 143,", "143000"},
    {"thousands_space", "population = 143000", "population = 143 000", "syntax",
     "population = 143 ", "143000"},
    {"colon", "count = 2", "count: 2", "syntax", "count: 2", "count = 2"},
    {"no_value", "count = 2", "count =", "syntax", "count =\n", "write a value"},
    {"prose", "count = 2", "count is two", "syntax", "count is two", "key = value"},
    {"open_quote", "question = \"Does it load?\"", "question = \"Does it load?", "syntax",
     "question = \"Does", "close it"},
    {"backslash", "question = \"Does it load?\"", "question = \"C:\\data\"", "syntax", "question",
     "backslash"},
    {"open_header", "[plan]", "[plan", "syntax", "[plan", "write [plan]"},
    {"open_list", "scope = [\"police\"]", "scope = [\"police\",", "syntax", "scope = [",
     "close a list"},
    {"list_open_at_the_end", "after = [\"police_training\"]\ndeadline = 2008-01-01\n",
     "after = [\n\"police_training\",\n", "syntax", "after = [", "close a list"},
    {"open_long_text", "question = \"Does it load?\"", "question = \"\"\"Does it load?", "syntax",
     "question", "three quotes"},
    {"open_inline_table", "EUR = 1.25", "EUR = { value = 1.25", "syntax", "EUR", "one line"},
    {"point_first", "national_lead = 0.5", "national_lead = .5", "syntax", "national_lead = .5",
     "write 0.5"},
    {"zeros_in_front", "count = 2", "count = 002", "syntax", "count = 002", "write 2"},
    {"key_twice", "count = 2", "count = 2\ntype = \"liaison\"", "duplicate-key",
     "type = \"liaison\"", "already"},
    {"table_twice", "[plan]", "[country]", "duplicate-key", "[country]\nend", "line 6"},
    {"space_in_key", "count = 2", "post count = 2", "syntax", "post count", "post_count"},
    {"space_in_header", "[region.cankuzo]", "[region.can kuzo]", "syntax", "[region.can",
     "can_kuzo"},
    {"latin_1", "name = \"Cankuzo\"", "name = \"Kirund\xF3\"", "not-utf8", "name = \"Kirund",
     "UTF-8"},
    {"control_character", "name = \"Cankuzo\"", "name = \"Can\x01kuzo\"", "syntax", "name = \"Can",
     "="},
    {"huge_number", "count = 2", "count = 99999999999999999999", "syntax", "count = 9", "="},
    {"points_and_comma", "budget_share = 0.05", "budget_share = 2.400,50", "syntax",
     "budget_share = 2.400", "2400.50 if the point groups thousands, or 2.40050"},
    {"points_between_groups", "population = 143000", "population = 1.143.000", "syntax",
     "population = 1.143", "1143000, or \"1,143,000\""},
    {"apostrophe_between_groups", "population = 143000", "population = 143'000", "syntax",
     "population = 143'", "143000"},
    {"no_break_space_in_key", "count = 2", "post\u00a0count = 2", "syntax", "post\u00a0count",
     "no-break space (U+00A0): write post_count"},
    {"no_break_space_after_key", "count = 2", "count\u00a0= 2", "syntax", "count\u00a0",
     "no-break space (U+00A0): write count = 2"},
    {"no_break_space_in_number", "population = 143000", "population = 143\u00a0000", "syntax",
     "population = 143\u00a0", "143000"},
    {"space_without_width", "count = 2", "count = 2\u200b", "syntax", "count = 2\u200b", "U+200B"},
    {"two_equals_signs", "count = 2", "count == 2", "syntax", "count == 2", "write count = 2"},
    {"arrow", "count = 2", "count => 2", "syntax", "count => 2", "write count = 2"},
    {"semicolon", "name = \"Cankuzo\"", "name = \"Cankuzo\";", "syntax", "name = \"Cankuzo\";",
     "write name = \"Cankuzo\""},
    {"sign_of_a_currency", "wage = 1500", "wage = $1500", "syntax", "wage = $", "\"1500 USD\""},
    {"long_minus", "national_lead = 0.5", "national_lead = −0.5", "syntax", "national_lead = −",
     "write -0.5"},
    {"null", "count = 2", "count = null", "syntax", "count = null", "take the line out"},
    {"merge_mark", "[plan]", "<<<<<<< mine\n[plan]", "syntax", "<<<<<<< mine", "one version"},
    {"two_statements", "count = 2", "count = 2 type = \"liaison\"", "syntax", "count = 2 type",
     "one statement"},
    {"after_a_header", "[region.cankuzo]", "[region.cankuzo] x", "syntax", "[region.cankuzo] x",
     "a line of its own"},
    {"list_without_comma", "[\"bubanza\", \"cankuzo\"]", "[\"bubanza\" \"cankuzo\"]", "syntax",
     "regions = [\"bubanza\" ", "comma between"},
    {"colon_in_inline_table", "{ bubanza = 2, cankuzo = 1 }", "{ bubanza: 2, cankuzo: 1 }",
     "syntax", "region_weights", "{ key = value"},
    {"half_a_date", "end = 2012-06-01", "end = 2012-06", "syntax", "end = 2012-06\n",
     "year, month, day"},
    {"point_twice", "[region.cankuzo]", "[region..cankuzo]", "syntax", "[region..",
     "both sides of each point"},
    {"no_such_value", "count = 2", "count = ?", "syntax", "count = ?", "a value is a number"},
    {"array_of_tables", "[mission.binub]", "[[mission.binub]]", "array-of-tables",
     "[[mission.binub]]", "[mission.binub."},
    // ---- keys, ids, types
    {"unknown_key", "tour = \"11 months\"", "toor = \"11 months\"", "unknown-key", "toor", "tour"},
    {"unknown_table", "[plan]", "[plans]\nx = 1\n[plan]", "unknown-key", "[plans]", "plan"},
    {"key_of_another_table", "count = 2", "count = 2\npledge = 3", "unknown-key", "pledge = 3",
     "[donor.*]"},
    {"section_at_top", "[plan]", "[staffing]\nknowledge_rate = 2\n[plan]", "unknown-key",
     "[staffing]", "[parameters]"},
    {"table_inside_table", "[region.cankuzo]", "[country.region.cankuzo]", "unknown-key",
     "[country.region", "by itself"},
    {"source_alone_in_row", "count = 2", "count = 2\nsource = \"x\"", "unknown-key",
     "source = \"x\"", "value"},
    {"third_part_of_value", "{ value = 7, source = \"S1 ¶39\" }", "{ value = 7, sorce = \"S1\" }",
     "unknown-key", "count = { value = 7", "source"},
    {"source_without_value", "{ value = 7, source = \"S1 ¶39\" }", "{ source = \"S1\" }",
     "missing-value", "count = { source", "value ="},
    {"bad_id", "[donor.belgium]", "[donor.Belgium]", "bad-id", "[donor.Belgium]", "donor.belgium"},
    {"bad_id_dash", "[donor.belgium]", "[donor.bel-gium]", "bad-id", "[donor.bel-", "bel_gium"},
    {"bad_id_quoted", "[donor.belgium]", "[donor.\"Côte d'Ivoire\"]", "bad-id", "[donor.\"C",
     "cote_d_ivoire"},
    {"reserved_id", "[donor.belgium]", "[donor.source]", "reserved-id", "[donor.source]",
     "another id"},
    {"row_is_a_number", end_of_file, "deadline = 2008-01-01\n[donor]\nfrance = 3\n", "wrong-type",
     "france = 3", "[donor.france]"},
    {"missing_value", "duration = 52\n", "", "missing-value", "[activity.prison_repair]",
     "duration"},
    {"missing_table", "[plan]\nend = 2012-06-01\n", "[plan]\n", "missing-value", "[plan]", "end"},
    {"text_for_number", "count = 2", "count = \"two\"", "bad-number", "count = \"two\"", "7 posts"},
    {"truth_for_number", "count = 2", "count = true", "wrong-type", "count = true", "7"},
    {"list_for_number", "count = 2", "count = [2]", "wrong-type", "count = [2]", "7"},
    {"number_for_text", "name = \"Cankuzo\"", "name = 12", "wrong-type", "name = 12", "\"12\""},
    {"number_for_date", "end = 2012-06-01", "end = 2012", "wrong-type", "end = 2012", "2004-06-01"},
    {"date_with_time", "end = 2012-06-01", "end = 2012-06-01T00:00:00", "wrong-type", "end = 2012",
     "2004-06-01"},
    {"year_beyond", "end = 2012-06-01", "end = 9012-06-01", "out-of-range", "end = 9012", "="},
    {"text_for_list", "scope = [\"police\"]", "scope = \"police\"", "wrong-type",
     "scope = \"police\"", "[\"police\"]"},
    {"number_in_list", "scope = [\"police\"]", "scope = [1]", "wrong-type", "scope = [1]", "\"1\""},
    {"empty_list", "scope = [\"police\"]", "scope = []", "empty-list", "scope = []", "all"},
    {"id_twice", "scope = [\"police\"]", "scope = [\"police\", \"police\"]", "duplicate-id",
     "scope = [", "take one"},
    {"list_for_weights", "{ bubanza = 2, cankuzo = 1 }", "[2, 1]", "wrong-type", "region_weights",
     "an_id"},
    {"empty_text", "title = \"Small\"", "title = \"\"", "empty-text", "title = \"\"", "leave"},
    // ---- numbers and units
    {"out_of_range", "tour = \"11 months\"", "tour = 600", "out-of-range", "tour = 600", "=520"},
    {"percent_as_number", "national_lead = 0.5", "national_lead = 50", "out-of-range",
     "national_lead = 50", "\"50%\""},
    {"negative", "count = 2", "count = -2", "out-of-range", "count = -2", "=20000"},
    {"not_whole", "count = 2", "count = 2.5", "not-whole", "count = 2.5", "2 or 3"},
    {"nan", "national_lead = 0.5", "national_lead = nan", "not-finite", "national_lead = nan",
     "=finite"},
    {"infinite", "national_lead = 0.5", "national_lead = -inf", "not-finite",
     "national_lead = -inf", "=finite"},
    {"nan_as_text", "national_lead = 0.5", "national_lead = \"NaN\"", "not-finite",
     "national_lead = \"NaN", "0.44"},
    {"too_large", "national_lead = 0.5", "national_lead = \"1e999\"", "not-finite",
     "national_lead = \"1e", "="},
    {"nonsense_unit", "tour = \"11 months\"", "tour = \"11 moons\"", "unknown-unit",
     "tour = \"11 moo", "month"},
    {"unit_of_another", "tour = \"11 months\"", "tour = \"11 USD\"", "unknown-unit",
     "tour = \"11 U", "\"26 weeks\""},
    {"comma_in_text", "budget_share = \"40%\"", "budget_share = \"40,5%\"", "bad-number",
     "budget_share = \"40,5", "40.5%"},
    {"points_and_comma_in_text", "pledge = \"3.7 million EUR\"", "pledge = \"2.400,50 EUR\"",
     "bad-number", "2.400,50",
     "\"2,400.50 EUR\" if the point groups thousands, or \"2.40050 EUR\""},
    {"points_in_text", "pledge = \"3.7 million EUR\"", "pledge = \"1.234.567,89 EUR\"",
     "bad-number", "1.234.567,89", "\"1,234,567.89 EUR\""},
    {"indian_groups", "pledge = \"3.7 million EUR\"", "pledge = \"12,34,567 EUR\"", "bad-number",
     "12,34,567", "without commas"},
    {"yearly_total", "budget = \"500 000 USD\"", "budget = \"500 000 USD a year\"", "unknown-unit",
     "budget = \"500", "write"},
    {"unknown_currency", "pledge = \"2 million USD a year\"", "pledge = \"2 million GBP\"",
     "unknown-currency", "pledge = \"2 million GBP", "[exchange] GBP"},
    {"small_currency", "pledge = \"2 million USD a year\"", "pledge = \"2 million usd\"",
     "unknown-unit", "pledge = \"2 million usd", "USD"},
    {"million_misspelt", "pledge = \"3.7 million EUR\"", "pledge = \"3.7 milion EUR\"",
     "unknown-unit", "pledge = \"3.7 milion", "million"},
    {"rate_of_own_currency", "EUR = 1.25", "EUR = 1.25\nUSD = 1", "bad-id", "USD = 1", "take"},
    {"rate_without_code", "EUR = 1.25", "euro = 1.25", "bad-id", "euro = 1.25", "EUR"},
    {"month_misspelt", "channel = \"assessed\"",
     "channel = \"assessed\"\nfiscal_year_month = \"Aprli\"", "bad-number", "fiscal_year_month",
     "april"},
    {"unknown_word", "kind = \"training\"", "kind = \"trainning\"", "unknown-word",
     "kind = \"trainn", "training"},
    // ---- the scenario as a whole
    {"unknown_id", "succeeds = \"onub\"", "succeeds = \"onbu\"", "unknown-id", "succeeds", "onub"},
    {"unknown_id_in_list", "after = [\"police_training\"]", "after = [\n  \"police_trainning\"]",
     "unknown-id", "  \"police_trainning", "police_training"},
    {"unknown_id_as_key", "{ police = 2, corrections = 1 }", "{ police = 2, corections = 1 }",
     "unknown-id", "preferences", "corrections"},
    {"mission_ends_first", "end = 2011-01-01", "end = 2006-01-01", "date-order", "end = 2006",
     "after"},
    {"mission_after_the_plan", "start = 2007-01-01\nend = 2011-01-01",
     "start = 2031-01-01\nend = 2033-01-01", "date-order", "start = 2031", "within the plan"},
    {"thousands_by_points", "pledge = \"3.7 million EUR\"", "pledge = \"600.000 EUR\"",
     "bad-number", "600.000", "600,000"},
    {"plan_ends_first", "end = 2012-06-01", "end = 2003-06-01", "date-order", "end = 2003",
     "after"},
    {"run_too_long", "end = 2012-06-01", "end = 2042-06-01", "run-length", "end = 2042", "=25"},
    {"post_outside_mission", "count = 2", "count = 2\nopens = 2010-01-01", "date-order",
     "opens = 2010", "leave it out"},
    {"activity_before_start", "start = 2005-06-01", "start = 2003-06-01", "date-order",
     "start = 2003", "="},
    {"gate_on_nothing", end_of_file,
     "deadline = 2008-01-01\ngate = \"institution.police.happiness >= 0.4\"\n", "unknown-gate",
     "gate = ", "performance"},
    {"gate_of_nobody", end_of_file,
     "deadline = 2008-01-01\ngate = \"institution.polise.performance >= 0.4\"\n", "unknown-id",
     "gate = ", "police"},
    {"deadline_first", end_of_file, "deadline = 2005-01-01\n", "date-order", "deadline = 2005",
     "after"},
    {"donor_backwards", "channel = \"assessed\"",
     "channel = \"assessed\"\nfrom = 2006-01-01\nuntil = 2005-01-01", "date-order", "until = 2005",
     "before"},
    {"circle_of_activities", "trainees = 400", "trainees = 400\nafter = [\"prison_repair\"]",
     "reference-cycle", "after = [\"prison", "out of the circle"},
    {"own_ministry", "ministry = \"ministry\"", "ministry = \"police\"", "reference-cycle",
     "ministry = \"police\"", "another"},
    {"circle_of_missions", "scope = [\"police\"]", "scope = [\"police\"]\nsucceeds = \"binub\"",
     "reference-cycle", "succeeds = \"onub\"", "out of the circle"},
    {"outside_scope", "scope = [\"police\"]", "scope = [\"corrections\"]", "outside-scope",
     "institution = \"police\"\nregions", "scope"},
    {"mentor_without_institution", "type = \"planner\"", "type = \"mentor\"", "missing-institution",
     "type = \"mentor\"\ncount", "institution"},
    {"mentors_where_nobody_is",
     "regions = [\"bubanza\", \"cankuzo\"]\nregion_weights = { bubanza = 2, "
     "cankuzo = 1 }",
     "regions = [\"cankuzo\"]", "no-units-there", "regions = [\"bubanza\"]\ncount",
     "institution.police"},
    {"assessed_without_mission", "implementer = \"onub\"\n", "", "missing-implementer",
     "channel = \"assessed\"", "implementer"},
    {"training_without_seats", "trainees = 400\n", "", "missing-trainees",
     "[activity.police_training]", "trainees"},
    {"seats_without_training", "kind = \"training\"", "kind = \"systems\"", "trainees-elsewhere",
     "trainees = 400", "take trainees out"},
    {"places_with_police", "strength = 1800", "strength = 1800\nplaces = 20", "places-elsewhere",
     "places = 20", "corrections"},
    {"weights_off", "knowledge_rate = 1.5", "knowledge_weight = 0.5", "weights-sum",
     "knowledge_weight", "others"},
    {"bounds_crossed", "[parameters.staffing]\n",
     "[parameters.officers]\nskill_floor = 0.9\n"
     "[parameters.staffing]\n",
     "bounds-order", "skill_floor", "skill_top"},
    {"budget_over", "budget_share = \"40%\"", "budget_share = \"95%\"", "budget-over",
     "budget_share = \"95%", "shares"},
    {"weight_elsewhere", "regions = [\"bubanza\", \"cankuzo\"]", "regions = [\"bubanza\"]",
     "no-units-there", "region_weights", "regions"},
    {"handover_too_long", "tour = \"11 months\"", "tour = 2\noverlap_max = 2", "overlap-too-long",
     "overlap_max", "shorter"},
    {"too_strong", "strength = 1800", "strength = 3001", "over-strength", "strength = 3001",
     "raise"},
    {"too_many_people", "establishment = 2000\nstrength = 1800",
     "establishment = 1000000\nstrength = 1000000", "too-many-people", "[institution", "="},
    {"bad_currency", "currency = \"USD\"", "currency = \"dollars\"", "bad-currency",
     "currency = \"dollars\"", "USD"},
    {"nobody_to_remove", "[donor.belgium]\n", "[donor.france]\nremove = true\n[donor.belgium]\n",
     "nothing-to-remove", "[donor.france]", "extends"},
    {"remove_and_more", "[donor.belgium]\n", "[donor.belgium]\nremove = true\n", "bad-remove",
     "pledge", "take out"},
};

std::int32_t line_of(const std::string& text, std::string_view passage) {
    const std::size_t at = text.find(passage);
    if (at == std::string::npos) return -1;
    return 1 + static_cast<std::int32_t>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

class ScenarioMistake : public testing::TestWithParam<Mistake> {};

TEST_P(ScenarioMistake, IsToldWithPlaceAndHint) {
    const Mistake& mistake = GetParam();
    const std::string text = small_with(mistake.from, mistake.to);
    const Loaded loaded = load_text(text);
    EXPECT_FALSE(loaded.scenario.has_value());
    const std::int32_t line = line_of(text, mistake.at);
    ASSERT_GT(line, 0) << "the test looks for a passage that is not there";
    const bool in_message = mistake.hint[0] == '=';
    const std::string_view wanted = mistake.hint + (in_message ? 1 : 0);
    const bool told = std::any_of(loaded.faults.begin(), loaded.faults.end(), [&](const Fault& f) {
        const std::string& said = in_message ? f.message : f.hint;
        const bool placed = f.where.line == line || std::string_view(mistake.at) == "[institution";
        return f.code == mistake.code && placed && said.find(wanted) != std::string::npos;
    });
    EXPECT_TRUE(told) << "wanted " << mistake.code << " in line " << line << " with \"" << wanted
                      << "\", got:\n"
                      << codes_of(loaded.faults);
}

INSTANTIATE_TEST_SUITE_P(All, ScenarioMistake, testing::ValuesIn(mistakes),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(ScenarioFaults, SmallScenarioHasNone) {
    const Loaded loaded = load_text(small_scenario);
    EXPECT_TRUE(loaded.scenario.has_value()) << codes_of(loaded.faults);
}

TEST(ScenarioFaults, AreAllToldAtOnceInTheOrderOfTheLines) {
    std::string text = small_with("national_lead = 0.5", "national_lead = 5");
    text.replace(text.find("title"), 5, "tilte");
    text.replace(text.find("tour = \"11 months\""), 18, "tour = \"11 moons\" ");
    const Loaded loaded = load_text(text);
    std::vector<std::string> codes;
    for (const Fault& fault : loaded.faults) {
        codes.push_back(fault.code);
    }
    EXPECT_EQ(codes, (std::vector<std::string>{"missing-value", "unknown-key", "out-of-range",
                                               "unknown-unit"}))
        << codes_of(loaded.faults);
}

TEST(ScenarioFaults, SeveralSyntaxErrorsAreToldAtOnce) {
    std::string text = small_with("count = 2", "count: 2");
    text.replace(text.find("national_lead = 0.5"), 19, "national_lead = 0,5");
    text.replace(text.find("duration = 52"), 13, "duration = 1 a");
    const Loaded loaded = load_text(text);
    ASSERT_EQ(loaded.faults.size(), 3u) << codes_of(loaded.faults);
    for (const Fault& fault : loaded.faults) {
        EXPECT_EQ(fault.code, "syntax");
        EXPECT_FALSE(fault.source_line.empty());
    }
}

TEST(ScenarioFaults, AnUnreadableValueIsComplainedAboutOnce) {
    // An unreadable start makes every date that follows it look out of order.
    const Loaded loaded = load_text(small_with("start = 2004-06-01\nfiscal", "start = 5\nfiscal"));
    ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.faults[0].code, "wrong-type");
}

TEST(ScenarioFaults, AByteOrderMarkCarriageReturnsAndTabsAreTaken) {
    std::string text = "\xEF\xBB\xBF";
    for (const char c : small_scenario) {
        if (c == '\n') text += '\r';
        text += c;
    }
    text.replace(text.find("count = 2"), 9, "\tcount\t=\t2");
    EXPECT_TRUE(load_text(text).scenario.has_value()) << codes_of(load_text(text).faults);
}

TEST(ScenarioFaults, Utf16IsNamed) {
    const Loaded loaded = load_text(std::string("\xFF\xFE[\0s\0", 6));
    ASSERT_EQ(loaded.faults.size(), 1u);
    EXPECT_EQ(loaded.faults[0].code, "not-utf8");
}

TEST(ScenarioFaults, AnotherEncodingIsToldOnce) {
    std::string text(small_scenario);
    for (const char* name : {"\"Somewhere\"", "\"Cankuzo\"", "\"Small\""})
        text.insert(text.find(name) + 1, "\xE9");
    const Loaded loaded = load_text(text);
    ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.faults[0].code, "not-utf8");
    EXPECT_EQ(loaded.faults[0].where.line, line_of(text, "title = "));
    EXPECT_NE(loaded.faults[0].message.find("2 more"), std::string::npos);
}

TEST(ScenarioFaults, EverySyntaxErrorHasAHint) {
    // Marks in places where TOML knows none: whatever the parser says, the reader is told what to
    // do.
    static constexpr std::string_view marks = "[]{}=\"'.,#;:-_+?@$/x1 ";
    std::size_t errors = 0;
    for (const char first : marks) {
        for (const char second : marks) {
            for (const std::string& line :
                 {std::string{'k', first, second, '=', '1'}, std::string{'k', '=', first, second},
                  std::string{'k', '=', '1', first, second}, std::string{'[', 't', first, second},
                  std::string{first, second}}) {
                for (const Fault& fault : load_text(line + "\n[plan]\n").faults) {
                    if (fault.code != "syntax") continue;
                    EXPECT_FALSE(fault.hint.empty()) << line << ": " << fault.message;
                    ++errors;
                }
            }
        }
    }
    EXPECT_GT(errors, 1000u);
}

void expect_only(const std::string& text, const std::string& code) {
    const Loaded loaded = load_text(text);
    EXPECT_FALSE(loaded.scenario.has_value());
    const bool found = std::any_of(loaded.faults.begin(), loaded.faults.end(),
                                   [&](const Fault& fault) { return fault.code == code; });
    EXPECT_TRUE(found) << codes_of(loaded.faults).substr(0, 2000);
}

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += part;
    }
    return text;
}

TEST(ScenarioFaults, DeepNestingDoesNotReachTheStack) {
    constexpr int deep = 200000;
    expect_only("x = " + repeated("[", deep), "nesting-too-deep");
    expect_only("x = " + repeated("{a=", deep), "nesting-too-deep");
    expect_only("x = " + repeated("[", deep) + repeated("]", deep), "nesting-too-deep");
    expect_only("x" + repeated(".a", deep) + " = 1", "nesting-too-deep");
    expect_only("[x" + repeated(".a", deep) + "]", "nesting-too-deep");
    expect_only("[x" + repeated(".\"a.b\"", deep) + "]", "nesting-too-deep");
    expect_only("x = {" + repeated("a.", 31) + "a = {" + repeated("a.", 31) + "a = 1}}",
                "nesting-too-deep");
}

TEST(ScenarioFaults, LimitsHold) {
    expect_only(std::string((4u << 20) + 1, '#'), "file-too-large");
    expect_only(small_with("\"Does it load?\"", "\"" + std::string(2001, 'a') + "\""),
                "text-too-long");
    std::string rows(small_scenario);
    for (int i = 0; i < 81; ++i) {
        rows += "[donor.d" + std::to_string(i) + "]\npledge = 1\n";
    }
    expect_only(rows, "too-many-rows");
    std::string keys;
    for (int i = 0; i < 5000; ++i) {
        keys += "key" + std::to_string(i) + " = 1\n";
    }
    expect_only(keys, "too-many-faults");
    EXPECT_EQ(load_text(keys).faults.size(), 1001u);
}

TEST(ScenarioFaults, ExtendsFaultsNameTheirPlace) {
    const Files cycle{{"a.toml", "extends = \"b.toml\"\n"}, {"b.toml", "\nextends = \"a.toml\"\n"}};
    Loaded loaded = load_files(cycle, "a.toml");
    ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.faults[0].code, "extends-cycle");
    EXPECT_NE(loaded.faults[0].message.find("\"a.toml\" → \"b.toml\" → \"a.toml\""),
              std::string::npos);
    EXPECT_EQ(loaded.faults[0].where.file, "b.toml");
    EXPECT_EQ(loaded.faults[0].where.line, 2);

    loaded = load_files({{"cases/a.toml", "extends = \"../lost/b.toml\"\n"}}, "cases/a.toml");
    ASSERT_EQ(loaded.faults.size(), 1u);
    EXPECT_EQ(loaded.faults[0].code, "file-not-found");
    EXPECT_NE(loaded.faults[0].message.find("\"lost/b.toml\""), std::string::npos);

    loaded = load_files({}, "nowhere.toml");
    ASSERT_EQ(loaded.faults.size(), 1u);
    EXPECT_EQ(loaded.faults[0].code, "file-not-found");
    EXPECT_EQ(loaded.faults[0].where.file, "nowhere.toml");

    Files chain;
    for (int i = 0; i < 12; ++i) {
        chain["f" + std::to_string(i)] = "extends = \"f" + std::to_string(i + 1) + "\"\n";
    }
    loaded = load_files(chain, "f0");
    ASSERT_EQ(loaded.faults.size(), 1u);
    EXPECT_EQ(loaded.faults[0].code, "extends-too-deep");

    Files many{{"all.toml", "extends = ["}};
    for (int i = 0; i < 40; ++i) {
        many["all.toml"] += "\"f" + std::to_string(i) + "\", ";
        many["f" + std::to_string(i)] = "\n";
    }
    many["all.toml"] += "]\n";
    loaded = load_files(many, "all.toml");
    ASSERT_FALSE(loaded.faults.empty());
    EXPECT_EQ(loaded.faults[0].code, "too-many-files");

    loaded = load_files({{"a.toml", "extends = 3\n"}}, "a.toml");
    ASSERT_EQ(loaded.faults.size(), 1u);
    EXPECT_EQ(loaded.faults[0].code, "wrong-type");
}

TEST(ScenarioFaults, SyntaxErrorsOfAllFilesAreTold) {
    const Files files{{"a.toml", "extends = \"b.toml\"\nx = 0,5\n"}, {"b.toml", "y: 2\n"}};
    const Loaded loaded = load_files(files, "a.toml");
    std::vector<std::string> places;
    for (const Fault& fault : loaded.faults) {
        if (fault.code == "syntax") places.push_back(fault.where.file);
    }
    EXPECT_EQ(places, (std::vector<std::string>{"a.toml", "b.toml"}));
}

/// A small generator (xorshift64*, Vigna) so that the mutants are the same everywhere.
class Dice {
  public:
    std::size_t below(std::size_t bound) {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1Du) >> 33) % bound;
    }

  private:
    std::uint64_t state_ = 20040601;
};

std::string mutant(Dice& dice) {
    static constexpr std::string_view marks =
        "[]{}=\"'.,#\n\r\t \\-_:+0123456789eEnaif%\x00\x01\x7F\xC3\xFF";
    std::string text(small_scenario);
    const std::size_t changes = 1 + dice.below(4);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        const std::size_t at = dice.below(text.size());
        switch (dice.below(6)) {
        case 0:
            text[at] = static_cast<char>(dice.below(256));
            break;
        case 1:
            text[at] = marks[dice.below(marks.size())];
            break;
        case 2:
            text.insert(at, 1, marks[dice.below(marks.size())]);
            break;
        case 3:
            text.erase(at, 1 + dice.below(8));
            break;
        case 4:
            text.insert(at, text.substr(dice.below(text.size()), dice.below(60)));
            break;
        default:
            if (dice.below(8) == 0) text.resize(at);
            break;
        }
    }
    return text;
}

TEST(ScenarioFaults, MutantsLoadOrSayWhyNot) {
    Dice dice;
    int loads = 0;
    constexpr int mutants = 20000;
    for (int i = 0; i < mutants; ++i) {
        const std::string text = mutant(dice);
        const Loaded loaded = load_text(text);
        ASSERT_NE(loaded.scenario.has_value(), !loaded.faults.empty()) << "mutant " << i << ":\n"
                                                                       << text;
        if (loaded.scenario) ++loads;
    }
    // Some only touch remarks, names and digits; if none or all loaded, the mutants would test
    // nothing.
    EXPECT_GT(loads, mutants / 20);
    EXPECT_LT(loads, mutants / 2);
}

} // namespace
} // namespace ssrsim
