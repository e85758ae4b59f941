package cultivation.serving.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.serving.Serving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code /reconcile} refuses; the comparison itself is {@code ReconciliationTest}'s. */
class ReconcileTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void what_is_no_file_of_figures_is_said_in_words() {
        for (String file : new String[] {"", "a,b\n1,2\n", "指标,数\n就业率,1\n", "指标,2019\n\"就业率,1\n"}) {
            var answer = serving.send("POST", "/api/v1/reconcile", file, "Content-Type", "text/csv");
            assertThat(answer.statusCode()).as(file).isEqualTo(400);
            assertThat(answer.body()).contains("detail");
        }
        var big = serving.send(
                "POST", "/api/v1/reconcile", "指标,2019\n" + "x".repeat(400_000), "Content-Type", "text/csv");
        assertThat(big.statusCode()).isEqualTo(413);
    }
}
