#include "app/text_file.hpp"

#include "app/interrupt.hpp"
#include "app/older_table.hpp"
#include "results/files.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>

namespace ssrsim {

Faults TextFile::prepare(std::string_view beginning) {
    if (Faults faults = over_another_table(target_.path(), beginning); !faults.empty())
        return faults;
    Faults faults = target_.prepare(0);
    if (faults.empty()) remove_when_killed(target_.unfinished());
    return faults;
}

Faults TextFile::write(const std::string& text, Sidecar kind) {
    const std::string reason = write_text(target_.unfinished(), text);
    const Faults faults =
        reason.empty()
            ? target_.commit(kind)
            : Faults{file_fault("write-failed", target_.path(),
                                fmt::format("The file could not be written: {}.", reason))};
    remove_when_killed({});
    return faults;
}

std::string write_text(const std::string& path, const std::string& text) {
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
    const bool written = file.is_open() && write_all(file.number(), text.data(), text.size());
    return written ? std::string{} : system_reason(errno);
}

} // namespace ssrsim
