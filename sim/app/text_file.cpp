#include "app/text_file.hpp"

#include "app/csv.hpp"
#include "app/interrupt.hpp"
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
    Descriptor file{::open(target_.unfinished().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
    Faults faults;
    if (!file.is_open() || !write_all(file.number(), text.data(), text.size())) {
        faults = {
            file_fault("write-failed", target_.path(),
                       fmt::format("The file could not be written: {}.", system_reason(errno)))};
    } else {
        file.reset();
        faults = target_.commit(kind);
    }
    remove_when_killed({});
    return faults;
}

} // namespace ssrsim
