#pragma once

#include <hdf5.h>
#include <string>
#include <utility>

namespace ssrsim::detail {

/// An HDF5 identifier that releases itself.
class Handle {
  public:
    using Release = herr_t (*)(hid_t);
    Handle() = default;
    Handle(hid_t id, Release release) : id_{id}, release_{release} {}
    ~Handle() {
        if (id_ >= 0) release_(id_);
    }
    Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, -1)}, release_{other.release_} {}
    Handle& operator=(Handle&& other) noexcept {
        if (this != &other) {
            if (id_ >= 0) release_(id_);
            id_ = std::exchange(other.id_, -1);
            release_ = other.release_;
        }
        return *this;
    }

    [[nodiscard]] hid_t id() const { return id_; }
    [[nodiscard]] bool good() const { return id_ >= 0; }

  private:
    hid_t id_ = -1;
    Release release_ = nullptr;
};

/// Keeps HDF5 from printing to the terminal, and from touching files again when the program ends
/// after a failed close (a full disk).
void quiet_hdf5();

/// How files are opened: without HDF5's locks, which fail where the file system has none (scratch
/// folders of clusters). Nobody writes to a file that another may open.
Handle access_without_locks();

/// The system's reason behind the last HDF5 failure, else the library's own words.
std::string hdf5_reason();

} // namespace ssrsim::detail
