#include "scenario_io/fault_list.hpp"

#include "scenario/wording.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace ssrsim {

void FaultList::add(std::string_view code, const Spot& spot, std::string path, std::string message,
                    std::string hint) {
    if (full()) {
        ++left_out_;
        return;
    }
    placed_.push_back({spot, Fault{std::string(code), sources_.position(spot), std::move(path),
                                   std::move(message), std::move(hint), sources_.line_at(spot)}});
}

Faults FaultList::sorted() const {
    std::vector<std::size_t> order(placed_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(placed_[a].spot, a) < std::tie(placed_[b].spot, b);
    });
    Faults faults;
    faults.reserve(order.size() + 1);
    for (const std::size_t at : order) {
        faults.push_back(placed_[at].fault);
    }
    if (left_out_ > 0)
        faults.push_back(Fault{"too-many-faults",
                               {},
                               {},
                               said(left_out_, " more faults are not shown."),
                               "mend these first and load again.",
                               {}});
    return faults;
}

} // namespace ssrsim
