#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ssrsim {

/// Writes a netCDF-4 file through HDF5: named dimensions that are coordinate variables, variables
/// over them, attributes. The file holds no times and no addresses that depend on anything but what
/// is written and in which order.
///
/// The first failure sticks: later calls do nothing, and `failure` says why.
class NetcdfFile {
  public:
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    /// Creates the file, or empties it.
    explicit NetcdfFile(const std::string& path);
    ~NetcdfFile();
    NetcdfFile(const NetcdfFile&) = delete;
    NetcdfFile& operator=(const NetcdfFile&) = delete;

    /// Attributes of the file.
    void attribute(const std::string& name, std::string_view value);
    void attribute(const std::string& name, std::int32_t value);
    void attribute(const std::string& name, std::uint64_t value);

    // A dimension is its coordinate variable; the length must not be zero.
    void dimension(const std::string& name, std::span<const std::int32_t> values,
                   const Attributes& attributes);
    void dimension(const std::string& name, std::span<const std::uint32_t> values,
                   const Attributes& attributes);
    void dimension(const std::string& name, std::span<const double> values,
                   const Attributes& attributes);
    void dimension(const std::string& name, std::span<const std::string> values,
                   const Attributes& attributes);

    /// Number of a variable of this file.
    using Variable = std::size_t;
    enum class Type : std::uint8_t { single_precision, double_precision, count, wide_count, text };

    /// A variable over dimensions defined before; `chunk` is its extent along each, empty for text.
    /// Numbers are NaN, and
    /// counts the greatest of their type, where nothing is written. Beyond 16 KiB they are
    /// compressed (shuffle, deflate 1: level 6 costs twice the time for 4%); below, the index of
    /// the chunks would outweigh them.
    Variable variable(const std::string& name, Type type,
                      const std::vector<std::string>& dimensions,
                      const std::vector<std::size_t>& chunk, const Attributes& attributes);
    /// Writes the block that begins at `start`, row-major.
    void write(Variable variable, std::span<const std::size_t> start,
               std::span<const std::size_t> count, std::span<const float> values);
    void write(Variable variable, std::span<const std::size_t> start,
               std::span<const std::size_t> count, std::span<const double> values);
    void write(Variable variable, std::span<const std::size_t> start,
               std::span<const std::size_t> count, std::span<const std::uint32_t> values);
    void write(Variable variable, std::span<const std::size_t> start,
               std::span<const std::size_t> count, std::span<const std::uint64_t> values);
    void write(Variable variable, std::span<const std::string> values);

    /// Writes everything out and closes; false after any failure.
    bool close();
    [[nodiscard]] bool failed() const { return !failure_.empty(); }
    [[nodiscard]] const std::string& failure() const { return failure_; }

  private:
    using Id = std::int64_t; // hid_t
    struct Dimension {
        std::string name;
        Id scale;
        std::size_t length;
    };

    Id create_dataset(const std::string& name, Id type, std::span<const std::size_t> lengths,
                      std::span<const std::size_t> chunk, Id fill_type, const void* fill);
    void define_dimension(const std::string& name, Id file_type, Id memory_type, std::size_t length,
                          const void* values, const Attributes& attributes);
    void write_block(Variable variable, std::span<const std::size_t> start,
                     std::span<const std::size_t> count, Id type, const void* values);
    void text_attribute(Id object, const std::string& name, std::string_view value);
    void number_attribute(Id object, const std::string& name, Id file_type, Id memory_type,
                          const void* value);
    bool good(std::int64_t status, const char* what);

    Id file_ = -1;
    std::vector<Dimension> dimensions_;
    std::vector<Id> variables_;
    std::string failure_;
};

} // namespace ssrsim
