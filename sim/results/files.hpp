#pragma once

#include "core/faults.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ssrsim {

/// A file descriptor that closes itself.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            reset();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    void reset();

  private:
    int number_ = -1;
};

// The functions below return false, or nothing, and leave the reason in errno.

/// Writes everything, whatever the size of the single writes the system accepts.
bool write_all(int descriptor, const void* data, std::size_t bytes);
/// Reads exactly so many bytes from a place in the file; an early end counts as failure (EIO).
bool read_exactly(int descriptor, void* data, std::size_t bytes, std::uint64_t offset);
/// A file without a name in that folder: it vanishes with the process, however that ends.
Descriptor unnamed_file(const std::string& folder);
/// Forces the file's data, or the folder's entries, to the disk.
bool sync_file(const std::string& path);
bool sync_folder(const std::string& path);
bool exists(const std::string& path);

/// The folder a path names a file in; "." for a bare name.
std::string folder_of(const std::string& path);
/// The last component of a path.
std::string name_in_folder(const std::string& path);

/// A fault about a file as a whole.
Fault file_fault(std::string code, const std::string& file, std::string message,
                 std::string hint = {});
/// What the system says about an errno, without a full stop.
std::string system_reason(int error);

} // namespace ssrsim
