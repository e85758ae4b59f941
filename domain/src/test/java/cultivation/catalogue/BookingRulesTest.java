package cultivation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.events.Destination;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookingRulesTest {
    private static BookingRules with(Destination... employed) {
        return BookingRules.of(new Catalogue(
                "1",
                "beijing",
                "北京市",
                List.of(),
                List.of(new EmployedPeriod(LocalDate.of(1990, 1, 1), LocalDate.MAX, Set.of(employed))),
                List.of()));
    }

    private static final BookingRules OWN = with(Destination.CONTRACT, Destination.MILITARY);

    @Test
    void rules_are_read_as_they_were_written() {
        // when
        var read = BookingRules.parse(OWN.text());
        // then
        assertThat(read).isEqualTo(OWN);
        assertThat(OWN.differencesFrom(read)).isEmpty();
    }

    @Test
    void a_new_measure_a_lost_one_and_other_rules_are_told() {
        // given
        var booked = new BookingRules(
                0,
                OWN.measures().stream()
                        .map(id -> id.equals("employed") ? "patents" : id)
                        .toList(),
                OWN.employed());
        // when
        var differences = OWN.differencesFrom(booked);
        // then
        assertThat(differences)
                .containsExactly(
                        "new measures [employed]", "measures that are gone [patents]", "contribution rules 0 → 2");
    }

    @Test
    void another_employed_set_is_other_rules_since_corrections_take_away_what_was_added_under_it() {
        // when
        var differences = with(Destination.CONTRACT).differencesFrom(OWN);
        // then
        assertThat(differences)
                .containsExactly("employed set [1990-01-01 +999999999-12-31 CONTRACT,MILITARY] → "
                        + "[1990-01-01 +999999999-12-31 CONTRACT]");
    }

    @Test
    void a_text_that_is_none_is_refused() {
        assertThatThrownBy(() -> BookingRules.parse("hello")).hasMessageContaining("three lines");
    }
}
