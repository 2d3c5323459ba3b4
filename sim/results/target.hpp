#pragma once

#include "core/faults.hpp"

#include <cstdint>
#include <string>

namespace ssrsim {

enum class Overwrite : std::uint8_t { never, allowed };
/// Whether a checksum is to lie beside the file; not for what people go on to edit.
enum class Sidecar : std::uint8_t { checksum, none };

/// The place where a results file is to appear, whole or not at all.
///
/// Everything is written to `<file>.unfinished-<process>` in the same folder, which proves before
/// the run that the folder takes files. `commit` puts the finished file and its checksum in place;
/// destruction without a commit removes what was written. After a kill only the unfinished file
/// stays behind, and its name says what it is.
class TargetFile {
  public:
    TargetFile(std::string path, Overwrite overwrite);
    ~TargetFile();
    TargetFile(const TargetFile&) = delete;
    TargetFile& operator=(const TargetFile&) = delete;

    /// Whether the file may be written and, roughly, fits: so many bytes beside what is there.
    /// Creates the unfinished file.
    Faults prepare(std::uint64_t bytes_needed);

    /// Where to write meanwhile.
    [[nodiscard]] const std::string& unfinished() const { return unfinished_; }
    [[nodiscard]] const std::string& path() const { return path_; }

    /// Forces the unfinished file to the disk, renames it, and writes `<file>.sha256` beside it.
    ///
    /// Order, so that no crash leaves a pair that lies: an old checksum goes first, then the file
    /// is renamed, then its checksum. In between the file stands without a checksum, which a reader
    /// reports; it never stands beside the checksum of another.
    Faults commit(Sidecar kind = Sidecar::checksum);

  private:
    Faults put_in_place(const std::string& from, const std::string& to);

    std::string path_;
    Overwrite overwrite_;
    std::string unfinished_;
    std::string unfinished_sidecar_;
    bool started_ = false;
};

} // namespace ssrsim
