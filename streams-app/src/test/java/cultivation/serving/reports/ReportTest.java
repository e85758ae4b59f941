package cultivation.serving.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.Verbs;
import cultivation.report.ReportCommand;
import cultivation.serving.Serving;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /reports} refuses; the tables themselves are {@code ReportTableTest}'s. */
class ReportTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void what_there_is_no_table_of_is_said_in_words() {
        assertThat(serving.get("/api/v1/reports/9-9?year=2019").statusCode()).isEqualTo(404);
        assertThat(serving.get("/api/v1/reports/6-1").statusCode()).isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=x").statusCode()).isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&format=pdf").statusCode())
                .isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&scope=group").statusCode())
                .isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&entity=district").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 6-2 --year 2019, 没有报表 '6-2'；可用：1-5、2-1、2-2、",
        "2, 6-1 --year 2019 --out t.pdf, .csv、.xlsx、.json",
        "2, 6-1 --year 2019 --entity nobody, nobody",
        "1, 6-1 --year 2019 --view closed, 2019",
    })
    void for_the_verb_a_wrong_question_is_wrong_usage_and_a_year_that_is_not_closed_is_not(
            int expected, String arguments, String sentence) {
        // given
        var printed = new StringWriter();
        var all = new ArrayList<>(List.of(arguments.split(" ", -1)));
        all.addAll(List.of("--api", serving.address("").toString()));

        // when
        int code = Verbs.commandLine(new ReportCommand())
                .setErr(new PrintWriter(printed, true))
                .execute(all.toArray(String[]::new));

        // then
        assertThat(code).as(printed.toString()).isEqualTo(expected);
        assertThat(printed.toString()).contains(sentence);
    }
}
