#pragma once

#include "results/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ssrsim {

/// A table that arrives row by row (one row a replicate) and is read column by column, in memory
/// that does not grow with the number of rows.
///
/// Rows gather in a buffer. A full buffer is turned (columns × rows of the batch) and appended to a
/// file without a name; reading a block of columns then takes one contiguous read a batch. Memory:
/// at most the buffer given, but never less than two rows and twice one column.
template <class T>
class ColumnSpool {
  public:
    ColumnSpool(std::size_t columns, std::size_t buffer_bytes, std::string folder)
        : columns_{columns}, folder_{std::move(folder)},
          // Half for the rows that gather, a quarter for the block of columns that is read, a
          // quarter for one batch of it on its way from the disk.
          batch_rows_{std::max<std::size_t>(1, buffer_bytes / 2 / sizeof(T) /
                                                   std::max<std::size_t>(1, columns))},
          block_values_{buffer_bytes / 4 / sizeof(T)} {}

    /// After a failure rows are dropped and every read fails.
    void add_row(std::span<const T> row) {
        if (error_ != 0 || columns_ == 0) return;
        if (gathered_ == batch_rows_) spill();
        if (error_ != 0) return;
        // Address space at once, pages as they fill: growing by doubling would break the bound.
        if (rows_.capacity() == 0) rows_.reserve(batch_rows_ * columns_);
        rows_.insert(rows_.end(), row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns_));
        ++gathered_;
        ++total_;
    }

    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::size_t rows() const { return total_; }
    /// errno of the first failure of the file; 0 while all is well.
    [[nodiscard]] int error() const { return error_; }
    [[nodiscard]] bool spilled() const { return !batches_.empty(); }

    /// Calls `take(column, values)` for each column of the range in order, values by row.
    template <class Take>
    bool for_each_column(std::size_t first, std::size_t count, Take&& take) const {
        return for_each_block(first, count, [&](std::size_t begin, std::span<const T> block) {
            for (std::size_t c = 0; c * total_ < block.size(); ++c)
                take(begin + c, block.subspan(c * total_, total_));
        });
    }

    /// Calls `take(column, block)` for as many columns at a time as memory allows: the first of
    /// them and all their values, column by column.
    template <class Take>
    bool for_each_block(std::size_t first, std::size_t count, Take&& take) const {
        if (error_ != 0) return false;
        const std::size_t width =
            std::max<std::size_t>(1, block_values_ / std::max<std::size_t>(1, total_));
        std::vector<T> block;
        std::vector<T> piece;
        for (std::size_t done = 0; done < count;) {
            const std::size_t now = std::min(width, count - done);
            block.resize(now * total_);
            std::size_t row = 0;
            for (std::size_t b = 0; b <= batches_.size(); ++b) {
                const std::size_t length = rows_of(b);
                if (length == 0) continue;
                if (!read_piece(b, first + done, now, piece)) return false;
                for (std::size_t c = 0; c < now; ++c)
                    std::copy_n(piece.begin() + static_cast<std::ptrdiff_t>(c * length), length,
                                block.begin() + static_cast<std::ptrdiff_t>(c * total_ + row));
                row += length;
            }
            take(first + done, std::span<const T>{block});
            done += now;
        }
        return true;
    }

    /// Calls `take(row, values)` for each row in order, with its values in that range of columns.
    template <class Take>
    bool for_each_row(std::size_t first, std::size_t count, Take&& take) const {
        if (error_ != 0) return false;
        std::vector<T> piece;
        std::vector<T> values(count);
        std::size_t row = 0;
        for (std::size_t b = 0; b <= batches_.size(); ++b) {
            const std::size_t length = rows_of(b);
            if (length == 0) continue;
            if (!read_piece(b, first, count, piece)) return false;
            for (std::size_t k = 0; k < length; ++k, ++row) {
                for (std::size_t c = 0; c < count; ++c)
                    values[c] = piece[c * length + k];
                take(row, std::span<const T>{values});
            }
        }
        return true;
    }

  private:
    struct Batch {
        std::uint64_t offset = 0; ///< bytes into the file
        std::size_t rows = 0;
    };

    /// The batch after the last one on disk is the one still in memory.
    [[nodiscard]] std::size_t rows_of(std::size_t batch) const {
        return batch < batches_.size() ? batches_[batch].rows : gathered_;
    }

    /// Columns × rows of one batch, from memory turned on the way.
    bool read_piece(std::size_t batch, std::size_t first, std::size_t count,
                    std::vector<T>& piece) const {
        const std::size_t length = rows_of(batch);
        piece.resize(count * length);
        if (batch < batches_.size())
            return read_exactly(file_.number(), piece.data(), piece.size() * sizeof(T),
                                batches_[batch].offset + first * length * sizeof(T));
        turn(first, count, piece);
        return true;
    }

    void turn(std::size_t first, std::size_t count, std::vector<T>& piece) const {
        // Sixteen columns at a time stay in the cache with the rows they are read from.
        constexpr std::size_t tile = 16;
        for (std::size_t begin = 0; begin < count; begin += tile) {
            const std::size_t end = std::min(count, begin + tile);
            for (std::size_t k = 0; k < gathered_; ++k)
                for (std::size_t c = begin; c < end; ++c)
                    piece[c * gathered_ + k] = rows_[k * columns_ + first + c];
        }
    }

    void spill() {
        if (!file_.is_open()) file_ = unnamed_file(folder_);
        if (!file_.is_open()) return fail();
        const Batch batch{end_of_file_, gathered_};
        const std::size_t width = std::max<std::size_t>(1, block_values_ / gathered_);
        std::vector<T> piece;
        for (std::size_t first = 0; first < columns_; first += width) {
            const std::size_t now = std::min(width, columns_ - first);
            piece.resize(now * gathered_);
            turn(first, now, piece);
            if (!write_all(file_.number(), piece.data(), piece.size() * sizeof(T))) return fail();
        }
        end_of_file_ += gathered_ * columns_ * sizeof(T);
        batches_.push_back(batch);
        rows_.clear();
        gathered_ = 0;
    }

    void fail() { error_ = errno == 0 ? EIO : errno; }

    std::size_t columns_;
    std::string folder_;
    std::size_t batch_rows_;
    std::size_t block_values_;
    std::vector<T> rows_;
    std::size_t gathered_ = 0;
    std::size_t total_ = 0;
    std::vector<Batch> batches_;
    std::uint64_t end_of_file_ = 0;
    Descriptor file_;
    int error_ = 0;
};

} // namespace ssrsim
