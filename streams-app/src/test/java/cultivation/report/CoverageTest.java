package cultivation.report;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.TableRow;
import cultivation.catalogue.file.CatalogueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every printed figure of the annual report: what feeds it, why ours is another, or why none is ours. */
class CoverageTest {
    private static final Path FIGURES = Path.of("../docs/reference/report-figures.psv");
    private static final Path PAGE = Path.of("../docs/reference/coverage.md");
    private static final int FIGURES_OF_THE_REPORT = 607;

    /** Figures that stand in one row of the report. */
    private record Printed(
            String table,
            String line,
            String figure,
            String unit,
            int figures,
            String status,
            List<String> indicators,
            String statistic,
            String remark) {
        static Printed of(String line) {
            var cells = Arrays.asList(line.split("\\|", -1));
            return new Printed(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    Integer.parseInt(cells.get(4)),
                    cells.get(5),
                    cells.get(6).isEmpty() ? List.of() : List.of(cells.get(6).split(" ", -1)),
                    cells.get(7),
                    cells.get(8));
        }

        String row(Catalogue catalogue) {
            var windows = indicators.stream()
                    .map(id -> Objects.requireNonNull(catalogue.indicator(id), id)
                            .yearWindow()
                            .id())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return "| %s | %s | %s | %d | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            table,
                            line,
                            figure,
                            figures,
                            status,
                            indicators.stream().map(id -> '`' + id + '`').collect(Collectors.joining(", ")),
                            windows,
                            statistic,
                            remark);
        }
    }

    private final Catalogue catalogue = CatalogueFile.shipped();

    private static List<Printed> printed() throws IOException {
        return Files.readAllLines(FIGURES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Printed::of)
                .toList();
    }

    @Test
    void the_page_tells_of_every_figure_of_the_report() throws IOException {
        var page = page(printed());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("%s; write it anew with -Dgolden.write=true", PAGE)
                .isEqualTo(page);
        assertThat(printed().stream().mapToInt(Printed::figures).sum()).isEqualTo(FIGURES_OF_THE_REPORT);
    }

    @Test
    void what_is_named_exists_and_what_is_not_ours_has_a_reason() throws IOException {
        for (Printed each : printed()) {
            assertThat(each.status()).as("%s", each).isIn("fed", "deviates", "out");
            assertThat(each.indicators().isEmpty() && each.remark().isEmpty())
                    .as("%s is neither fed nor explained", each)
                    .isFalse();
            for (String id : each.indicators()) {
                var indicator = Objects.requireNonNull(catalogue.indicator(id), id);
                boolean isOfTable = ReportTable.ids().contains(each.table());
                assertThat(indicator.tables())
                        .as("%s feeds a row of table %s", id, each.table())
                        .anySatisfy(row -> {
                            if (isOfTable) {
                                assertThat(row.table()).isEqualTo(each.table());
                                assertThat(row.statistic().id()).isEqualTo(each.statistic());
                            }
                        });
            }
        }
    }

    @Test
    void every_row_that_an_indicator_feeds_is_in_the_layout_and_every_row_of_the_layout_is_fed() {
        for (ReportLayout layout : ReportLayout.all()) {
            var numbers = layout.numbers();
            for (int i = 0; i < layout.rows().size(); i++) {
                var line = layout.rows().get(i);
                var number = numbers.get(i);
                if (!line.heading()) {
                    assertThat(rows(layout.id()))
                            .as("row %s of table %s is fed", line.name(), layout.id())
                            .anyMatch(row -> row.row().equals(line.name())
                                    && (row.number().isEmpty() || row.number().equals(number)));
                }
            }
            if (!layout.byCollege()) {
                assertThat(rows(layout.id()))
                        .as("rows that feed table %s", layout.id())
                        .allMatch(row -> layout.rows().stream()
                                .anyMatch(line -> line.name().equals(row.row())));
            }
        }
    }

    private List<TableRow> rows(String table) {
        return catalogue.indicators().stream()
                .map(Indicator::tables)
                .flatMap(List::stream)
                .filter(row -> row.table().equals(table))
                .toList();
    }

    private String page(List<Printed> all) {
        var totals = new LinkedHashMap<String, int[]>();
        for (Printed each : all) {
            totals.computeIfAbsent(each.table(), table -> new int[3])[
                            List.of("fed", "deviates", "out").indexOf(each.status())] +=
                    each.figures();
        }
        var page = new StringBuilder("# Coverage of the annual report\n\n")
                .append("Every printed figure of the 2020 report (")
                .append(FIGURES_OF_THE_REPORT)
                .append(
                        " of them), by its line in the report's text. **fed**: events give the figure, in that indicator, window")
                .append(
                        " and statistic.\n**deviates**: events give another value, for the reason said. **out**: not ours.")
                .append(" Written by `CoverageTest` from `report-figures.psv`.\n\n")
                .append("| table | fed | deviates | out |\n|---|---|---|---|\n");
        totals.forEach((table, of) -> page.append("| %s | %d | %d | %d |%n".formatted(table, of[0], of[1], of[2])));
        page.append("\n| table | line | figure | figures | status | indicator | window | statistic | remark |\n")
                .append("|---|---|---|---|---|---|---|---|---|\n");
        all.forEach(each -> page.append(each.row(catalogue)));
        return page.toString();
    }
}
