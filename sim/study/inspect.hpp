#pragma once

#include "study/folder.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// What a file in a study's folder should not be.
enum class ShardProblem : std::uint8_t {
    damaged,   ///< not what was written: its content does not have the sum in its name
    foreign,   ///< of another study, design or program, or with runs the study does not ask for
    duplicate, ///< holds runs that another shard holds
    stranger,  ///< no shard at all
};

/// "damaged", "foreign", "duplicate", "stranger".
std::string_view name_of(ShardProblem problem);

struct ShardFault {
    ShardProblem problem = ShardProblem::damaged;
    Fault fault;
};

/// Runs of another design in the same folder.
struct OtherVersion {
    std::string identity;
    std::uint64_t shards = 0;
};

enum class Depth : std::uint8_t {
    names,    ///< as the names say: quick
    contents, ///< every byte read and compared
};

/// How far a study is, and what is wrong with its folder.
struct StudyState {
    std::vector<ShardFile> sound; ///< in the order of their names
    std::vector<ShardFault> faults;
    std::vector<ShardRange> missing; ///< rectangles of rows and replicates
    std::vector<OtherVersion> others;
    std::vector<std::string> unfinished;
    std::uint64_t cells = 0; ///< rows times replicates wanted; rows alone where a precision rules
    std::uint64_t held = 0;  ///< of them
    // Only from the contents:
    std::uint64_t runs = 0;
    std::uint64_t failed = 0;
    std::uint32_t replicates = 0;     ///< the most of a row
    std::vector<std::string> reasons; ///< why runs failed, sorted
};

StudyState inspect(const Study& study, const StudyFolder& folder, Depth depth);

/// "rows 0 to 99, replicates 0 to 3", or "rows 0 to 99".
std::string text_of(const ShardRange& range);

} // namespace ssrsim
