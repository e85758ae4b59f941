package cultivation.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BreachTest {
    @Test
    void its_days_are_counted_with_the_first_and_the_last() {
        // given
        var figure = new Figure(
                DeclaredCatalogue.indicators().get(0), Window.DAYS_7, Scope.CITY, "beijing", Statistic.POOLED);
        var worst = new FigureValue(figure, 1.0, 1L, null, 1, 1);
        var day = LocalDate.parse("2019-12-31");
        // then
        assertThat(new Breach(day, day, worst, day).days()).isEqualTo(1);
        assertThat(new Breach(day, day.plusDays(9), worst, day).days()).isEqualTo(10);
    }
}
