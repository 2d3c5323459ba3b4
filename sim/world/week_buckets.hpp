#pragma once

#include "core/calendar.hpp"
#include "core/contracts.hpp"
#include "core/ids.hpp"

#include <algorithm>
#include <vector>

namespace ssrsim {

/// Events that wait for their week: at most one for each row of a table, and no data beside the
/// row. Linked lists over two flat arrays, so that a World copies flat and nothing is allocated.
/// Rows due are handed out in the order of their ids, whatever the order in which they were put in.
template <class I>
class WeekBuckets {
  public:
    /// Weeks that can be scheduled ahead; nothing farther away can happen within a run.
    static constexpr std::int32_t horizon = 2048;

    WeekBuckets() = default;
    explicit WeekBuckets(std::size_t rows)
        : head_(static_cast<std::size_t>(horizon), nobody), next_(rows, nobody),
          due_(rows, Week{-1}) {}

    [[nodiscard]] bool waits(I row) const { return due_[row.index()].number >= 0; }
    [[nodiscard]] Week due(I row) const { return due_[row.index()]; }

    /// Puts a row into the bucket of a later week. Beyond the horizon it will never come up.
    void schedule(I row, Week week, Week now) {
        SSRSIM_EXPECT(!waits(row), "a row waits for one event at a time");
        SSRSIM_EXPECT(now < week, "an event lies ahead");
        if (week - now >= horizon) return;
        std::int32_t& head = head_[slot(week)];
        next_[row.index()] = head;
        head = row.value;
        due_[row.index()] = week;
    }

    /// Takes a row out of its bucket, if it waits in one.
    void cancel(I row) {
        if (!waits(row)) return;
        std::int32_t* link = &head_[slot(due_[row.index()])];
        while (*link != row.value)
            link = &next_[static_cast<std::size_t>(*link)];
        *link = next_[row.index()];
        due_[row.index()] = Week{-1};
    }

    /// Empties the bucket of a week into `rows`, ascending.
    void take(Week week, std::vector<I>& rows) {
        rows.clear();
        std::int32_t& head = head_[slot(week)];
        for (std::int32_t row = head; row != nobody; row = next_[static_cast<std::size_t>(row)]) {
            rows.push_back(I{row});
            due_[static_cast<std::size_t>(row)] = Week{-1};
        }
        head = nobody;
        std::sort(rows.begin(), rows.end());
    }

  private:
    static constexpr std::int32_t nobody = -1;
    static std::size_t slot(Week week) {
        return static_cast<std::size_t>(week.number) % static_cast<std::size_t>(horizon);
    }

    std::vector<std::int32_t> head_;
    std::vector<std::int32_t> next_;
    std::vector<Week> due_;
};

} // namespace ssrsim
