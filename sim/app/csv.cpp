#include "app/csv.hpp"

#include "results/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

namespace ssrsim {

std::string csv_text(std::string_view text) {
    std::string cell;
    const bool is_formula =
        !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
    if (is_formula) cell += '\'';
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_number(double value) {
    return value == value ? fmt::format("{}", value) : std::string{};
}

Faults over_another_table(const std::string& path, std::string_view header) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
        return {};
    }
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    std::string begin(header.size(), '\0');
    const bool is_older =
        read_exactly(file.number(), begin.data(), begin.size(), 0) && begin == header;
    if (is_older) return {};
    return {file_fault("another-file", path,
                       "The file exists and is not an older table of this kind.",
                       "Choose another name, or remove the file first.")};
}

} // namespace ssrsim
