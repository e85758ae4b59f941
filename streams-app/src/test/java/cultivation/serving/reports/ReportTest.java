package cultivation.serving.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.serving.Serving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
