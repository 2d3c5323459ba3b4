#pragma once

#include "core/luck.hpp"

#include <cstdint>
#include <map>
#include <tuple>

namespace ssrsim {

/// Writes down every uniform drawn while it is attached to a Luck, by address. It must outlive the
/// worlds that were copied from one it observed.
class DrawLog {
  public:
    struct Address {
        std::uint64_t entity;
        Decision what;
        std::uint32_t when;
        std::uint32_t index;
        auto operator<=>(const Address&) const = default;
    };
    struct Drawn {
        double value;
        std::int32_t times;
    };

    DrawLog() = default;
    DrawLog(const DrawLog&) = delete;
    DrawLog& operator=(const DrawLog&) = delete;

    void attach(Luck& luck) { luck.observe(&observer_); }
    [[nodiscard]] const std::map<Address, Drawn>& draws() const { return draws_; }

  private:
    static void saw(void* self, std::uint64_t entity, Decision what, std::uint32_t when,
                    std::uint32_t index, double value) {
        auto& draws = static_cast<DrawLog*>(self)->draws_;
        const auto [at, fresh] = draws.try_emplace({entity, what, when, index}, Drawn{value, 0});
        ++at->second.times;
    }

    std::map<Address, Drawn> draws_;
    DrawObserver observer_{&DrawLog::saw, this};
};

} // namespace ssrsim
