#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ssrsim {

/// What a hostile archive may make us unpack: an entry, and all entries together. A staffing table
/// of ten thousand rows takes less than a tenth of it.
inline constexpr std::size_t largest_entry = std::size_t{16} << 20;
inline constexpr std::size_t largest_unpacked = std::size_t{48} << 20;

/// A zip archive in memory, read only. The bytes have to outlive it.
class ZipArchive {
  public:
    /// Nothing, with the reason in `reason`, where the bytes are no archive.
    static std::optional<ZipArchive> open(std::string_view bytes, std::string& reason);

    enum class Entry { found, absent, too_large, damaged };
    struct Unpacked {
        Entry what = Entry::absent;
        std::string bytes;
    };
    /// Unpacks one entry. Stops, whatever the archive says of its size, where the limits end.
    Unpacked read(const std::string& name);

  private:
    struct Handle;
    explicit ZipArchive(std::shared_ptr<Handle> handle) : handle_{std::move(handle)} {}
    std::shared_ptr<Handle> handle_;
    std::size_t left_ = largest_unpacked;
};

} // namespace ssrsim
