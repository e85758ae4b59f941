package cultivation.simulator.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedianDivisionTest {
    private static final long[] STUDENTS = {
        5435, 4167, 7428, 1178, 1449, 2355, 5073, 1993, 4710, 1630, 815, 996, 634, 1721, 725, 1449, 634, 2717, 2355,
        2083, 544, 453, 3804, 3080, 362
    };
    private static final double HALF = 0.005;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 99})
    void total_and_median_come_out_whatever_the_chance(long seed) {
        var random = new SeededRandom(seed);

        long[] land = new MedianDivision(STUDENTS, 1, 88.89, HALF).dividing(7_133_500, Double.NaN, random);
        long[] computers = new MedianDivision(STUDENTS, 100, 74.63, HALF).dividing(61_490, Double.NaN, random);

        assertThat(Arrays.stream(land).sum()).isEqualTo(7_133_500);
        assertThat(median(values(land, 1))).isCloseTo(88.89, within(HALF));
        assertThat(Arrays.stream(computers).sum()).isEqualTo(61_490);
        assertThat(median(values(computers, 100))).isCloseTo(74.63, within(HALF));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 99})
    void the_mean_may_be_far_from_both(long seed) {
        long[] rooms = new MedianDivision(STUDENTS, 1, 29.70, HALF).dividing(1_730_400, 48.15, new SeededRandom(seed));

        assertThat(Arrays.stream(rooms).sum()).isEqualTo(1_730_400);
        assertThat(median(values(rooms, 1))).isCloseTo(29.70, within(HALF));
        assertThat(mean(values(rooms, 1))).isCloseTo(48.15, within(HALF));
    }

    @Test
    void what_is_divided_may_stand_below_the_line() {
        long[] teachers = MedianDivision.ofDivisors(STUDENTS, 1, 11.2, 0.05).dividing(5_600, 9.6, new SeededRandom(5));

        var ratios = IntStream.range(0, STUDENTS.length)
                .mapToDouble(c -> (double) STUDENTS[c] / teachers[c])
                .toArray();
        assertThat(Arrays.stream(teachers).sum()).isEqualTo(5_600);
        assertThat(median(ratios)).isCloseTo(11.2, within(0.05));
        assertThat(mean(ratios)).isCloseTo(9.6, within(0.05));
    }

    @Test
    void without_a_total_the_mean_decides() {
        long[] teachers = {420, 318, 581, 129, 139, 167, 391, 139, 360};

        long[] senior = MedianDivision.ofShares(teachers, 37.41, HALF, 80).dividing(-1, 36.9, new SeededRandom(5));

        double[] shares = IntStream.range(0, teachers.length)
                .mapToDouble(c -> 100.0 * senior[c] / teachers[c])
                .toArray();
        assertThat(median(shares)).isCloseTo(37.41, within(HALF));
        assertThat(mean(shares)).isCloseTo(36.9, within(HALF));
        assertThat(Arrays.stream(shares).max().orElseThrow()).isLessThan(80.5);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "10"})
    void few_students_and_few_colleges_still_get_the_total(int colleges) {
        long[] students = IntStream.range(0, colleges).mapToLong(c -> c).toArray();

        long[] amounts = new MedianDivision(students, 1, 3, HALF).dividing(100, 9, new SeededRandom(1));

        assertThat(Arrays.stream(amounts).sum()).isEqualTo(colleges < 2 ? 0 : 100);
        assertThat(Arrays.stream(amounts).filter(amount -> amount < 0)).isEmpty();
    }

    @Test
    void the_same_chance_gives_the_same_city_and_another_gives_another() {
        var division = new MedianDivision(STUDENTS, 1, 88.89, HALF);

        long[] land = division.dividing(7_133_500, Double.NaN, new SeededRandom(8));

        assertThat(division.dividing(7_133_500, Double.NaN, new SeededRandom(8)))
                .isEqualTo(land);
        assertThat(division.dividing(7_133_500, Double.NaN, new SeededRandom(9)))
                .isNotEqualTo(land);
    }

    private static double[] values(long[] amounts, double factor) {
        return IntStream.range(0, STUDENTS.length)
                .mapToDouble(c -> factor * amounts[c] / STUDENTS[c])
                .toArray();
    }

    private static double median(double[] values) {
        return Arrays.stream(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
