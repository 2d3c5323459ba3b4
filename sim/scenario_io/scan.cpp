#include "scenario_io/scan.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// Follows strings, comments and brackets as TOML does. The parts of keys are counted here because
/// the parser builds one table for each part and takes it down recursively.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Scanned run() {
        begin_line();
        while (at_ < text_.size()) {
            step();
        }
        result_.ends_inside_text = inside_ != Inside::nothing && inside_ != Inside::comment;
        return std::move(result_);
    }

  private:
    enum class Inside : std::uint8_t { nothing, comment, basic, literal, long_basic, long_literal };

    [[nodiscard]] bool at(std::string_view what) const {
        return text_.substr(at_, what.size()) == what;
    }

    void begin_line() {
        ++line_;
        result_.opened_in.push_back(open_since_ > 0 ? open_since_ : line_);
    }

    void open() {
        if (open_since_ == 0) open_since_ = line_;
    }

    void end_line() {
        if (inside_ == Inside::comment || inside_ == Inside::basic || inside_ == Inside::literal)
            inside_ = Inside::nothing;
        dots_ = 0;
        ++at_;
        begin_line();
    }

    void step() {
        if (text_[at_] == '\n') return end_line();
        switch (inside_) {
        case Inside::nothing:
            return outside_strings();
        case Inside::comment:
            ++at_;
            return;
        case Inside::basic:
            if (skip_escape()) return;
            if (at("\"")) inside_ = Inside::nothing;
            ++at_;
            return;
        case Inside::literal:
            if (at("'")) inside_ = Inside::nothing;
            ++at_;
            return;
        case Inside::long_basic:
            if (skip_escape()) return;
            return close_long("\"\"\"");
        case Inside::long_literal:
            return close_long("'''");
        }
    }

    bool skip_escape() {
        if (text_[at_] != '\\') return false;
        ++at_;
        if (at_ < text_.size() && text_[at_] != '\n') ++at_;
        return true;
    }

    void close_long(std::string_view quotes) {
        if (!at(quotes)) {
            ++at_;
            return;
        }
        at_ += quotes.size();
        // Up to two more quotes belong to the text.
        for (int more = 0; more < 2 && at_ < text_.size() && text_[at_] == quotes[0]; ++more) {
            ++at_;
        }
        inside_ = Inside::nothing;
        if (depth_ == 0) open_since_ = 0;
    }

    void outside_strings() {
        const char c = text_[at_];
        if (at("\"\"\"") || at("'''")) {
            inside_ = c == '"' ? Inside::long_basic : Inside::long_literal;
            open();
            at_ += 3;
            return;
        }
        switch (c) {
        case '"':
            inside_ = Inside::basic;
            break;
        case '\'':
            inside_ = Inside::literal;
            break;
        case '#':
            inside_ = Inside::comment;
            break;
        case '[':
        case '{':
            ++depth_;
            open();
            dots_ = 0;
            break;
        case ']':
        case '}':
            if (depth_ > 0 && --depth_ == 0) open_since_ = 0;
            dots_ = 0;
            break;
        case '=':
        case ',':
            dots_ = 0;
            break;
        case '.':
            if (++dots_ >= deepest_nesting && result_.too_deep_line == 0)
                result_.too_deep_line = line_;
            break;
        default:
            break;
        }
        ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::int32_t line_ = 0;
    std::int32_t depth_ = 0;
    std::int32_t open_since_ = 0;
    int dots_ = 0;
    Inside inside_ = Inside::nothing;
    Scanned result_;
};

bool is_utf16(std::string_view text) {
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

} // namespace

Scanned scan(std::string_view text) {
    return Scanner(text).run();
}

bool is_readable_text(std::string_view text, std::int32_t number, FaultList& faults) {
    if (text.size() > largest_file) {
        faults.add("file-too-large", {number, 0, 0}, {},
                   said("The file has ", text.size(), " bytes; a scenario file has at most ",
                        largest_file, "."),
                   "a scenario holds parameters, not data; put data beside it.");
        return false;
    }
    if (is_utf16(text)) {
        faults.add("not-utf8", {number, 0, 0}, {}, "The file is in UTF-16.",
                   "save it as UTF-8 in your editor.");
        return false;
    }
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::int32_t line = 1;
    std::int32_t column = 1;
    Spot first_broken;
    std::int32_t last_broken = 0;
    std::int32_t broken_lines = 0;
    bool lonely_return = false;
    for (std::size_t at = 0; at < text.size() && !lonely_return;) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        lonely_return = c == '\r' && at < text.size() && text[at] != '\n';
        if (lonely_return)
            faults.add("line-ends", {number, line, column}, {},
                       "A carriage return stands here without a line feed.",
                       "save the file with the line ends of Unix or of Windows.");
        if (c == 0xFFFD && text.substr(start, 3) != replacement && line != last_broken) {
            if (++broken_lines == 1) first_broken = {number, line, column};
            last_broken = line;
        }
        ++column;
        if (c == '\n') {
            ++line;
            column = 1;
        }
    }
    if (broken_lines > 0)
        // Once a file: its encoding is one mistake, however many lines show it.
        faults.add("not-utf8", first_broken, {},
                   broken_lines == 1
                       ? std::string("This line is not UTF-8, the encoding of scenario files.")
                       : said("This line and ", broken_lines - 1,
                              " more are not UTF-8, the encoding of scenario files."),
                   "save the file as UTF-8 in your editor; it may be in Latin-1.");
    return broken_lines == 0 && !lonely_return;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        lines.push_back(line);
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

bool looks_like_statement(std::string_view line) {
    line = trimmed(line);
    if (line.empty()) return false;
    if (line.front() == '[') {
        while (!line.empty() && line.front() == '[') {
            line.remove_prefix(1);
        }
        line = trimmed(line);
        if (line.empty() || line.front() == '{' || (line.front() >= '0' && line.front() <= '9'))
            return false;
        const std::string_view name = line.substr(0, line.find('#'));
        return name.find(',') == std::string_view::npos && name.find('"') == std::string_view::npos;
    }
    const std::size_t stop = line.find_first_of("=,[]{}#");
    return stop != std::string_view::npos && stop > 0 && line[stop] == '=';
}

} // namespace ssrsim
