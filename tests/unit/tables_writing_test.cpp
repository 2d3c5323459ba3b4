#include "tables/csv_cells.hpp"
#include "tables/xlsx_writer.hpp"
#include "tables/zip_archive.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace ssrsim {
namespace {

using testing::HasSubstr;
using testing::Not;

Sheet sheet_with(std::vector<std::vector<Cell>> rows) {
    return {"Numbers", {{"name"}, {"amount", "USD"}}, std::move(rows)};
}

/// The bytes of a workbook written to a file that is gone afterwards.
std::string workbook_of(const std::vector<Sheet>& sheets, const std::string& name) {
    const std::string path = testing::TempDir() + name;
    EXPECT_EQ(write_xlsx(path, sheets), "");
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    std::filesystem::remove(path);
    return bytes.str();
}

std::string part_of(const std::string& workbook, const std::string& name) {
    std::string reason;
    auto archive = ZipArchive::open(workbook, reason);
    EXPECT_TRUE(archive) << reason;
    return archive ? archive->read(name).bytes : "";
}

TEST(TablesWriting, CsvHasHeadingsAllDigitsAndEmptyCells) {
    const Sheet sheet = sheet_with({{std::string{"a, \"b\""}, 0.1 + 0.2},
                                    {Cell{}, std::nan("")},
                                    {std::string{"two\nlines"}, 1e9}});
    EXPECT_EQ(csv_of(sheet), "name,amount (USD)\n\"a, \"\"b\"\"\",0.30000000000000004\n,\n"
                             "\"two\nlines\",1000000000\n");
}

TEST(TablesWriting, CsvNeutralisesFormulas) {
    for (const char* text : {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"}) {
        const std::string cell = csv_text(text);
        EXPECT_EQ(cell.find('\''), cell.front() == '"' ? 1U : 0U) << text;
    }
    EXPECT_EQ(csv_text("a=b"), "a=b");
    const Sheet sheet{"S", {{"=evil()"}}, {{std::string{"=1"}}, {-1.0}}};
    EXPECT_EQ(csv_of(sheet), "'=evil()\n'=1\n-1\n"); // numbers stay numbers
}

TEST(TablesWriting, WorkbookHasTextsNeverFormulas) {
    const std::string book =
        workbook_of({sheet_with({{std::string{"=HYPERLINK(\"http://x\")"}, 1.0},
                                 {std::string{"https://example.org"}, 2.0},
                                 {std::string{"\r\n@x"}, 3.0}})},
                    "formulas.xlsx");
    const std::string page = part_of(book, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(page, Not(HasSubstr("<f>")));
    EXPECT_THAT(page, Not(HasSubstr("hyperlink")));
    EXPECT_THAT(part_of(book, "xl/sharedStrings.xml"), HasSubstr("=HYPERLINK"));
}

TEST(TablesWriting, WorkbookIsTheSameBytesAndHasNoClock) {
    const std::vector<Sheet> sheets{sheet_with({{std::string{"a"}, 0.5}}),
                                    {"Second", {{"x"}}, {{std::string{"é"}}}}};
    const std::string one = workbook_of(sheets, "one.xlsx");
    EXPECT_EQ(one, workbook_of(sheets, "two.xlsx"));
    EXPECT_THAT(part_of(one, "docProps/core.xml"), HasSubstr("2000-01-01T00:00:00Z"));
}

TEST(TablesWriting, WorkbookKeepsTheHeadingsInSight) {
    const std::string book = workbook_of({sheet_with({{std::string{"a"}, 0.5}})}, "frozen.xlsx");
    EXPECT_THAT(part_of(book, "xl/worksheets/sheet1.xml"), HasSubstr("state=\"frozen\""));
}

TEST(TablesWriting, BrokenTextsDoNotBreakTheWorkbook) {
    const std::string book = workbook_of({sheet_with({{std::string{"\x01 \xFF <&> \x1b[31m"}, 0.0},
                                                      {std::string(100'000, 'x'), 0.0},
                                                      {std::string{}, std::nan("")}})},
                                         "broken.xlsx");
    const std::string texts = part_of(book, "xl/sharedStrings.xml");
    EXPECT_THAT(texts, HasSubstr("&lt;&amp;&gt;"));
    EXPECT_THAT(texts, HasSubstr(std::string(32767, 'x')));
    EXPECT_THAT(texts, Not(HasSubstr(std::string(32768, 'x'))));
    EXPECT_THAT(texts, Not(HasSubstr("\x1b")));
}

TEST(TablesWriting, AWorkbookOfOursIsKnown) {
    EXPECT_TRUE(is_our_workbook(workbook_of({sheet_with({})}, "ours.xlsx")));
    EXPECT_FALSE(is_our_workbook("PK\x03\x04 something"));
    EXPECT_FALSE(is_our_workbook(""));
}

TEST(TablesWriting, AFailureToWriteHasAReason) {
    EXPECT_NE(write_xlsx("/nowhere/at/all.xlsx", {sheet_with({})}), "");
}

} // namespace
} // namespace ssrsim
