package cultivation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AsOfTest {
    /** A quarter of an hour into 1 March in Beijing. */
    private static final Instant NOW = Instant.parse("2020-02-29T16:15:00Z");

    private static final Set<String> REGISTERED = Set.of("A", "B");

    private final Ledger ledger = new Ledger();

    private void booked(Measure measure, String day) {
        booked("A", measure, day);
    }

    private void booked(String college, Measure measure, String day) {
        ledger.set(new CellKey(college, measure, "", LocalDate.parse(day), 0), new Amount(1, 1));
    }

    @Test
    void the_wall_clock_s_day_is_beijing_s_whatever_was_booked() {
        // given
        booked(Measure.GRADUATED, "2019-07-01");

        // then
        assertThat(AsOf.WALL.day(ledger, REGISTERED::contains, NOW)).isEqualTo("2020-03-01");
    }

    @Test
    void the_events_day_is_the_latest_of_any_business_measure() {
        // given an account of a later day
        booked(Measure.GRADUATED, "2019-07-01");
        booked(Measure.EMPLOYED, "2019-06-30");
        booked(Measure.APPLIED, "2019-12-31");

        // then
        assertThat(AsOf.EVENTS.day(ledger, REGISTERED::contains, NOW)).isEqualTo("2019-07-01");
    }

    @Test
    void neither_a_plan_of_next_year_nor_a_college_that_is_not_registered_moves_the_day_of_all() {
        // given
        booked("B", Measure.GRADUATED, "2019-07-02");
        booked("A", Measure.GRADUATED, "2019-07-01");
        // when
        booked("A", Measure.PLANNED_PLACES, "2020-07-01");
        booked("A", Measure.MILESTONES_DUE, "2020-07-01");
        booked("A", Measure.MILESTONES_OVERDUE, "2020-07-02");
        booked("A", Measure.PROJECT_BUDGET_FEN, "2020-07-01");
        booked("nobody", Measure.GRADUATED, "2019-12-31");

        // then
        assertThat(AsOf.EVENTS.day(ledger, REGISTERED::contains, NOW)).isEqualTo("2019-07-02");
        assertThat(ledger.businessYears()).containsExactly(2019, 2020);
    }

    @Test
    void while_there_are_no_events_it_is_today() {
        assertThat(AsOf.EVENTS.day(ledger, REGISTERED::contains, NOW)).isEqualTo("2020-03-01");
    }

    @Test
    void each_is_found_by_its_id_and_nothing_else_is() {
        for (AsOf each : AsOf.values()) {
            assertThat(AsOf.ofId(each.id())).isEqualTo(each);
        }
        assertThat(AsOf.WALL.id()).isEqualTo("wall");
        assertThat(AsOf.ofId("WALL")).isNull();
    }
}
