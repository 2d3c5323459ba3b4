#pragma once

#include "scenario/words.hpp"

namespace ssrsim {

// What has happened so far, as a planner enters it: a run meets it week by week, and goes on by
// itself from there.

/// How many posts of a group were filled on a day.
struct KnownPosts {
    std::string mission;
    std::string post;
    Date date;
    std::int32_t filled = 0;
};

template <class Visitor>
void describe(Visitor&& visit, KnownPosts& k) {
    visit(k.mission, Reference{"mission", "mission", Presence::required, "Mission of the posts."});
    visit(k.post, Reference{"post", "post", Presence::required, "Group of posts of that mission."});
    visit(k.date, Day{"date", Presence::required,
                      "Day from which the count holds, until the next of the same group."});
    visit(k.filled, Number{"filled", Unit::posts, no_default, 0, 20000,
                           "Posts of the group that are filled on that day.", "scenario"});
}

/// What had come from a donor by a day.
struct KnownMoney {
    std::string donor;
    Date date;
    Money received;
};

template <class Visitor>
void describe(Visitor&& visit, KnownMoney& k) {
    visit(k.donor, Reference{"donor", "donor", Presence::required, "Donor of the money."});
    visit(k.date, Day{"date", Presence::required, "Day by which it had come."});
    visit(k.received, Number{"received", Unit::money, no_default, 0, 1e12,
                             "All that had come from the donor into the country since the "
                             "country's start, spent or not.",
                             "scenario"});
}

/// An institution got a new head.
struct KnownHead {
    std::string institution;
    Date date;
};

template <class Visitor>
void describe(Visitor&& visit, KnownHead& k) {
    visit(k.institution,
          Reference{"institution", "institution", Presence::required, "Institution concerned."});
    visit(k.date, Day{"date", Presence::required, "Day on which the new head took office."});
}

struct Actuals {
    std::optional<Date> until;
    Keyed<KnownPosts> posts;
    Keyed<KnownMoney> money;
    Keyed<KnownHead> heads;

    [[nodiscard]] bool empty() const {
        return !until && posts.empty() && money.empty() && heads.empty();
    }
};

template <class Visitor>
void describe(Visitor&& visit, Actuals& a) {
    visit(a.until, Day{"until", Presence::optional,
                       "Day until which it is known what happened; required with anything else in "
                       "these tables. Until then chance brings no crisis, no coup, no new head and "
                       "no change of a mandate."});
    visit(a.posts, Table{"posts", "Posts that were filled."});
    visit(a.money, Table{"money", "Money that was received."});
    visit(a.heads, Table{"heads", "Institutions that got a new head."});
}

} // namespace ssrsim
