#pragma once

#include "core/faults.hpp"
#include "record/trajectory.hpp"
#include "results/files.hpp"
#include "results/target.hpp"

#include <optional>
#include <string>

namespace ssrsim {

struct Setting;

/// A CSV of everything that happened, one line an event: replicate, date (the Monday of its week),
/// event, cause, table, id, size, and for money and posts institution, channel and implementer. It
/// appears whole or not at all.
class EventsFile {
  public:
    EventsFile(const std::string& path, Overwrite overwrite, const Setting& setting);

    Faults prepare();
    /// Writes one replicate's events. What goes wrong is told by `commit`.
    void put(const Trajectory& trajectory);
    Faults commit();

  private:
    void write(const std::string& text);

    TargetFile target_;
    const Setting& setting_;
    Descriptor file_;
    int error_ = 0;
};

} // namespace ssrsim
