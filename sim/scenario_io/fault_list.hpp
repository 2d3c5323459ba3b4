#pragma once

#include "scenario_io/node.hpp"

namespace ssrsim {

/// Gathers faults with their places. Keeps the first thousand; a broken file of megabytes must not
/// fill the memory with sentences.
class FaultList {
  public:
    explicit FaultList(const Sources& sources) : sources_(sources) {}

    void add(std::string_view code, const Spot& spot, std::string path, std::string message,
             std::string hint = {});
    [[nodiscard]] bool empty() const { return placed_.empty(); }
    [[nodiscard]] bool full() const { return placed_.size() >= most; }
    /// In the order of the texts and their lines.
    [[nodiscard]] Faults sorted() const;

    static constexpr std::size_t most = 1000;

  private:
    struct Placed {
        Spot spot;
        Fault fault;
    };
    const Sources& sources_;
    std::vector<Placed> placed_;
    std::size_t left_out_ = 0;
};

} // namespace ssrsim
