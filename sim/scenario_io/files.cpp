#include "scenario_io/files.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/merge.hpp"

#include <algorithm>
#include <map>

namespace ssrsim {

namespace {

class FileChain {
  public:
    FileChain(const FileReader& read, Sources& sources, FaultList& faults)
        : read_(read), sources_(sources), faults_(faults) {}

    /// Lays a file over `below`, what it extends first; `named_at` is where another file named it.
    /// All goes over the same tree, so that a file of a list can take away rows of an earlier one.
    void lay(Node& below, const std::string& path, const Spot* named_at) {
        if (!may_open(path, named_at)) return;
        const std::optional<std::string> text = read_(path);
        if (!text) return not_found(path, named_at);
        ++files_;
        const std::int32_t number = sources_.add(path, *text);
        ParsedText parsed = parse_toml(*text, number, faults_);
        worst_ = std::max(worst_, parsed.reading);
        spread_sources(parsed.root);
        chain_.push_back(resolve_path({}, path));
        extend(below, parsed.root, path);
        chain_.pop_back();
        // Where tables may be missing, there is no telling what could have been removed.
        FaultList unheard(sources_);
        lay_over(below, std::move(parsed.root), worst_ == Reading::broken ? unheard : faults_);
    }

    [[nodiscard]] Reading worst() const { return worst_; }

  private:
    bool may_open(const std::string& path, const Spot* named_at) {
        const auto again = std::find(chain_.begin(), chain_.end(), path);
        if (again != chain_.end()) {
            std::vector<std::string> loop(again, chain_.end());
            loop.push_back(path);
            std::string named;
            for (const std::string& file : loop) {
                named += named.empty() ? quoted(file) : said(" → ", quoted(file));
            }
            return refuse("extends-cycle", named_at, said("Files extend one another: ", named, "."),
                          "take one of these extends out.");
        }
        if (chain_.size() > static_cast<std::size_t>(deepest_extends))
            return refuse("extends-too-deep", named_at,
                          said("A file extends another at most ", deepest_extends, " deep."),
                          "join some of the files.");
        if (files_ >= most_files)
            return refuse("too-many-files", named_at,
                          said("A scenario is made of at most ", most_files, " files."),
                          "join some of the files.");
        return true;
    }

    void not_found(const std::string& path, const Spot* named_at) {
        const bool named = named_at != nullptr;
        const Spot spot = named ? *named_at : Spot{sources_.add(path, {}), 0, 0};
        std::string hint;
        if (named) hint = "a path in extends is relative to the folder of the file it stands in.";
        refuse("file-not-found", &spot, said("There is no readable file ", quoted(path), "."),
               std::move(hint));
    }

    bool refuse(std::string_view code, const Spot* at, std::string message, std::string hint) {
        faults_.add(code, at != nullptr ? *at : Spot{}, chain_.empty() ? "" : "extends",
                    std::move(message), std::move(hint));
        worst_ = Reading::broken;
        return false;
    }

    void extend(Node& below, Node& root, const std::string& path) {
        const auto at = std::find_if(root.items.begin(), root.items.end(),
                                     [](const Node& node) { return node.key == "extends"; });
        if (at == root.items.end()) return;
        const Node extends = std::move(*at);
        root.items.erase(at);
        const bool list = extends.kind == Node::Kind::array;
        if (!list) return extend_by(below, extends, path);
        for (const Node& item : extends.items) {
            extend_by(below, item, path);
        }
    }

    void extend_by(Node& below, const Node& named, const std::string& path) {
        if (named.kind != Node::Kind::text || named.text.empty()) {
            refuse("wrong-type", &named.spot,
                   said("extends names a file or a list of files, and here is ", value_text(named),
                        "."),
                   "write extends = \"country.toml\".");
            return;
        }
        if (named.text.size() > longest_text ||
            named.text.find_first_of(std::string_view("\n\0", 2)) != std::string::npos) {
            refuse("file-not-found", &named.spot, said(quoted(named.text), " names no file."), {});
            return;
        }
        if (named.text.find('\\') != std::string::npos) {
            std::string slashes = named.text;
            std::replace(slashes.begin(), slashes.end(), '\\', '/');
            refuse(
                "file-not-found", &named.spot,
                said("A path in a scenario is written with slashes, not ", quoted(named.text), "."),
                said("write \"", slashes, "\"."));
            return;
        }
        lay(below, resolve_path(path, named.text), &named.spot);
    }

    const FileReader& read_;
    Sources& sources_;
    FaultList& faults_;
    std::vector<std::string> chain_;
    std::size_t files_ = 0;
    Reading worst_ = Reading::complete;
};

} // namespace

std::string resolve_path(std::string_view including_file, std::string_view named) {
    std::string whole;
    if (!named.starts_with('/')) {
        const std::size_t slash = including_file.rfind('/');
        if (slash != std::string_view::npos) whole = including_file.substr(0, slash + 1);
    }
    whole += named;
    const bool absolute = whole.starts_with('/');
    std::vector<std::string_view> kept;
    for (std::string_view rest = whole; !rest.empty();) {
        const std::size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
        if (part.empty() || part == ".") continue;
        if (part == ".." && !kept.empty() && kept.back() != "..") {
            kept.pop_back();
        } else if (part != ".." || !absolute) {
            kept.push_back(part);
        }
    }
    std::string path = absolute ? "/" : "";
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (i > 0) path += '/';
        path += kept[i];
    }
    return path;
}

MergedFiles read_files(const std::string& path, const FileReader& read, Sources& sources,
                       FaultList& faults) {
    FileChain chain(read, sources, faults);
    MergedFiles files;
    chain.lay(files.root, path, nullptr);
    files.root.spot = {0, 0, 0}; // what is missing altogether is missing in the file that was named
    files.reading = chain.worst();
    return files;
}

} // namespace ssrsim
