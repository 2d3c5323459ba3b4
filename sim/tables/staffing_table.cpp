#include "scenario_io/text.hpp"
#include "scenario_io/toml_text.hpp"
#include "tables/plan_parts.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

namespace {

/// A row of a staffing table, understood.
struct PostRow {
    TableRows::Row row;
    std::string mission;
    std::string title;
    std::string id;
    std::string level;
    std::optional<PostType> type;
    std::optional<StaffCategory> staff;
    std::string institution;
    std::vector<std::string> regions;
    double count = 0.0;
    std::optional<Date> opens;
    std::optional<Date> closes;
    std::string wage;
};

class StaffingReader {
  public:
    StaffingReader(TableRows& rows, const Scenario& below, Beneath what, const std::string& mission,
                   MadeMissions& made)
        : rows_{rows}, below_{below}, what_{what}, mission_{mission}, made_{made} {}

    std::vector<PostRow> read() {
        std::vector<PostRow> posts;
        for (const TableRows::Row& row : rows_.rows(Heading::count))
            posts.push_back(read_row(row));
        return posts;
    }

  private:
    PostRow read_row(const TableRows::Row& row) {
        PostRow post;
        post.row = row;
        post.mission = mission_of(row);
        post.title = one_line(rows_.text(row, Heading::title));
        if (rows_.cell(row, Heading::title).is_empty())
            rows_.fault(row, Heading::title, "These posts have no title.", "say what they are.");
        post.id = rows_.text(row, Heading::id);
        read_type(post);
        read_category_of(post);
        read_institution(post);
        post.regions = rows_.regions(row, below_.country);
        read_count(post);
        if (!rows_.cell(row, Heading::from).is_empty())
            post.opens =
                rows_.value_of(row, Heading::from, read_day(rows_.cell(row, Heading::from)));
        if (!rows_.cell(row, Heading::to).is_empty())
            if (const auto last =
                    rows_.value_of(row, Heading::to, read_day(rows_.cell(row, Heading::to))))
                post.closes = date_of_day(days_since_1970(*last) + 1);
        read_wage(post);
        return post;
    }

    std::string mission_of(const TableRows::Row& row) {
        std::string written = rows_.text(row, Heading::mission);
        if (written.empty()) written = mission_;
        const Keyed<Mission>& known = below_.plan.missions;
        if (what_ == Beneath::country) {
            const std::string name = written.empty() ? "mission" : one_line(written);
            made_.names.emplace(id_from(name), name);
            return id_from(name);
        }
        if (written.empty() && known.size() == 1) return known.begin()->first;
        if (written.empty()) {
            rows_.fault(row, Heading::mission, "It is not said of which mission these posts are.",
                        said("add a column \"Mission\", or give --mission with ",
                             listed(shown_names(known), "or"), "."));
            return {};
        }
        return rows_.id_in(row, Heading::mission, known, "mission", written).value_or("");
    }

    void read_type(PostRow& post) {
        const std::string written = rows_.text(post.row, Heading::type);
        if (!written.empty())
            post.type = rows_.value_of(post.row, Heading::type, read_post_type(written));
        else if (!post.title.empty())
            post.type = rows_.value_of(post.row, Heading::title, post_type_in_title(post.title));
    }

    void read_category_of(PostRow& post) {
        post.level = one_line(rows_.text(post.row, Heading::category));
        if (!post.level.empty())
            post.staff = rows_.value_of(post.row, Heading::category, read_category(post.level));
    }

    void read_institution(PostRow& post) {
        const std::string written = one_line(rows_.text(post.row, Heading::institution));
        const std::string plain = id_from(written);
        const bool none = plain.empty() || plain == "none" || plain == "n_a" || plain == "aucune";
        if (!none)
            post.institution = rows_
                                   .id_in(post.row, Heading::institution,
                                          below_.country.institutions, "institution", written)
                                   .value_or("");
        else if (post.type == PostType::mentor || post.type == PostType::trainer)
            rows_.fault(
                post.row, Heading::institution,
                said("Posts of type ", word_of(*post.type),
                     " work with an institution, and none is named."),
                said("name one of ", listed(shown_names(below_.country.institutions), "or"),
                     rows_.has(Heading::institution) ? "." : ", in a column \"Institution\"."));
    }

    void read_count(PostRow& post) {
        const GridCell& cell = rows_.cell(post.row, Heading::count);
        if (cell.is_empty()) {
            rows_.fault(post.row, Heading::count, "The number of posts is missing.",
                        "write 0 where there are none.");
            return;
        }
        const auto amount = rows_.value_of(post.row, Heading::count, read_amount(cell));
        if (!amount) return;
        post.count = amount->number;
        const std::string unit = id_from(amount->unit);
        const bool of_posts = unit.empty() || unit == "post" || unit == "posts" ||
                              unit == "poste" || unit == "postes";
        if (!of_posts || post.count < 0 || post.count != std::floor(post.count))
            rows_.fault(post.row, Heading::count,
                        said(quoted(cell.text), " is no number of posts."),
                        "write a whole number, such as 7.");
    }

