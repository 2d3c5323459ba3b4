#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// For people and tools to read, or as short as can be.
enum class JsonForm : std::uint8_t { indented, compact };

/// Builds one JSON text. The caller opens and closes objects and arrays in
/// pairs; keys come in the order in which they are given. A library would bring a parser and a tree
/// for what is a summary of a page.
class Json {
  public:
    explicit Json(JsonForm form = JsonForm::indented) : form_(form) {}

    Json& open_object();
    Json& open_object(std::string_view key);
    Json& open_array(std::string_view key);
    Json& open_array();
    Json& close();

    Json& put(std::string_view key, std::string_view value);
    Json& put(std::string_view key, const char* value) { return put(key, std::string_view{value}); }
    Json& put(std::string_view key, bool value);
    Json& put(std::string_view key, std::uint64_t value);
    /// The shortest digits that read back as the same number; NaN and infinities become null.
    Json& put(std::string_view key, double value);
    Json& put_null(std::string_view key);

    /// Items of an array: a text, or a number of so many significant digits.
    Json& item(std::string_view value);
    Json& item(double value, int digits);

    /// The text with a line break at its end.
    [[nodiscard]] std::string text() const { return text_ + "\n"; }

  private:
    void begin_value(std::string_view key);
    void open(char opening, char closing);
    void break_line();

    JsonForm form_;
    std::string text_;
    struct Level {
        char closing;
        bool empty;
    };
    std::vector<Level> levels_;
};

/// The same JSON without "<", so that it can stand inside a page.
std::string without_markup(std::string_view json);

/// The text in double quotes, as JSON writes it. Bytes beyond ASCII pass: they are UTF-8 already.
std::string json_string(std::string_view text);

} // namespace ssrsim
