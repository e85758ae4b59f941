package cultivation.serving.metrics;

import static cultivation.serving.Serving.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.college.Colleges;
import cultivation.entity.Measure;
import cultivation.reference.Ownership;
import cultivation.rule.SyntheticCollege;
import cultivation.serving.Serving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However hard somebody tries to make a college of the probe. */
class ProbeIsNoCollegeTest {
    private static final String DAY = "2020-06-30";

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void registered_and_with_cells_it_is_in_no_roster_figure_row_or_series() {
        // given
        serving.book(FIRST, Measure.TECH_SERVICE_FEN, DAY, 7)
                .book(FIRST, Measure.APPLIED, "TechServicePayment", DAY, 1, 1);
        var before = everything();

        // when
        var probe = Colleges.of(SyntheticCollege.CODE, "探针", "Probe", Ownership.PRIVATE, null);
        serving.board.update(change -> change.college(SyntheticCollege.CODE, probe));
        serving.book(SyntheticCollege.CODE, Measure.TECH_SERVICE_FEN, "2020-07-30", 1_000_000)
                .book(SyntheticCollege.CODE, Measure.APPLIED, "TechServicePayment", "2020-07-30", 5, 5)
                .book(SyntheticCollege.CODE, Measure.GRADUATED, "OTHER", DAY, 5, 5);

        // then
        assertThat(everything()).isEqualTo(before);
        var ledger = serving.board.read(view -> view.board().ledger());
        assertThat(ledger.colleges()).containsExactly(FIRST);
        assertThat(ledger.latestBusinessDay(college -> true)).isEqualTo(DAY);
        var registered = serving.board.read(view -> view.board().roster().all().size());
        assertThat(registered).isEqualTo(Colleges.beijing().size());
    }

    private String everything() {
        return serving.get("/api/v1/values").body()
                + serving.get("/api/v1/colleges").body()
                + serving.get("/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("cultivation_"))
                        .toList();
    }
}
