package cultivation.bench.measured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void one_slow_round_moves_the_least_and_not_the_median() {
        assertThat(Spread.of(List.of(100, 98, 3, 102, 101))).isEqualTo(new Spread(100, 3, 102));
        assertThat(Spread.of(List.of(10, 20)).median()).isEqualTo(15);
    }

    @Test
    void percentiles_are_those_of_the_sorted_values() {
        var values = new double[101];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 37) % 101;
        }

        assertThat(Spread.percentiles(values, 0.5, 0.9, 0.99, 1)).containsExactly(50, 90, 99, 100);
    }
}
