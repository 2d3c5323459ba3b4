#include "app/completion.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
    return fmt::format("{}", fmt::join(words, between));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

/// In single quotes for a shell.
std::string in_quotes(const std::string& text) {
    return "'" + replaced(text, "'", "'\\''") + "'";
}

std::vector<std::string> all_names(const std::vector<CompletedOption>& options) {
    std::vector<std::string> names;
    for (const CompletedOption& option : options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

std::vector<std::string> names_of(const std::vector<CompletedCommand>& commands) {
    std::vector<std::string> names;
    for (const CompletedCommand& command : commands)
        names.push_back(command.name);
    return names;
}

/// What bash offers where that kind of value is due.
std::string bash_reply(const CompletedOption& option) {
    switch (option.takes) {
    case Takes::file:
        // One name a line: names may have spaces. Readline then quotes them, and adds the slashes.
        return "mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); "
               "compopt -o filenames 2>/dev/null";
    case Takes::word:
        return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$current\"))", joined(option.words));
    default:
        return "COMPREPLY=()";
    }
}

/// One specification of _arguments: '(-o --output)'{-o,--output}'[meaning]:what:_files'.
std::string zsh_option(const CompletedOption& option) {
    std::string meaning = replaced(replaced(option.meaning, "[", "\\["), "]", "\\]");
    std::string value;
    if (option.takes == Takes::file) value = ":file:_files";
    if (option.takes == Takes::text) value = ":value: ";
    if (option.takes == Takes::word) value = ":word:(" + joined(option.words) + ")";
    std::string lines;
    for (const std::string& name : option.names)
        lines += " \\\n            " +
                 in_quotes(fmt::format("({}){}[{}]{}", joined(option.names), name, meaning, value));
    return lines;
}

std::string zsh_argument(const CompletedOption& argument) {
    if (argument.takes == Takes::word)
        return " \\\n            ':word:(" + joined(argument.words) + ")'";
    return argument.takes == Takes::file ? " \\\n            '*:file:_files'"
                                         : " \\\n            ':value: '";
}

std::string fish_option(const std::string& condition, const CompletedOption& option) {
    std::string line = fmt::format("complete -c ssrsim -n {}", in_quotes(condition));
    for (const std::string& name : option.names)
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (option.takes == Takes::text) line += " -x";
    if (option.takes == Takes::file) line += " -rF";
    if (option.takes == Takes::word) line += " -xa " + in_quotes(joined(option.words));
    return line + " -d " + in_quotes(option.meaning) + "\n";
}

} // namespace

std::string bash_completion(const CommandTree& tree) {
    std::string text =
        fmt::format(R"(# bash completion for ssrsim
_ssrsim() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W '{} {}' -- "$current"))
        return
    fi
    case $command in
)",
                    joined(names_of(tree.commands)), joined(all_names(tree.options)));
    for (const CompletedCommand& command : tree.commands) {
        text += fmt::format("    {})\n        case $previous in\n", command.name);
        for (const CompletedOption& option : command.options)
            if (option.takes != Takes::nothing)
                text += fmt::format("        {}) {}; return ;;\n", joined(option.names, " | "),
                                    bash_reply(option));
        text += fmt::format("        esac\n        case $current in\n        -*) "
                            "COMPREPLY=($(compgen -W '{}' -- \"$current\")) ;;\n",
                            joined(all_names(command.options)));
        if (!command.arguments.empty())
            text += fmt::format("        *) {} ;;\n", bash_reply(command.arguments.front()));
        text += "        esac\n        ;;\n";
    }
    return text + "    esac\n}\ncomplete -F _ssrsim ssrsim\n";
}

std::string zsh_completion(const CommandTree& tree) {
    std::string text = "#compdef ssrsim\n_ssrsim() {\n    local -a commands=(\n";
    for (const CompletedCommand& command : tree.commands)
        text += "        " + in_quotes(command.name + ":" + command.meaning) + "\n";
    text += "    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n";
    text += "        _arguments";
    for (const CompletedOption& option : tree.options)
        text += zsh_option(option);
    text += "\n        return\n    fi\n    local command=$words[2]\n    shift words\n    (( "
            "CURRENT-- ))\n    case $command in\n";
    for (const CompletedCommand& command : tree.commands) {
        text += fmt::format("    {})\n        _arguments", command.name);
        for (const CompletedOption& option : command.options)
            text += zsh_option(option);
        for (const CompletedOption& argument : command.arguments)
            text += zsh_argument(argument);
        text += "\n        ;;\n";
    }
    return text + "    esac\n}\ncompdef _ssrsim ssrsim\n";
}

std::string fish_completion(const CommandTree& tree) {
    std::string text = "# fish completion for ssrsim\ncomplete -c ssrsim -f\n";
    for (const CompletedOption& option : tree.options)
        text += fish_option("__fish_use_subcommand", option);
    for (const CompletedCommand& command : tree.commands) {
        text += fmt::format("complete -c ssrsim -n __fish_use_subcommand -a {} -d {}\n",
                            command.name, in_quotes(command.meaning));
        const std::string condition = "__fish_seen_subcommand_from " + command.name;
        for (const CompletedOption& option : command.options)
            text += fish_option(condition, option);
        for (const CompletedOption& argument : command.arguments)
            text += fmt::format("complete -c ssrsim -n {} {}\n", in_quotes(condition),
                                argument.takes == Takes::word
                                    ? "-a " + in_quotes(joined(argument.words))
                                : argument.takes == Takes::file ? std::string{"-F"}
                                                                : std::string{"-f"});
    }
    return text;
}

} // namespace ssrsim
