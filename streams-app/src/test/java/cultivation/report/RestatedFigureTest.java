package cultivation.report;

import static cultivation.report.BookedReports.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cultivation.catalogue.Scope;
import cultivation.entity.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A closed year, and what has been corrected since. */
class RestatedFigureTest {
    private final BookedReports reports = new BookedReports();

    private void graduates(long graduated, long employed) {
        reports.book(FIRST, Measure.GRADUATED, "OTHER", "2019-07-01", graduated, graduated)
                .book(FIRST, Measure.EMPLOYED, "2019-07-01", employed);
    }

    @Test
    void nothing_is_restated_while_nothing_was_corrected() {
        // given
        graduates(10, 9);

        // when
        var closed = reports.close(2019);

        // then
        assertThat(reports.restatedSince(closed)).isEmpty();
        assertThat(closed.edition().isIntact()).isTrue();
    }

    @Test
    void a_closed_table_stays_as_it_was_whatever_is_booked_later() {
        // given
        graduates(10, 9);
        var published = reports.table("2-3", 2019);
        var closed = reports.close(2019);

        // when
        graduates(12, 9);

        // then
        var table = Objects.requireNonNull(closed.table("2-3", Scope.CITY, "beijing"));
        assertThat(table.rows())
                .extracting(ReportTable.Row::name, RestatedFigureTest::printed)
                .containsExactlyElementsOf(published.rows().stream()
                        .map(row -> tuple(row.name(), printed(row)))
                        .toList());
        assertThat(closed.table("2-3", Scope.COLLEGE, "9999999999")).isNull();
    }

    private static List<@Nullable BigDecimal> printed(ReportTable.Row row) {
        return row.cells().stream()
                .map(cell -> cell == null ? null : cell.printed())
                .toList();
    }

    @Test
    void a_correction_is_told_of_everybody_whom_it_moves_with_the_difference() {
        // given
        graduates(10, 9);
        var closed = reports.close(2019);

        // when
        graduates(12, 9);

        // then: of the city, the group and the college, the graduates and the two rates over them
        var restated = reports.restatedSince(closed);
        assertThat(restated).hasSize(9);
        assertThat(restated)
                .filteredOn(each -> each.row().name().equals("毕业生人数"))
                .extracting(each -> each.table().entity().scope(), each -> each.cell()
                        .difference())
                .containsExactlyInAnyOrder(
                        tuple(Scope.CITY, BigDecimal.valueOf(2)),
                        tuple(Scope.GROUP, BigDecimal.valueOf(2)),
                        tuple(Scope.COLLEGE, BigDecimal.valueOf(2)));
    }

    @Test
    void a_correction_of_the_year_before_is_told_under_that_year() {
        // given
        reports.book(FIRST, Measure.GRADUATED, "OTHER", "2018-07-01", 5, 5);
        var closed = reports.close(2019);

        // when
        reports.book(FIRST, Measure.GRADUATED, "OTHER", "2018-07-01", 6, 6);

        // then
        assertThat(reports.restatedSince(closed))
                .filteredOn(each -> each.row().name().equals("毕业生人数"))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.column().year()).isEqualTo(2018));
    }
}
