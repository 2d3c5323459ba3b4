#pragma once

#include "core/calendar.hpp"
#include "core/contracts.hpp"
#include "core/ids.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace ssrsim {

/// Events that wait for their week: at most one for each row of a table, and no data beside the
/// row. A column of weeks, searched every week in the blocks where one is due: it copies flat and
/// hands rows out in the order of their ids. A calendar of lists would jump about in memory.
template <class I>
class DueWeeks {
  public:
    DueWeeks() = default;
    explicit DueWeeks(std::size_t rows)
        : due_((rows + block - 1) / block * block, nothing), // whole blocks
          earliest_(due_.size() / block, never) {}

    [[nodiscard]] bool waits(I row) const { return due_[row.index()] != nothing; }
    /// Week -1 where nothing waits.
    [[nodiscard]] Week due(I row) const { return Week{due_[row.index()]}; }

    void schedule(I row, Week week, Week now) {
        SSRSIM_EXPECT(!waits(row), "a row waits for one event at a time");
        SSRSIM_EXPECT(now < week && nothing < now.number, "an event lies ahead");
        due_[row.index()] = week.number;
        std::int32_t& earliest = earliest_[row.index() / block];
        earliest = std::min(earliest, week.number);
    }

    /// Nothing happens where nothing waits.
    void cancel(I row) { due_[row.index()] = nothing; }

    /// Puts the rows due in a week into `rows`, ascending; they wait no longer. Weeks are taken one
    /// after another: what was due before has been taken.
    void take(Week week, std::vector<I>& rows) {
        rows.clear();
        for (std::size_t at = 0; at < earliest_.size(); ++at) {
            if (earliest_[at] > week.number) continue;
            std::int32_t earliest = never;
            for (std::size_t row = at * block; row < (at + 1) * block; ++row) {
                if (due_[row] == week.number) {
                    due_[row] = nothing;
                    rows.push_back(I{static_cast<std::int32_t>(row)});
                } else if (due_[row] != nothing) {
                    earliest = std::min(earliest, due_[row]);
                }
            }
            earliest_[at] = earliest;
        }
    }

  private:
    static constexpr std::int32_t nothing = -1;
    static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
    static constexpr std::size_t block = 32;

    std::vector<std::int32_t> due_;
    std::vector<std::int32_t> earliest_; ///< of a block's rows, or less
};

} // namespace ssrsim
