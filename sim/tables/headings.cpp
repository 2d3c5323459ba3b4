#include "tables/headings.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

constexpr KnownColumn staffing[] = {
    {Heading::title,
     "function|post_title|functional_title|title|job_title|position|post|fonction|"
     "titre|titre_fonctionnel|titre_du_poste|intitule|intitule_du_poste|poste|emploi",
     true},
    {Heading::count,
     "posts|number_of_posts|no_of_posts|n_of_posts|nr_of_posts|number|count|total|total_posts|"
     "quantity|qty|authorized|authorised|authorized_posts|authorised_posts|authorized_strength|"
     "authorised_strength|postes|nombre|nombre_de_postes|nb_de_postes|n_de_postes|nbre|effectif|"
     "effectifs|effectif_autorise|effectifs_autorises|postes_autorises|quantite",
     true},
    {Heading::id, "id|post_id|post_number|code|identifiant|numero_de_poste", false},
    {Heading::type, "type|role|type_of_post|post_type|type_de_poste|nature", false},
    {Heading::category,
     "category|level|grade|category_level|category_and_level|staff_category|post_level|"
     "categorie|niveau|classe|categorie_de_personnel|categorie_niveau",
     false},
    {Heading::institution,
     "institution|institution_served|counterpart|national_counterpart|counterpart_institution|"
     "host_institution|beneficiary|institution_nationale|institution_appuyee|"
     "institution_beneficiaire|homologue|beneficiaire|institution_servie",
     false},
    {Heading::region,
     "duty_station|region|regions|location|station|province|lieu_d_affectation|affectation|lieu|"
     "localite|provinces",
     false},
    {Heading::mission, "mission|operation|entity|entite", false},
    {Heading::unit,
     "section|unit|section_unit|component|office|division|service|unite|composante|bureau|"
     "section_unite",
     false},
    {Heading::from,
     "from|start|start_date|opens|opening|first_day|begin|begins|since|du|de|debut|date_de_debut|"
     "ouverture|a_partir_de|depuis|premier_jour|a_compter_du",
     false},
    {Heading::to,
     "to|until|end|end_date|closes|closing|last_day|ends|through|au|a|jusqu_au|fin|date_de_fin|"
     "fermeture|jusqu_a|dernier_jour",
     false},
    {Heading::wage,
     "annual_cost|cost_per_post|yearly_cost|annual_cost_per_post|cost_a_year|annual_salary|"
     "cout_annuel|cout_par_poste|cout_annuel_par_poste|traitement_annuel",
     false},
    {Heading::currency, "currency|devise|monnaie", false},
};

constexpr KnownColumn budget[] = {
    {Heading::title,
     "activity|activities|name|output|project|project_title|title|budget_line|line|activite|"
     "activites|nom|projet|intitule|titre|ligne_budgetaire|ligne|produit",
     true},
    {Heading::amount,
     "amount|budget|total|cost|total_cost|budget_amount|total_budget|total_amount|montant|"
     "cout|cout_total|montant_total|budget_total",
     true},
    {Heading::kind,
     "kind|type|category|kind_of_activity|type_of_activity|activity_type|nature|categorie|"
     "type_d_activite|nature_de_l_activite",
     true},
    {Heading::institution,
     "institution|institution_served|beneficiary|beneficiary_institution|counterpart|"
     "institution_beneficiaire|beneficiaire|institution_appuyee|homologue",
     true},
    {Heading::from,
     "from|start|start_date|begin|begins|beginning|first_day|debut|date_de_debut|du|de|"
     "a_partir_de|premier_jour",
     true},
    {Heading::to,
     "to|until|end|end_date|last_day|ends|through|fin|date_de_fin|au|a|jusqu_au|dernier_jour",
     false},
    {Heading::duration, "duration|length|duree", false},
    {Heading::id, "id|code|activity_id|ref|reference|identifiant", false},
    {Heading::mission,
     "implementer|implementing_agency|implementing_partner|implementing_entity|implemented_by|"
     "executing_agency|mission|agence_d_execution|partenaire_d_execution|mise_en_oeuvre|"
     "executant|maitre_d_oeuvre",
     false},
    {Heading::donor,
     "donor|funding_source|source_of_funds|funded_by|source|fund|donateur|bailleur|"
     "bailleur_de_fonds|source_de_financement|financement",
     false},
    {Heading::region, "region|regions|location|province|provinces|place|lieu|localite|zone", false},
    {Heading::currency, "currency|devise|monnaie", false},
    {Heading::trainees,
     "trainees|seats|participants|number_of_trainees|people_trained|stagiaires|places|"
     "participants_formes|personnes_formees|nombre_de_stagiaires",
     false},
    {Heading::advisers,
     "advisers|advisors|advisers_needed|advisors_needed|posts_needed|conseillers|"
     "conseillers_requis",
     false},
};

/// Split at the brackets behind a heading: "Amount (USD)" has the note "USD".
std::pair<std::string, std::string> without_note(const std::string& text) {
    const auto open = text.find_first_of("([");
    if (open == std::string::npos || open == 0) return {text, {}};
    const auto close = text.find_first_of(")]", open);
    const auto length = close == std::string::npos ? std::string::npos : close - open - 1;
    return {text.substr(0, open), std::string(trimmed(text.substr(open + 1, length)))};
}

