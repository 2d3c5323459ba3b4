#include "report/prim_words.hpp"

#include "report/figures.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string percent(double share, Language language) {
    return localised(readable_percent(share), language);
}

/// As many digits as tell something: a bound lies between two rows of a sample.
std::string bound_text(double bound) {
    std::string text = readable(bound);
    if (text.find('.') == std::string::npos || text.find(' ') != std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

/// "adviser tours below 7 months". French takes signs, which fit names of any gender and number.
std::string restriction(const Restriction& restriction, const FactorName& factor,
                        Language language) {
    const bool is_french = language == Language::fr;
    const bool is_below = restriction.side == Side::below;
    const std::string unit =
        factor.unit.in(language).empty() ? std::string{} : " " + factor.unit.in(language);
    return fmt::format("{} {} {}{}", factor.name.in(language),
                       is_french ? (is_below ? "<" : ">") : (is_below ? "below" : "above"),
                       localised(bound_text(restriction.bound), language), unit);
}

std::string joined(const std::vector<std::string>& parts, Language language) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && i + 1 == parts.size()) text += language == Language::fr ? " et " : " and ";
        if (i > 0 && i + 1 < parts.size()) text += ", ";
        text += parts[i];
    }
    return text;
}

template <class Sentence>
Bilingual in_both(Sentence sentence) {
    return {sentence(Language::en), sentence(Language::fr)};
}

} // namespace

Bilingual restriction_in_words(const Restriction& each, const FactorName& factor) {
    return in_both([&](Language language) { return restriction(each, factor, language); });
}

Bilingual box_in_words(const Box& box, std::span<const FactorName> factors,
                       const Bilingual& fails) {
    return in_both([&](Language language) {
        std::vector<std::string> parts;
        for (const Restriction& each : box.restrictions)
            parts.push_back(restriction(each, factors[each.factor], language));
        const bool is_french = language == Language::fr;
        return fmt::format(
            fmt::runtime(is_french
                             ? "{} dans {} des cas où {} : {} de tous ces échecs, dans {} de tous "
                               "les cas."
                             : "{} in {} of the cases with {}: {} of all its failures, in {} of "
                               "all cases."),
            fails.in(language), percent(box.density, language), joined(parts, language),
            percent(box.coverage, language), percent(box.support, language));
    });
}

std::vector<Bilingual> restrictions_in_words(const Box& box, const PrimSettings& settings,
                                             std::span<const FactorName> factors) {
    std::vector<Bilingual> sentences;
    for (const Restriction& each : box.restrictions)
        sentences.push_back(in_both([&](Language language) {
            const bool is_french = language == Language::fr;
            return fmt::format(
                fmt::runtime(is_french
                                 ? "La restriction {} revient dans {} de {} rééchantillonnages ; "
                                   "par hasard, elle concentrerait autant d’échecs avec une "
                                   "probabilité de {}."
                                 : "The restriction {} comes back in {} of {} resamples; chance "
                                   "would concentrate as many failures with a probability of {}."),
                restriction(each, factors[each.factor], language),
                percent(each.reappears, language), settings.resampling.resamples,
                each.p_value < 0.001
                    ? localised(is_french ? "moins de 0.001" : "less than 0.001", language)
                    : localised(fmt::format("{:.3f}", each.p_value), language));
        }));
    return sentences;
}

Bilingual no_box_in_words(const Prim& prim, const Bilingual& fails) {
    const double share =
        prim.rows == 0 ? 0.0 : static_cast<double>(prim.failures) / static_cast<double>(prim.rows);
    return in_both([&](Language language) {
        return fmt::format(
            fmt::runtime(language == Language::fr
                             ? "{} dans {} des cas, sans que les facteurs disent où."
                             : "{} in {} of all cases, and the factors do not tell where."),
            fails.in(language), percent(share, language));
    });
}

} // namespace ssrsim
