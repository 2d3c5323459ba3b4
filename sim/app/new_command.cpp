#include "app/commands.hpp"
#include "app/terminal.hpp"
#include "results/files.hpp"
#include "scenario_io/schema.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ssrsim {

namespace {

Fault cannot_write(const std::string& path, int error) {
    if (error == EEXIST)
        return file_fault("file-exists", path, "The file exists already.",
                          "Choose another name, or give --force to replace it.");
    if (error == ENOENT && !exists(folder_of(path)))
        return file_fault("no-folder", path, fmt::format("There is no folder {}.", folder_of(path)),
                          "Make the folder first, or choose another name.");
    return file_fault("cannot-write", path,
                      fmt::format("The file cannot be written: {}.", system_reason(error)));
}

} // namespace

ExitCode perform(const NewOptions& options) {
    const std::string text = template_scenario();
    if (options.file == "-") return print(text);
    const std::string path = options.file.empty() ? "scenario.toml" : options.file;
    const int replace = options.overwrite == Overwrite::allowed ? O_TRUNC : O_EXCL;
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | replace, 0666)};
    if (!file.is_open()) {
        complain({cannot_write(path, errno)});
        return ExitCode::input_output;
    }
    if (!write_all(file.number(), text.data(), text.size())) {
        const int error = errno;
        struct stat status{};
        // Half a scenario helps nobody; a device such as /dev/full stays.
        if (::fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode)) ::unlink(path.c_str());
        complain({cannot_write(path, error)});
        return ExitCode::input_output;
    }
    return print(fmt::format("Wrote {0}. Edit it, then: ssrsim check {1}, ssrsim run {1}\n", path,
                             shell_word(path)));
}

} // namespace ssrsim
