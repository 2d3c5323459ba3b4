#pragma once

#include "core/contracts.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ssrsim {

/// A row number of one table. Ids of different tables do not mix: an OfficerId can't index a post.
template <class Tag>
struct Id {
    std::int32_t value = -1;

    constexpr Id() = default;
    constexpr explicit Id(std::int32_t number) : value(number) {}
    constexpr explicit Id(std::size_t number) : value(static_cast<std::int32_t>(number)) {}
    [[nodiscard]] constexpr bool exists() const { return value >= 0; }
    [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
    constexpr auto operator<=>(const Id&) const = default;
};

using RegionId = Id<struct RegionTag>;
using CellId = Id<struct CellTag>; ///< a population group of a region
using InstitutionId = Id<struct InstitutionTag>;
using UnitId = Id<struct UnitTag>;
using OfficerId = Id<struct OfficerTag>; ///< a slot of a unit's establishment
using MissionId = Id<struct MissionTag>;
using PostId = Id<struct PostTag>;
using DonorId = Id<struct DonorTag>;
using LotId = Id<struct LotTag>; ///< one tranche of one commitment
using ActivityId = Id<struct ActivityTag>;

/// Consecutive ids, for `for (UnitId unit : units)`.
template <class I>
class IdRange {
  public:
    class Iterator {
      public:
        constexpr explicit Iterator(std::int32_t at) : at_(at) {}
        constexpr I operator*() const { return I{at_}; }
        constexpr Iterator& operator++() {
            ++at_;
            return *this;
        }
        constexpr bool operator==(const Iterator&) const = default;

      private:
        std::int32_t at_;
    };

    constexpr IdRange(std::int32_t first, std::int32_t past) : first_(first), past_(past) {}
    constexpr explicit IdRange(std::size_t count)
        : first_(0), past_(static_cast<std::int32_t>(count)) {}
    [[nodiscard]] constexpr Iterator begin() const { return Iterator{first_}; }
    [[nodiscard]] constexpr Iterator end() const { return Iterator{past_}; }
    [[nodiscard]] constexpr std::size_t size() const {
        return static_cast<std::size_t>(past_ - first_);
    }

  private:
    std::int32_t first_;
    std::int32_t past_;
};

/// The rows of a column that stand side by side.
template <class T, class I>
constexpr std::span<T> rows_of(std::span<T> column, IdRange<I> rows) {
    return rows.size() == 0 ? std::span<T>{} : column.subspan((*rows.begin()).index(), rows.size());
}

/// One attribute of every row of a table, indexed by that table's id only.
template <class I, class T>
class Column {
  public:
    Column() = default;
    explicit Column(std::size_t rows, T value = T{}) : values_(rows, value) {}

    T& operator[](I id) {
        SSRSIM_EXPECT(id.exists() && id.index() < values_.size(), "the id belongs to this table");
        return values_[id.index()];
    }
    const T& operator[](I id) const {
        SSRSIM_EXPECT(id.exists() && id.index() < values_.size(), "the id belongs to this table");
        return values_[id.index()];
    }
    void push_back(T value) { values_.push_back(std::move(value)); }
    void assign(std::size_t rows, const T& value) { values_.assign(rows, value); }
    void clear() { values_.clear(); }
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] IdRange<I> ids() const { return IdRange<I>{values_.size()}; }
    [[nodiscard]] std::span<T> span() { return values_; }
    [[nodiscard]] std::span<const T> span() const { return values_; }
    [[nodiscard]] std::span<T> span(IdRange<I> rows) { return rows_of(span(), rows); }
    [[nodiscard]] std::span<const T> span(IdRange<I> rows) const { return rows_of(span(), rows); }
    auto begin() { return values_.begin(); }
    auto end() { return values_.end(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }

  private:
    std::vector<T> values_;
};

} // namespace ssrsim
