#include "app/terminal.hpp"

#include "results/files.hpp"

#include <cerrno>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace ssrsim {

bool stderr_is_terminal() {
    const char* kind = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) == 1 && kind != nullptr && *kind != '\0' &&
           std::string_view{kind} != "dumb";
}

Colour stderr_colour() {
    const char* refused = std::getenv("NO_COLOR");
    const bool wanted = refused == nullptr || *refused == '\0';
    return wanted && stderr_is_terminal() ? Colour::always : Colour::never;
}

ExitCode print(std::string_view text) {
    if (write_all(STDOUT_FILENO, text.data(), text.size())) return ExitCode::ok;
    complain(fmt::format("ssrsim: cannot write to standard output: {}\n", system_reason(errno)));
    return ExitCode::input_output;
}

void complain(std::string_view text) {
    write_all(STDERR_FILENO, text.data(), text.size());
}

void complain(const Faults& faults) {
    complain(render(faults, stderr_colour()));
}

ExitCode nothing_finished() {
    complain("ssrsim: stopped before the first replicate had finished; nothing was written\n");
    return ExitCode::interrupted;
}

bool has_told(const Faults& faults) {
    complain(faults);
    return !faults.empty();
}

std::string shell_word(std::string_view text) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./+,:@%";
    if (!text.empty() && text.find_first_not_of(plain) == std::string_view::npos)
        return std::string{text};
    std::string word = "'";
    for (const char letter : text)
        word += letter == '\'' ? std::string{"'\\''"} : std::string{letter};
    return word + "'";
}

} // namespace ssrsim
