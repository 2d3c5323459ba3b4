#include "scenario_io/declared.hpp"
#include "scenario_io/render.hpp"
#include "scenario_io/schema.hpp"
#include "support/scenario_text.hpp"

#include <gtest/gtest.h>

namespace ssrsim {
namespace {

template <class Visit>
void each_table(const DeclaredTable& table, const Visit& visit) {
    visit(table);
    for (const DeclaredTable& nested : table.tables) {
        each_table(nested, visit);
    }
}

/// Follows JSON as RFC 8259 has it; true where the whole text is one value.
class JsonReader {
  public:
    explicit JsonReader(std::string_view text) : text_(text) {}
    bool whole() {
        const bool fine = value();
        space();
        return fine && at_ == text_.size();
    }

  private:
    void space() {
        while (at_ < text_.size() &&
               std::string_view(" \n\t\r").find(text_[at_]) != std::string_view::npos)
            ++at_;
    }
    bool take(char c) {
        space();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool text() {
        if (!take('"')) return false;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (static_cast<unsigned char>(text_[at_]) < 0x20) return false;
            if (text_[at_] == '\\') {
                ++at_;
                if (std::string_view("\"\\/bfnrtu").find(text_[at_]) == std::string_view::npos)
                    return false;
            }
            ++at_;
        }
        return take('"');
    }
    bool members(char close, bool named) {
        if (take(close)) return true;
        do {
            if (named && !(text() && take(':'))) return false;
            if (!value()) return false;
        } while (take(','));
        return take(close);
    }
    bool value() {
        space();
        if (take('{')) return members('}', true);
        if (take('[')) return members(']', false);
        if (at_ < text_.size() && text_[at_] == '"') return text();
        const std::size_t end = std::min(text_.find_first_of(",]} \n", at_), text_.size());
        const std::string word(text_.substr(at_, end - at_));
        at_ = end;
        if (word == "true" || word == "false" || word == "null") return true;
        char* stop = nullptr;
        static_cast<void>(std::strtod(word.c_str(), &stop));
        return !word.empty() && *stop == '\0' && word.find('n') == std::string::npos;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

TEST(ScenarioIoPages, TheSchemaIsJsonAndHasEveryKey) {
    const std::string schema = json_schema();
    EXPECT_TRUE(JsonReader(schema).whole());
    each_table(declared_file(), [&](const DeclaredTable& table) {
        for (const DeclaredKey& key : table.keys) {
            EXPECT_NE(schema.find("\"" + key.key + "\": {\"description\": "), std::string::npos)
                << table.path << "." << key.key;
        }
    });
    EXPECT_NE(schema.find("http://json-schema.org/draft-07/schema#"), std::string::npos);
}

TEST(ScenarioIoPages, TheReferenceHasEveryKeyWithItsMeaning) {
    const std::string page = reference_markdown();
    each_table(declared_file(), [&](const DeclaredTable& table) {
        for (const DeclaredKey& key : table.keys) {
            const std::size_t row = page.find("| `" + key.key + "` | ");
            EXPECT_NE(row, std::string::npos) << table.path << "." << key.key;
            EXPECT_NE(page.find(key.meaning), std::string::npos) << key.meaning;
        }
    });
}

TEST(ScenarioIoPages, EveryDeclarationSaysWhatItMeans) {
    each_table(declared_file(), [&](const DeclaredTable& table) {
        for (const DeclaredKey& key : table.keys) {
            const std::string path = table.path + "." + key.key;
            EXPECT_FALSE(key.meaning.empty()) << path;
            const bool number = key.kind == DeclaredKey::Kind::number;
            if (!number) continue;
            EXPECT_FALSE(key.source.empty()) << path;
            EXPECT_LT(key.low, key.high) << path;
            if (key.fallback == key.fallback) {
                EXPECT_GE(key.fallback, key.low) << path;
                EXPECT_LE(key.fallback, key.high) << path;
            }
            if (!key.same_as.empty()) {
                EXPECT_NE(table.find_key(key.same_as), nullptr) << path;
            }
        }
    });
}

TEST(ScenarioIoPages, TheTemplateLoadsAndExplainsEveryKey) {
    const std::string text = template_scenario();
    const Loaded loaded = load_text(text);
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->country.regions.size(), 3u);
    each_table(declared_file(), [&](const DeclaredTable& table) {
        for (const DeclaredKey& key : table.keys) {
            EXPECT_NE(text.find(key.meaning), std::string::npos) << table.path << "." << key.key;
            const bool shown = text.find("\n" + key.key + " = ") != std::string::npos ||
                               text.find("\n# " + key.key + " = ") != std::string::npos;
            EXPECT_TRUE(shown) << table.path << "." << key.key;
        }
    });
}

TEST(ScenarioIoPages, TheTemplatePlansNothingBeforeWhatItWaitsFor) {
    const Loaded loaded = load_text(template_scenario());
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    const auto& activities = loaded.scenario->plan.activities;
    std::size_t waits = 0;
    for (const auto& [id, activity] : activities) {
        for (const std::string& earlier : activity.after) {
            const Activity& first = activities.at(earlier);
            const std::int32_t days =
                days_since_1970(activity.start) - days_since_1970(first.start);
            EXPECT_GE(days, 7.0 * first.duration_weeks) << id << " waits for " << earlier;
            ++waits;
        }
    }
    EXPECT_GT(waits, 0u);
}

TEST(ScenarioIoPages, TheDefaultsOfTheTemplateCanBeUncommented) {
    // Every "# key = default" of the parameters is a value that loads.
    std::string text = template_scenario();
    const std::size_t from = text.find("# [parameters.");
    const std::size_t to = text.find("\n[plan]");
    ASSERT_NE(from, std::string::npos);
    std::string out = text.substr(0, from);
    std::string_view rest = std::string_view(text).substr(from, to - from);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
        std::string_view line = rest.substr(0, end + 1);
        rest.remove_prefix(end + 1);
        const bool value = line.starts_with("# [") || line.find(" = ") != std::string_view::npos;
        out += value && line.starts_with("# ") ? line.substr(2) : line;
    }
    out += text.substr(to);
    const Loaded loaded = load_text(out);
    EXPECT_TRUE(loaded.scenario) << codes_of(loaded.faults);
}

TEST(ScenarioIoPages, DescribeFindsTablesAndKeys) {
    for (const char* path :
         {"staffing", "parameters.staffing", "knowledge_rate", "parameters.staffing.knowledge_rate",
          "mission", "mission.onub", "mission.onub.tour", "mission.tour", "tour", "post",
          "mission.onub.post.mentors.count", "donor.belgium.preferences.police", "exchange",
          "extends", "country", ""}) {
        const Described described = describe_path(path);
        EXPECT_EQ(described.known, Known::yes) << path << ": " << described.text;
    }
    EXPECT_NE(describe_path("tour").text.find("weeks"), std::string::npos);
    EXPECT_NE(describe_path("mission.onub.tour").text.find("\"11 months\""), std::string::npos);
}

TEST(ScenarioIoPages, DescribeNamesTheNearest) {
    const Described described = describe_path("staffin");
    EXPECT_EQ(described.known, Known::no);
    EXPECT_NE(described.text.find("staffing"), std::string::npos);
    EXPECT_EQ(describe_path("parameters.staffing.knowlege_rate").known, Known::no);
    EXPECT_NE(describe_path("parameters.staffing.knowlege_rate").text.find("knowledge_rate"),
              std::string::npos);
    EXPECT_EQ(describe_path("..").known, Known::no);
}

// ---- faults as they are shown

TEST(ScenarioIoRender, ShowsPlaceLineCaretAndHint) {
    const Loaded loaded = load_text(small_with("tour = \"11 months\"", "\ttour = \"11 monhts\""));
    EXPECT_EQ(
        render(loaded.faults, Colour::never),
        "small.toml:57:9: mission.onub.tour: \"monhts\" in \"11 monhts\" is no unit that goes "
        "with weeks.\n"
        "  57 |     tour = \"11 monhts\"\n"
        "     |            ^\n"
        "  hint: did you mean months? write 48, \"11 months\", \"2 years\", \"26 weeks\" or "
        "\"10 days\".\n");
}

TEST(ScenarioIoRender, TheCaretCountsCharactersNotBytes) {
    Fault fault{"code", {"ü.toml", 3, 8}, "", "Wrong.", "", "é = “漢” x"};
    EXPECT_EQ(render({fault}, Colour::never), "ü.toml:3:8: Wrong.\n"
                                              "  3 | é = “漢” x\n"
                                              "    |         ^\n");
}

TEST(ScenarioIoRender, LongLinesAreCutAroundTheCaret) {
    Fault fault{"code", {"a.toml", 1, 501},
                "",     "Wrong.",
                "",     std::string(500, 'a') + "X" + std::string(500, 'b')};
    const std::string text = render({fault}, Colour::never);
    const std::size_t line = text.find('\n') + 1;
    const std::size_t caret_line = text.find('\n', line) + 1;
    const std::string source = text.substr(line, caret_line - line);
    EXPECT_LT(source.size(), 130u);
    const auto characters_before = [](const std::string& whole, char c) {
        const std::size_t at = whole.find(c);
        std::size_t count = 0;
        for (std::size_t i = 0; i < at; ++i) {
            if ((static_cast<unsigned char>(whole[i]) & 0xC0) != 0x80) ++count;
        }
        return count;
    };
    EXPECT_EQ(characters_before(source, 'X'), characters_before(text.substr(caret_line), '^'));
}

TEST(ScenarioIoRender, NothingReachesTheTerminalThatItWouldObey) {
    Fault fault{"code", {"a\x1b[2J.toml", 1, 1},
                "",     "say \x1b[31m",
                "\x07", "x = \x1b]0;title\x07 \xE2\x80\xAE \xFF"};
    for (const char c : render({fault}, Colour::never)) {
        EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
    }
    EXPECT_EQ(render({fault}, Colour::never).find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_NE(render({fault}, Colour::always).find("\x1b[1;32m^"), std::string::npos);
}

} // namespace
} // namespace ssrsim
