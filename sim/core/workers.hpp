#pragma once

#include <cstddef>
#include <functional>

namespace ssrsim {

/// Does `work(i)` for every i below `count`, in any order and perhaps on several threads.
using Workers =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

inline void one_after_another(std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = 0; i < count; ++i)
        work(i);
}

} // namespace ssrsim
