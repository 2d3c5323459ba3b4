#include "report/json.hpp"

#include "core/contracts.hpp"

#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

std::string json_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            quoted += fmt::format("\\u{:04x}", byte);
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

void Json::begin_value(std::string_view key) {
    if (levels_.empty()) return;
    if (!levels_.back().empty) text_ += ',';
    levels_.back().empty = false;
    break_line();
    if (!key.empty()) text_ += json_string(key) + (form_ == JsonForm::compact ? ":" : ": ");
}

void Json::break_line() {
    if (form_ == JsonForm::compact) return;
    text_ += '\n';
    text_.append(2 * levels_.size(), ' ');
}

void Json::open(char opening, char closing) {
    text_ += opening;
    levels_.push_back({closing, true});
}

Json& Json::open_object() {
    return open_object({});
}

Json& Json::open_object(std::string_view key) {
    begin_value(key);
    open('{', '}');
    return *this;
}

Json& Json::open_array(std::string_view key) {
    begin_value(key);
    open('[', ']');
    return *this;
}

Json& Json::open_array() {
    return open_array({});
}

Json& Json::close() {
    SSRSIM_EXPECT(!levels_.empty(), "something is open");
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.empty) break_line();
    text_ += level.closing;
    return *this;
}

Json& Json::put(std::string_view key, std::string_view value) {
    begin_value(key);
    text_ += json_string(value);
    return *this;
}

Json& Json::put(std::string_view key, bool value) {
    begin_value(key);
    text_ += value ? "true" : "false";
    return *this;
}

Json& Json::put(std::string_view key, std::uint64_t value) {
    begin_value(key);
    text_ += fmt::format("{}", value);
    return *this;
}

Json& Json::put(std::string_view key, double value) {
    if (!std::isfinite(value)) return put_null(key);
    begin_value(key);
    text_ += fmt::format("{}", value);
    return *this;
}

Json& Json::put_null(std::string_view key) {
    begin_value(key);
    text_ += "null";
    return *this;
}

Json& Json::item(std::string_view value) {
    return put({}, value);
}

Json& Json::item(double value, int digits) {
    if (!std::isfinite(value)) return put_null({});
    begin_value({});
    text_ += fmt::format("{:.{}g}", value, digits);
    return *this;
}

std::string without_markup(std::string_view json) {
    std::string safe;
    safe.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            safe += "\\u003c";
        } else {
            safe += c;
        }
    }
    return safe;
}

} // namespace ssrsim
