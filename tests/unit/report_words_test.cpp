#include "analysis/frictions.hpp"
#include "record/outcomes.hpp"
#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/html.hpp"
#include "report/shell.hpp"
#include "report/words.hpp"

#include <gtest/gtest.h>
#include <set>

namespace ssrsim {
namespace {

void expect_both(const Bilingual& words) {
    EXPECT_FALSE(words.en.empty());
    EXPECT_FALSE(words.fr.empty()) << words.en;
}

TEST(ReportWords, EveryOutcomeFrictionEventAndCauseHasThemInBothLanguages) {
    for (const OutcomeVariable& variable : outcome_variables())
        expect_both(title_of_outcome(variable.key));
    for (const Friction& friction : frictions()) {
        expect_both(title_of_friction(friction.key));
        expect_both(ideal_of_friction(friction.key));
        // What the command prints and what the page says are one text.
        EXPECT_EQ(title_of_friction(friction.key).en, friction.title);
    }
    std::set<std::string> kinds;
    for (const EventDeclaration& event : declared_events()) {
        expect_both(words_of(event.what));
        kinds.insert(words_of(event.what).fr);
    }
    EXPECT_EQ(kinds.size(), declared_events().size());
    for (const CauseDeclaration& cause : declared_causes())
        expect_both(words_of(cause.cause));
}

TEST(ReportWords, CausesStandInTheOrderOfTheirDeclarations) {
    // Two that no shift of the table could leave in place.
    EXPECT_EQ(words_of(Cause::no_money).en, "no money is held");
    EXPECT_EQ(words_of(Cause::known).en, "[actuals] says so");
    EXPECT_EQ(words_of(EventKind::money_shifted).en, "budget moved here");
    EXPECT_EQ(words_of(EventKind::work_stalled).fr, "travail à l’arrêt");
}

TEST(ReportWords, NumbersAreInTheMannerOfTheLanguage) {
    EXPECT_EQ(localised("-12,345.5", Language::en), "−12,345.5");
    EXPECT_EQ(localised("-12,345.5", Language::fr), "−12\u202f345,5");
    EXPECT_EQ(localised("3.7 million", Language::fr), "3,7 millions");
    EXPECT_EQ(localised("+0.1 to +0.2 (rough)", Language::fr), "+0,1 à +0,2 (approximatif)");
    EXPECT_EQ(localised("93%", Language::fr), "93\u202f%");
}

TEST(ReportWords, SmallRegretsKeepTwoDigits) {
    EXPECT_EQ(readable_regret(0.000954), "0.00095");
    EXPECT_EQ(readable_regret(0.0123), "0.012");
    EXPECT_EQ(readable_regret(0.25), "0.250");
    EXPECT_EQ(readable_regret(0.0), "0");
    EXPECT_EQ(readable_regret(2.5e6), "2.5 million");
}

TEST(ReportWords, DaysAreInWords) {
    EXPECT_EQ(day_in_words({2004, 6, 1}).en, "1 June 2004");
    EXPECT_EQ(day_in_words({2004, 6, 1}).fr, "1er juin 2004");
    EXPECT_EQ(day_in_words({2005, 8, 22}).fr, "22 août 2005");
}

TEST(ReportHtml, NothingInATextIsMarkup) {
    EXPECT_EQ(escaped("<script>alert('1')</script> & \"x\""),
              "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;");
    // Overrides of direction and control characters would act on what stands beside the name.
    EXPECT_EQ(escaped("a\u202eb\u2066c\x01"
                      "d"),
              "abcd");
    EXPECT_EQ(escaped("عربي"), "عربي");
}

TEST(ReportShell, TextsStandInTheirPlacesAndAreNotSearchedForOthers) {
    const std::string page =
        filled_shell({"a @SSRSIM_MAIN@ title", "<main>@SSRSIM_DATA@</main>", "{\"x\":1}", "p"});
    EXPECT_TRUE(page.starts_with(page_beginning));
    EXPECT_NE(page.find("<title>a @SSRSIM_MAIN@ title</title>"), std::string::npos);
    EXPECT_NE(page.find("<main>@SSRSIM_DATA@</main>"), std::string::npos);
    EXPECT_NE(page.find(">{\"x\":1}</script>"), std::string::npos);
}

} // namespace
} // namespace ssrsim
