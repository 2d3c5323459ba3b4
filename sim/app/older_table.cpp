#include "app/older_table.hpp"

#include "app/scenario_file.hpp"
#include "results/files.hpp"
#include "tables/xlsx_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>

namespace ssrsim {

namespace {

bool holds_something(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
}

Fault another_file(const std::string& path) {
    return file_fault("another-file", path,
                      "The file exists and is not an older table of this kind.",
                      "Choose another name, or remove the file first.");
}

} // namespace

Faults over_another_table(const std::string& path, std::string_view header) {
    if (!holds_something(path)) return {};
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    std::string begin(header.size(), '\0');
    const bool is_older =
        read_exactly(file.number(), begin.data(), begin.size(), 0) && begin == header;
    return is_older ? Faults{} : Faults{another_file(path)};
}

Faults over_another_workbook(const std::string& path) {
    if (!holds_something(path)) return {};
    const std::optional<std::string> bytes = text_of_file(path);
    return bytes && is_our_workbook(*bytes) ? Faults{} : Faults{another_file(path)};
}

} // namespace ssrsim
