#pragma once

#include "results/hdf5_support.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim::detail {

/// Reads what NetcdfFile writes. Everything answers with nothing where the file has it not, or not
/// in that form.
class NetcdfReader {
  public:
    explicit NetcdfReader(const std::string& path);

    [[nodiscard]] bool good() const { return file_.good(); }
    /// Names of all variables, dimensions included, in the order of their creation.
    [[nodiscard]] std::vector<std::string> variables() const;
    [[nodiscard]] bool has(const std::string& variable) const;

    // An empty variable name means the file itself.
    [[nodiscard]] std::optional<std::string> text(const std::string& variable,
                                                  const std::string& attribute) const;
    [[nodiscard]] std::optional<std::uint64_t> number(const std::string& attribute) const;

    [[nodiscard]] std::vector<std::string> dimensions(const std::string& variable) const;
    [[nodiscard]] std::vector<std::size_t> lengths(const std::string& variable) const;
    [[nodiscard]] std::optional<std::vector<std::string>>
    strings(const std::string& variable) const;
    [[nodiscard]] std::optional<std::vector<float>> floats(const std::string& variable) const;
    [[nodiscard]] std::optional<std::vector<double>> doubles(const std::string& variable) const;
    [[nodiscard]] std::optional<std::vector<std::int32_t>>
    integers(const std::string& variable) const;
    [[nodiscard]] std::optional<std::vector<std::uint32_t>>
    counts(const std::string& variable) const;
    [[nodiscard]] std::optional<std::vector<std::uint64_t>>
    wide_counts(const std::string& variable) const;

  private:
    [[nodiscard]] Handle open(const std::string& variable) const;
    template <class T>
    [[nodiscard]] std::optional<std::vector<T>> values(const std::string& variable,
                                                       H5T_class_t wanted, hid_t type) const;

    Handle file_;
};

} // namespace ssrsim::detail
