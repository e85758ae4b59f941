package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of the 2020 report as they are printed, a row a line without headings; {@code *} stands for what the report's own
 * counts contradict.
 */
final class PrintedTables {
    /** The city's median, the nation's, and what is required. */
    private static final String CONDITIONS = """
            11.2 15.22 18
            71.23 52.88 15
            29.7 18.18 16
            47114.79 10739.35 4000
            182.56 80.16 60
            37.44 29.3 20
            88.89 66.98 59
            15.11 8.78 6.5
            11.07 8.39 8.3
            74.63 26.71 10
            7.18 11.66 10
            3.17 3.04 2
            """;

    private static final String SCORES = """
            * 92.38
            4610.19 4455.31
            77.21 80.45
            92.19 94.1
            1.52 1.27
            97.41 97.79
            57.28 50.39
            """;

    /** Of the first grade and the second, 2019 alone. */
    private static final String FEEDBACK = """
            24373 18472
            46508 40588
            95.15 94.29
            11476 8384
            94.05 92.76
            4569 3293
            95.79 94.63
            8548 5357
            96.02 96.01
            8746 12088
            96.1 96.59
            11658 8988
            93.17 92.36
            12982 9260
            94.92 94.47
            11877 8956
            89.06 86.82
            95605 260898
            421 493
            31 40
            11919 11205
            1106 1009
            """;

    private static final String RESOURCES = """
            10.13 9.39
            69.25 74.85
            34.35 37.06
            61487.28 64308.57
            54.58 48.15
            1.04 1.11
            22 24
            24334 23594
            2528 2366
            108.17 173
            """;

    private static final String POLICY = """
            68902.49 60139.39
            17540.04 15509.31
            8952 9917
            8813 9142
            4292 4799
            33260.03 33333.34
            3421.03 3626.25
            1494.18 2338.13
            310.18 913.07
            37.9 186.91
            32.15 45.81
            1.02 1.02
            183308.15 207020
            22718942.25 25275813.78
            3667409.6 3880270.58
            """;

    private static final String ABROAD = """
            61478 182986
            2161 2659
            1999 1899
            6 28
            22 18
            189 208
            20 91
            3 7
            """;

    private PrintedTables() {}

    /** That the app prints them once the city's two years are in. */
    static void check(Colleague colleague) throws Exception {
        check(colleague, "1-5", CONDITIONS);
        check(colleague, "2-3", SCORES);
        check(colleague, "2-5", FEEDBACK);
        check(colleague, "3-6", RESOURCES);
        check(colleague, "4-1", POLICY);
        check(colleague, "5-2", ABROAD);
        for (String table : List.of("2-2", "3-1", "3-2", "3-3", "6-1")) {
            assertThat(rows(colleague, table)).as(table).isNotEmpty();
        }
        // The 25 colleges' prizes; the report's own sum has two of a college that is none of them.
        var prizes = rows(colleague, "2-1");
        assertThat(prizes.get(prizes.size() - 1)).as("2-1").isEqualTo("8 18 31 57");
    }

    private static void check(Colleague colleague, String table, String printed) throws Exception {
        var expected = printed.strip().lines().toList();
        var rows = rows(colleague, table);
        assertThat(rows).as(table).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            var words = List.of(expected.get(i).split(" ", -1));
            var ours = List.of(rows.get(i).split(" ", -1)).subList(0, words.size());
            for (int column = 0; column < words.size(); column++) {
                if (!words.get(column).equals("*")) {
                    assertThat(ours.get(column))
                            .as("%s, row %d, column %d of %s", table, i + 1, column + 1, ours)
                            .isEqualTo(words.get(column));
                }
            }
        }
    }

    /** A row's cells, without noughts at their end. */
    private static List<String> rows(Colleague colleague, String table) throws Exception {
        var rows = new ArrayList<String>();
        for (JsonNode row :
                colleague.get("/api/v1/reports/" + table + "?year=2019").path("rows")) {
            assertThat(row.path("fed").asBoolean() || row.path("heading").asBoolean())
                    .as("%s, %s is fed", table, row.path("name"))
                    .isTrue();
            if (!row.path("heading").asBoolean()) {
                var cells = new ArrayList<String>();
                row.path("cells").forEach(cell -> cells.add(plain(cell.path("value"))));
                rows.add(cells.stream().collect(Collectors.joining(" ")));
            }
        }
        return rows;
    }

    private static String plain(JsonNode value) {
        return value.isNull()
                ? "—"
                : new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
    }
}
