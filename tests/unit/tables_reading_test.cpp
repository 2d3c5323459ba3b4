#include "tables/grid.hpp"
#include "tables/headings.hpp"
#include "tables/xlsx_parts.hpp"
#include "tables/xlsx_writer.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace ssrsim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::vector<std::string>> texts_of(const Workbook& book) {
    std::vector<std::vector<std::string>> rows;
    for (const GridRow& row : book.grids.at(0).rows) {
        rows.emplace_back();
        for (const GridCell& cell : row.cells)
            rows.back().push_back(cell.text);
    }
    return rows;
}

std::string complaint(std::string_view bytes) {
    const Workbook book = read_workbook("t", bytes);
    return book.faults.empty() ? "" : book.faults.front().message + " " + book.faults.front().hint;
}

TEST(TablesCsv, CommaSemicolonAndTabAreFoundByLooking) {
    const std::vector<std::vector<std::string>> wanted{{"a", "b", "c"}, {"x", "1,5", "y"}};
    EXPECT_EQ(texts_of(read_workbook("t", "a,b,c\nx,\"1,5\",y\n")), wanted);
    EXPECT_EQ(texts_of(read_workbook("t", "a;b;c\r\nx;1,5;y\r\n")), wanted);
    EXPECT_EQ(texts_of(read_workbook("t", "\xEF\xBB\xBF"
                                          "a\tb\tc\nx\t1,5\ty")),
              wanted);
    EXPECT_EQ(texts_of(read_workbook("t", "sep=;\na;b;c\nx;1,5;y\n")), wanted);
    // A title with commas above does not decide.
    EXPECT_EQ(texts_of(read_workbook("t", "One, two, three\na;b;c\nx;1,5;y\n")).back(),
              wanted.back());
}

TEST(TablesCsv, QuotesAreThoseOfRfc4180) {
    EXPECT_THAT(texts_of(read_workbook("t", "a,\"b \"\"c\"\"\nd\",e\n\n\"\",f\n")),
                ElementsAre(ElementsAre("a", "b \"c\"\nd", "e"), ElementsAre("", "f")));
    EXPECT_THAT(complaint("a,b\n1,\"open\n2,3\n"), HasSubstr("never closed"));
    EXPECT_THAT(complaint("a,b\n1,5\" pipe\n"), HasSubstr("middle of a cell"));
    EXPECT_THAT(complaint("a,b\n1,\"x\"y\n"), HasSubstr("follows the closing"));
}

TEST(TablesCsv, RowsKeepTheirNumbersAndPlacesTheirNames) {
    const Workbook book = read_workbook("t", "a,b\n\n,\n1,2\n");
    EXPECT_EQ(book.grids[0].rows[1].number, 4);
    EXPECT_EQ(cell_name(12, 1), "B12");
    EXPECT_EQ(column_name(25), "Z");
    EXPECT_EQ(column_name(26), "AA");
    EXPECT_EQ(column_name(701), "ZZ");
}

TEST(TablesCsv, OtherEncodingsAndFilesGetAdvice) {
    EXPECT_THAT(complaint("Pr\xE9nom,b\n"), HasSubstr("CSV UTF-8"));
    EXPECT_THAT(complaint(std::string_view("\xFF\xFE"
                                           "a\0,\0",
                                           6)),
                HasSubstr("UTF-16"));
    EXPECT_THAT(complaint(std::string_view("a\0b", 3)), HasSubstr("UTF-8"));
    EXPECT_THAT(complaint("\xD0\xCF\x11\xE0 old"), HasSubstr(".xls"));
    EXPECT_THAT(complaint("%PDF-1.4"), HasSubstr("PDF"));
    EXPECT_EQ(complaint(""), "");
    EXPECT_THAT(complaint(std::string(30'000, '\n') + "a"), HasSubstr("rows"));
    EXPECT_THAT(complaint(std::string(300, ',') + "a\n"), HasSubstr("columns"));
}

TEST(TablesXlsx, NumberFormatsOfDays) {
    for (const char* format :
         {"yyyy-mm-dd", "d/m/yy", "mmm", "[$-409]d mmm yyyy;@", "dd\\.mm\\.yyyy"})
        EXPECT_TRUE(shows_a_date(format)) << format;
    for (const char* format : {"General", "0.00", "#,##0\\ \"days\"", "h:mm:ss", "[Red]0", "mm:ss",
                               "0.0E+00", "\"yd\"0"})
        EXPECT_FALSE(shows_a_date(format)) << format;
}

/// A workbook of ours, to be damaged.
std::string workbook() {
    const std::string path = testing::TempDir() + "tables_reading.xlsx";
    EXPECT_EQ(write_xlsx(path, {{"S", {{"a"}, {"b"}}, {{std::string{"x"}, 1.5}}}}), "");
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    std::filesystem::remove(path);
    return bytes.str();
}

TEST(TablesXlsx, WhatWeWriteWeRead) {
    const Workbook book = read_workbook("t", workbook());
    EXPECT_THAT(texts_of(book), ElementsAre(ElementsAre("a", "b"), ElementsAre("x", "1.5")));
    EXPECT_EQ(book.grids[0].name, "S");
    EXPECT_EQ(book.grids[0].rows[1].cells[1].number, 1.5);
}

TEST(TablesXlsx, CutShortAtAnyByteItIsAFaultOrWhole) {
    const std::string whole = workbook();
    for (std::size_t size = 2; size < whole.size(); size += 97)
        EXPECT_NE(complaint(whole.substr(0, size)), "") << size;
}

TEST(TablesXlsx, AFlippedByteNeverBreaksTheReader) {
    const std::string whole = workbook();
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        std::string broken = whole;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        const Workbook book = read_workbook("t", broken);
        EXPECT_TRUE(book.faults.empty() != book.grids.empty()) << at;
    }
}

TEST(TablesHeadings, TitlesAboveAndAnyOrderAndLanguage) {
    for (const char* text :
         {"UN staffing\n\nNo. of posts,Post Title,Remarks\n3,Mentor,x\n",
          "Tableau des effectifs;;\nIntitulé du poste;Observations;N° de postes\nMentor;x;3\n"}) {
        const Workbook book = read_workbook("t", text);
        const FoundTable found = find_table(book, "", staffing_columns());
        ASSERT_TRUE(found.table) << text;
        EXPECT_NE(found.table->find(Heading::title), nullptr);
        EXPECT_NE(found.table->find(Heading::count), nullptr);
        EXPECT_EQ(found.table->unread.size(), 1U);
    }
}

TEST(TablesHeadings, WhatIsMissingOrTwiceThereIsSaid) {
    const auto told = [](const char* text) {
        const Workbook book = read_workbook("t", text);
        const FoundTable found = find_table(book, "", budget_columns());
        return found.faults.empty() ? "" : found.faults[0].message + found.faults[0].hint;
    };
    EXPECT_THAT(told("Activity,Kind,Institution,Start,Amonut\n"),
                testing::AllOf(HasSubstr("column for amount is missing"), HasSubstr("Amonut")));
    EXPECT_THAT(told("x,y\n1,2\n"), HasSubstr("no row of headings"));
    EXPECT_THAT(told("Activity,Kind,Institution,Start,Amount,Total\n"),
                HasSubstr("the same thing"));
    EXPECT_THAT(told(""), HasSubstr("no row of headings"));
}

} // namespace
} // namespace ssrsim
