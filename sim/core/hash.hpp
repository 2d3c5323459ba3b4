#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace ssrsim {

namespace detail {

/// Stafford's variant 13 of the 64-bit finaliser: a bijection in which every input bit moves every
/// output bit with probability close to one half.
constexpr std::uint64_t mix_bits(std::uint64_t x) noexcept {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBu;
    x ^= x >> 31;
    return x;
}

// The primes and the round are those of xxHash64 (Collet), applied to values instead of bytes, so
// that the byte order of the machine does not enter.
inline constexpr std::uint64_t prime_1 = 0x9E3779B185EBCA87u;
inline constexpr std::uint64_t prime_2 = 0xC2B2AE3D27D4EB4Fu;
inline constexpr std::uint64_t prime_3 = 0x165667B19E3779F9u;
inline constexpr std::uint64_t prime_4 = 0x85EBCA77C2B2AE63u;

constexpr std::uint64_t hash_round(std::uint64_t lane, std::uint64_t word) noexcept {
    return std::rotl(lane + word * prime_2, 31) * prime_1;
}

template <class T>
concept Digestible = std::integral<T> || std::same_as<T, float> || std::same_as<T, double>;

/// The 64 bits a value is digested as. Integers are widened with their sign; every NaN counts as
/// the same one, because processors and WebAssembly choose the sign and payload of a NaN freely.
template <Digestible T>
constexpr std::uint64_t digest_word(T value) noexcept {
    if constexpr (std::same_as<T, double>)
        return value != value ? 0x7FF8000000000000u : std::bit_cast<std::uint64_t>(value);
    else if constexpr (std::same_as<T, float>)
        return value != value ? 0x7FC00000u : std::bit_cast<std::uint32_t>(value);
    else if constexpr (std::is_signed_v<T>)
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    else
        return static_cast<std::uint64_t>(value);
}

} // namespace detail

/// Hash of a text such as a scenario path: FNV-1a over the bytes, then a finaliser, since FNV-1a
/// alone leaves the high bits of short texts nearly equal.
constexpr std::uint64_t hash_text(std::string_view text) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3u;
    }
    return detail::mix_bits(hash);
}

/// Hash of an ordered pair: hash_combine(a, b) differs from hash_combine(b, a). For a fixed first
/// argument it is a bijection of the second, and the other way round.
constexpr std::uint64_t hash_combine(std::uint64_t first, std::uint64_t second) noexcept {
    return detail::mix_bits(detail::mix_bits(first + 0x9E3779B97F4A7C15u) ^
                            (second + 0xD1B54A32D192ED03u));
}

/// Running 64-bit digest of a sequence of values, for comparing runs across machines and threads.
/// It finds accidents, not attacks. The order of the calls counts; so does the length of a column.
class Digest {
  public:
    /// What a value counts as.
    template <detail::Digestible T>
    static constexpr std::uint64_t word(T value) noexcept {
        return detail::digest_word(value);
    }

    template <detail::Digestible T>
    constexpr void add(T value) noexcept {
        add_word(detail::digest_word(value));
    }

    constexpr void add(std::string_view text) noexcept {
        add_word(text.size());
        std::uint64_t word = 0;
        int filled = 0;
        for (const char c : text) {
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << (8 * filled);
            if (++filled == 8) {
                add_word(word);
                word = 0;
                filled = 0;
            }
        }
        if (filled != 0) add_word(word);
    }

    /// A whole column: its length, then its values. Four lanes, because one chain of
    /// multiplications would wait for its own latency.
    template <std::ranges::contiguous_range Column>
        requires(detail::Digestible<std::ranges::range_value_t<Column>> &&
                 !std::same_as<std::ranges::range_value_t<Column>, char>)
    constexpr void add(const Column& column) noexcept {
        const std::span values{std::ranges::data(column), std::ranges::size(column)};
        std::array<std::uint64_t, 4> lanes{detail::prime_1 + detail::prime_2, detail::prime_2, 0,
                                           0 - detail::prime_1};
        const std::size_t whole = values.size() - values.size() % 4;
        for (std::size_t i = 0; i < whole; i += 4)
            for (std::size_t lane = 0; lane < 4; ++lane)
                lanes[lane] =
                    detail::hash_round(lanes[lane], detail::digest_word(values[i + lane]));
        for (std::size_t i = whole; i < values.size(); ++i)
            lanes[i - whole] = detail::hash_round(lanes[i - whole], detail::digest_word(values[i]));
        add_word(values.size());
        for (const std::uint64_t lane : lanes)
            add_word(lane);
    }

    /// A table by its rows: their number, then what `words_of` gives of each, every place of these
    /// arrays in a lane of its own.
    template <class WordsOf>
    constexpr void add_rows(std::size_t rows, WordsOf words_of) noexcept {
        constexpr std::size_t places =
            std::tuple_size_v<std::invoke_result_t<WordsOf, std::size_t>>;
        std::array<std::uint64_t, places> lanes;
        for (std::size_t place = 0; place < places; ++place)
            lanes[place] = (place + 1) * detail::prime_2;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::array<std::uint64_t, places> words = words_of(row);
            for (std::size_t place = 0; place < places; ++place)
                lanes[place] = detail::hash_round(lanes[place], words[place]);
        }
        add_word(rows);
        for (const std::uint64_t lane : lanes)
            add_word(lane);
    }

    constexpr std::uint64_t value() const noexcept {
        return detail::mix_bits(detail::mix_bits(state_) + words_ * detail::prime_3);
    }

    /// The value as 16 hexadecimal digits.
    std::string hex() const {
        std::string text(16, '0');
        std::uint64_t rest = value();
        for (std::size_t i = 16; i-- > 0; rest >>= 4)
            text[i] = "0123456789abcdef"[rest & 15u];
        return text;
    }

  private:
    constexpr void add_word(std::uint64_t word) noexcept {
        state_ ^= detail::hash_round(0, word);
        state_ = std::rotl(state_, 27) * detail::prime_1 + detail::prime_4;
        ++words_;
    }

    std::uint64_t state_ = 0x27D4EB2F165667C5u;
    std::uint64_t words_ = 0;
};

} // namespace ssrsim