std::optional<Heading> heading_in(const std::string& text, std::span<const KnownColumn> known) {
    const std::string plain = plain_words(text);
    for (const KnownColumn& column : known)
        for (const std::string_view name : split(column.names, '|'))
            if (name == plain) return column.what;
    return std::nullopt;
}

Fault table_fault(const Workbook& book, const Grid* grid, std::string message, std::string hint) {
    Fault fault;
    fault.code = "no-table";
    fault.where.file = book.file;
    if (grid != nullptr && !grid->name.empty())
        fault.where.file += said(", sheet ", quoted(grid->name));
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    return fault;
}

std::string first_name(const KnownColumn& column) {
    std::string name(column.names.substr(0, column.names.find('|')));
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

TableAt columns_in(const Grid& grid, std::size_t index, std::span<const KnownColumn> known) {
    TableAt table{&grid, index, {}, {}};
    const std::vector<GridCell>& cells = grid.rows[index].cells;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (cells[c].kind != GridCell::Kind::text) continue;
        const auto [name, note] = without_note(cells[c].text);
        const auto what = heading_in(name, known);
        if (what)
            table.columns.push_back({*what, c, cells[c].text, note});
        else
            table.unread.push_back(said(quoted(cells[c].text), " (", column_name(c), ")"));
    }
    return table;
}

std::vector<std::string> missing_in(const TableAt& table, std::span<const KnownColumn> known) {
    std::vector<std::string> missing;
    for (const KnownColumn& column : known)
        if (column.required && table.find(column.what) == nullptr)
            missing.push_back(first_name(column));
    return missing;
}

/// Headings further down than this are part of the table.
constexpr std::size_t deepest_header = 60;

/// The best row: all required columns, else the one with most known ones.
std::optional<TableAt> best_in(const Grid& grid, std::span<const KnownColumn> known) {
    std::optional<TableAt> best;
    for (std::size_t r = 0; r < std::min(grid.rows.size(), deepest_header); ++r) {
        TableAt table = columns_in(grid, r, known);
        if (missing_in(table, known).empty()) return table;
        if (!best || table.columns.size() > best->columns.size()) best = std::move(table);
    }
    return best;
}

/// What is lacking, with what was perhaps meant by the headings that are there.
Fault no_headings(const Workbook& book, const Grid* grid, const std::optional<TableAt>& best,
                  std::span<const KnownColumn> known) {
    std::vector<std::string> required;
    for (const KnownColumn& column : known)
        if (column.required) required.push_back(first_name(column));
    if (!best || best->columns.size() < 2)
        return table_fault(
            book, grid,
            said("There is no row of headings with the columns ", listed(required), "."),
            "docs/how-to/staffing-table-and-budget.md lists the names each can have.");
    std::string hint =
        said("row ", best->grid->rows[best->header].number, " was taken for the headings");
    if (!best->unread.empty())
        hint += said("; nothing known is called ", listed(best->unread, "or"));
    return table_fault(book, best->grid,
                       said("The column for ", listed(missing_in(*best, known)), " is missing."),
                       hint + ".");
}

Faults doubled(const Workbook& book, const TableAt& table) {
    Faults faults;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (table.columns[i].what == table.columns[k].what)
                faults.push_back(
                    table_fault(book, table.grid,
                                said("Columns ", column_name(table.columns[k].column), " (",
                                     quoted(table.columns[k].written), ") and ",
                                     column_name(table.columns[i].column), " (",
                                     quoted(table.columns[i].written), ") hold the same thing."),
                                "rename the one that is not meant."));
    return faults;
}

} // namespace

std::span<const KnownColumn> staffing_columns() {
    return staffing;
}

std::span<const KnownColumn> budget_columns() {
    return budget;
}

const TableColumn* TableAt::find(Heading what) const {
    const auto found = std::ranges::find(columns, what, &TableColumn::what);
    return found == columns.end() ? nullptr : &*found;
}

std::string plain_words(std::string_view text) {
    return id_from(text);
}

FoundTable find_table(const Workbook& book, const std::string& sheet,
                      std::span<const KnownColumn> known) {
    std::optional<TableAt> best;
    const Grid* looked_at = nullptr;
    for (const Grid& grid : book.grids) {
        if (sheet.empty() ? grid.hidden : grid.name != sheet) continue;
        looked_at = &grid;
        std::optional<TableAt> table = best_in(grid, known);
        if (!table) continue;
        if (missing_in(*table, known).empty()) {
            Faults faults = doubled(book, *table);
            if (!faults.empty()) return {std::nullopt, std::move(faults)};
            return {std::move(table), {}};
        }
        if (!best || table->columns.size() > best->columns.size()) best = std::move(table);
    }
    if (looked_at == nullptr && !sheet.empty()) {
        std::vector<std::string> names;
        for (const Grid& grid : book.grids)
            if (!grid.name.empty()) names.push_back(grid.name);
        return {std::nullopt,
                {table_fault(book, nullptr, said("There is no sheet ", quoted(sheet), "."),
                             nearest_hint(sheet, names))}};
    }
    return {std::nullopt,
            {no_headings(book, book.grids.size() == 1 ? looked_at : nullptr, best, known)}};
}

} // namespace ssrsim