    void read_wage(PostRow& post) {
        const GridCell& cell = rows_.cell(post.row, Heading::wage);
        if (cell.is_empty()) return;
        const auto amount = rows_.value_of(post.row, Heading::wage, read_amount(cell));
        if (!amount) return;
        const std::string& own = below_.country.currency;
        post.wage = toml_amount(amount->number,
                                currency_of(rows_, post.row, Heading::wage, *amount, own), own);
    }

    TableRows& rows_;
    const Scenario& below_;
    Beneath what_;
    const std::string& mission_;
    MadeMissions& made_;
};

/// Ids within one mission. A row that is called as a post of the scenario is that post.
std::vector<std::string> ids_of_posts(const std::vector<PostRow>& posts, const Keyed<Post>& known) {
    std::vector<std::vector<std::string>> parts;
    for (const PostRow& post : posts) {
        std::string name = post.id.empty() ? post.title : post.id;
        if (const auto id = known_id(known, name)) name = *id;
        parts.push_back(
            {name, post.institution, post.regions.empty() ? "" : post.regions.front(), post.level});
    }
    return distinct_ids(parts);
}

void write_post(const TableRows& rows, const PostRow& post, const std::string& path,
                OverlayText& overlay) {
    const std::string source = rows.source(post.row);
    const auto at = [&](Heading what) { return rows.place(post.row, what); };
    overlay.table(path, at(Heading::title));
    overlay.plain("name", toml_string(post.title), at(Heading::title));
    const bool typed = !rows.cell(post.row, Heading::type).is_empty();
    overlay.value("type", toml_string(word_of(*post.type)),
                  typed ? source : said(source, ", by the title"),
                  at(typed ? Heading::type : Heading::title));
    if (post.staff)
        overlay.value("staff", toml_string(word_of(*post.staff)), said(source, ": ", post.level),
                      at(Heading::category));
    if (!post.institution.empty())
        overlay.value("institution", toml_string(post.institution), source,
                      at(Heading::institution));
    // Only mentors accompany units.
    if (!post.regions.empty() && post.type == PostType::mentor)
        overlay.value("regions", toml_list(post.regions), source, at(Heading::region));
    overlay.value("count", number_text(post.count), source, at(Heading::count));
    if (post.opens) overlay.value("opens", to_text(*post.opens), source, at(Heading::from));
    if (post.closes)
        overlay.value("closes", to_text(*post.closes), said(source, ": the day after the last"),
                      at(Heading::to));
    if (!post.wage.empty()) overlay.value("wage", post.wage, source, at(Heading::wage));
}

} // namespace

void read_staffing(TableRows& rows, const Scenario& below, Beneath what, const std::string& mission,
                   OverlayText& overlay, MadeMissions& made, Span& span) {
    const std::vector<PostRow> posts = StaffingReader{rows, below, what, mission, made}.read();
    if (!rows.faults.empty()) return;
    std::map<std::string, std::vector<PostRow>> by_mission;
    double count = 0.0;
    bool in_region = false;
    for (const PostRow& post : posts) {
        by_mission[post.mission].push_back(post);
        made.spans[post.mission].hold(post.opens, post.closes);
        span.hold(post.opens, post.closes);
        count += post.count;
        in_region = in_region || (!post.regions.empty() && post.type != PostType::mentor);
    }
    for (const auto& [id, group] : by_mission) {
        static const Keyed<Post> none;
        const auto found = below.plan.missions.find(id);
        const Keyed<Post>& known = found == below.plan.missions.end() ? none : found->second.posts;
        const std::vector<std::string> ids = ids_of_posts(group, known);
        const std::string table = path_of("mission", id) + ".post";
        std::vector<std::string> gone;
        for (const auto& [post, row] : known) {
            if (std::ranges::find(ids, post) != ids.end()) continue;
            gone.push_back(post);
            overlay.removed(path_of(table, post), rows.book_name());
        }
        for (std::size_t i = 0; i < group.size(); ++i)
            write_post(rows, group[i], path_of(table, ids[i]), overlay);
        if (!gone.empty())
            rows.notes.push_back(said("Posts of ", id,
                                      " that the table does not have are taken out: ", listed(gone),
                                      "."));
    }
    if (in_region)
        rows.notes.push_back(said(rows.book_name(), ": the region is used for mentors alone; other "
                                                    "posts have none."));
    if (!rows.has(Heading::category))
        rows.notes.push_back(said(rows.book_name(), ": no column of categories; all posts count as "
                                                    "international."));
    if (!rows.has(Heading::wage))
        rows.notes.push_back(said(rows.book_name(), ": no column of yearly costs; posts cost what "
                                                    "the scenario says, or the default."));
    rows.notes.push_back(said(rows.book_name(), ": ", count,
                              count == 1.0 ? " post in " : " posts in ", posts.size(),
                              posts.size() == 1 ? " row." : " rows."));
}

} // namespace ssrsim
