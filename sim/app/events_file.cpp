#include "app/events_file.hpp"

#include "app/older_table.hpp"
#include "world/event_agent.hpp"
#include "world/setting.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>

namespace ssrsim {

namespace {

constexpr std::string_view header =
    "replicate,date,event,cause,table,id,size,institution,channel,implementer\n";

/// The line of one event, without the replicate.
std::string event_line(const Setting& setting, const Event& event) {
    return fmt::format("{},{},{},{},{},{},{},{},{}", to_text(monday_of(event.week)),
                       name_of(event.what), name_of(event.cause), name_of(event.table),
                       id_of(setting, event), event.size, institution_of(setting, event),
                       channel_of(setting, event), implementer_of(setting, event));
}

} // namespace

EventsFile::EventsFile(const std::string& path, Overwrite overwrite, const Setting& setting)
    : target_(path, overwrite), setting_(setting) {}

Faults EventsFile::prepare() {
    if (Faults faults = over_another_table(target_.path(), header); !faults.empty()) return faults;
    if (Faults faults = target_.prepare(0); !faults.empty()) return faults;
    file_ = Descriptor{::open(target_.unfinished().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
    if (!file_.is_open()) error_ = errno;
    write(std::string{header});
    return {};
}

void EventsFile::write(const std::string& text) {
    if (error_ == 0 && !write_all(file_.number(), text.data(), text.size())) error_ = errno;
}

void EventsFile::put(const Trajectory& trajectory) {
    std::string lines;
    for (const Event& event : trajectory.events) {
        lines += fmt::format("{},{}\n", trajectory.replicate, event_line(setting_, event));
    }
    write(lines);
}

Faults EventsFile::commit() {
    if (error_ != 0) {
        return {
            file_fault("write-failed", target_.path(),
                       fmt::format("The events could not be written: {}.", system_reason(error_)))};
    }
    file_.reset();
    return target_.commit();
}

} // namespace ssrsim
