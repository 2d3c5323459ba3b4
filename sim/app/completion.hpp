#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// What stands after an option or as an argument.
enum class Takes : std::uint8_t { nothing, text, file, word };

struct CompletedOption {
    std::vector<std::string> names; ///< with their dashes, the long one first; empty: an argument
    std::string meaning;
    Takes takes = Takes::nothing;
    std::vector<std::string> words; ///< for Takes::word
};

struct CompletedCommand {
    std::string name;
    std::string meaning;
    std::vector<CompletedOption> options;
    std::vector<CompletedOption> arguments;
};

/// The program's command line, taken from the parser itself.
struct CommandTree {
    std::vector<CompletedOption> options;
    std::vector<CompletedCommand> commands;
};

std::string bash_completion(const CommandTree& tree);
std::string zsh_completion(const CommandTree& tree);
std::string fish_completion(const CommandTree& tree);

} // namespace ssrsim
