package cultivation.importer;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.importer.sending.ImportJournal.Finished;
import cultivation.verdict.CollegeCounters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportReportTest {
    private final StringWriter printed = new StringWriter();

    @Test
    void verdicts_are_told_in_the_words_of_the_glossary() {
        report().printVerdicts(finished(), new CollegeCounters(3, 2, 0, 1, 0));

        assertThat(printed.toString()).contains("入账（applied）", "被新版取代（superseded）");
    }

    @Test
    void what_the_app_did_not_tell_is_named_in_the_same_words() {
        report().printVerdicts(finished(), null);
        report().printVerdicts(finished(), new CollegeCounters(4, 3, 0, 1, 0));

        assertThat(printed.toString().lines().filter(line -> line.contains("未能区分入账、未变与被新版取代")))
                .hasSize(2);
    }

    private ImportReport report() {
        return new ImportReport(new PrintWriter(printed, true), "plans.csv");
    }

    private static Finished finished() {
        return new Finished("2026-03-01T00:00:00Z", 3, 3, 0, Map.of());
    }
}
