package cultivation.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cultivation.entity.Standing;
import cultivation.schemas.TrustedRecords;
import cultivation.simulator.sequence.Resource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What surrounds the students, folded with the domain's own rules and entities: the report's figures come out. */
class ConditionsTest {
    private static final Map<Integer, City> CITY = new HashMap<>();
    private static long rejectedOrConflicting = -1;

    /** All colleges at the end of a year: stocks, and amounts of the year. */
    private record City(Map<String, Map<String, Long>> stock, Map<String, Map<String, Long>> year) {
        static City at(Books books, int year) {
            var end = LocalDate.of(year, 12, 31);
            return new City(books.between(LocalDate.MIN, end), books.between(LocalDate.of(year, 1, 1), end));
        }

        long amount(String window, String measure, String slices) {
            long sum = 0;
            for (Map<String, Long> college : (window.equals("stock") ? stock : year).values()) {
                sum += amountOf(college, measure, slices);
            }
            return sum;
        }

        private static long amountOf(Map<String, Long> college, String measure, String slices) {
            long sum = 0;
            for (String slice : slices.split(" ", -1)) {
                sum += college.getOrDefault(measure + " " + slice, 0L);
            }
            return sum;
        }

        /** One of a college: 0 numerator, 1 denominator. */
        private double[] quotient(String name, String code) {
            var now = stock.getOrDefault(code, Map.of());
            var within = year.getOrDefault(code, Map.of());
            double inSchool = amountOf(now, "in_school", "*");
            double tenths = amountOf(now, "student_tenths", "*");
            double fullTime = amountOf(now, "full_time_teachers", "*");
            double equipment = amountOf(now, "resource", "EQUIPMENT_VALUE");
            double equipmentAdded = amountOf(within, "resource_added", "EQUIPMENT_VALUE");
            return switch (name) {
                case "students a teacher" -> new double[] {tenths, amountOf(now, "teacher_tenths", "*")};
                case "postgraduate teachers" ->
                    new double[] {100.0 * amountOf(now, "postgraduate_teachers", "*"), fullTime};
                case "senior teachers" -> new double[] {100.0 * amountOf(now, "senior_title_teachers", "*"), fullTime};
                case "dual-qualified teachers" ->
                    new double[] {100.0 * amountOf(now, "dual_qualified_teachers", "*"), fullTime};
                case "teaching area" -> new double[] {amountOf(now, "resource", "TEACHING_ADMIN_AREA"), inSchool};
                case "equipment a weighted student" -> new double[] {equipment / 10, tenths};
                case "equipment" -> new double[] {equipment / 100, inSchool};
                case "books" -> new double[] {10.0 * amountOf(now, "resource", "BOOKS"), tenths};
                case "books added" -> new double[] {10.0 * amountOf(within, "resource_added", "BOOKS"), tenths};
                case "land" -> new double[] {amountOf(now, "resource", "LAND_AREA"), inSchool};
                case "dormitory" -> new double[] {amountOf(now, "resource", "DORMITORY_AREA"), inSchool};
                case "practice area" -> new double[] {amountOf(now, "resource", "PRACTICE_AREA"), inSchool};
                case "teaching computers" ->
                    new double[] {100.0 * amountOf(now, "resource", "TEACHING_COMPUTERS"), inSchool};
                case "equipment added" -> new double[] {100 * equipmentAdded, equipment - equipmentAdded};
                case "practice seats" -> new double[] {amountOf(now, "resource", "PRACTICE_SEATS"), inSchool};
                case "learners an online course" ->
                    new double[] {
                        amountOf(now, "resource", "ONLINE_COURSE_LEARNERS"), amountOf(now, "resource", "COURSES_ONLINE")
                    };
                case "appropriation" -> yuan(within, "APPROPRIATION.*", inSchool);
                case "special funds" -> yuan(within, "APPROPRIATION.FISCAL_SPECIAL", inSchool);
                case "internship subsidy" -> yuan(within, "INTERNSHIP_SUBSIDY.*", inSchool);
                case "internship insurance" -> yuan(within, "INTERNSHIP_INSURANCE.*", inSchool);
                case "practice hours" ->
                    new double[] {amountOf(within, "activity_hundredths", "OFF_CAMPUS_PRACTICE") / 100.0, inSchool};
                case "class hours a week" ->
                    new double[] {
                        amountOf(within, "activity_hundredths", "CLASS_TEACHING") / 100.0,
                        amountOf(within, "activity_people", "CLASS_TEACHING")
                    };
                case "programmes a college" -> new double[] {amountOf(now, "programmes", "*"), 1};
                default -> throw new IllegalArgumentException(name);
            };
        }

        private static double[] yuan(Map<String, Long> within, String slices, double students) {
            return new double[] {amountOf(within, "funding_fen", slices) / 100.0, students};
        }

        double statistic(String name, String statistic) {
            var values = new ArrayList<Double>();
            double above = 0;
            double below = 0;
            for (String code : stock.keySet()) {
                double[] parts = quotient(name, code);
                above += parts[0];
                below += parts[1];
                values.add(parts[0] / parts[1]);
            }
            values.sort(Double::compare);
            return switch (statistic) {
                case "pooled" -> above / below;
                case "mean" -> values.stream().mapToDouble(v -> v).average().orElseThrow();
                case "median" -> values.get(values.size() / 2);
                default -> throw new IllegalArgumentException(statistic);
            };
        }
    }

    @BeforeAll
    static void simulate() {
        TrustedRecords.trust();
        var books = new Books(Simulation.of(SimulationOptions.city()));
        rejectedOrConflicting = books.count(Standing.CONFLICT);
        CITY.put(2018, City.at(books, 2018));
        CITY.put(2019, City.at(books, 2019));
    }

    @Test
    void every_amount_of_the_report_comes_out() {
        var expected = new TreeMap<String, Long>();
        var actual = new TreeMap<String, Long>();
        for (var row : Resource.rows("report-amounts.csv")) {
            var name = String.join(" ", row.subList(0, 4));
            expected.put(name, Long.valueOf(row.get(4)));
            actual.put(name, city(row).amount(row.get(1), row.get(2), row.get(3)));
        }

        assertThat(actual).hasSizeGreaterThan(150).isEqualTo(expected);
        assertThat(rejectedOrConflicting).isZero();
    }

    @Test
    void every_mean_and_median_of_the_report_prints_the_same() {
        var expected = new TreeMap<String, BigDecimal>();
        var actual = new TreeMap<String, BigDecimal>();
        for (var row : Resource.rows("report-quotients.csv")) {
            var name = String.join(" ", row.subList(0, 3));
            expected.put(name, new BigDecimal(row.get(3)));
            actual.put(
                    name,
                    BigDecimal.valueOf(city(row).statistic(row.get(1), row.get(2)))
                            .setScale(2, RoundingMode.HALF_UP));
        }

        assertThat(actual).hasSizeGreaterThan(35).isEqualTo(expected);
    }

    private static City city(List<String> row) {
        return java.util.Objects.requireNonNull(CITY.get(Integer.valueOf(row.get(0))));
    }

    @Test
    void the_named_colleges_have_what_the_report_says_they_have() {
        var in2019 = java.util.Objects.requireNonNull(CITY.get(2019));
        var prizes = new TreeMap<String, Long>();
        in2019.year.forEach(
                (code, sums) -> prizes.put(code, City.amountOf(sums, "contest_prizes", "NATIONAL_SKILLS.*")));
        assertThat(prizes)
                .containsEntry("4111010853", 13L)
                .containsEntry("4111010857", 8L)
                .containsEntry("4111010858", 7L)
                .containsEntry("4111012564", 3L)
                .containsEntry("4111011090", 1L)
                .containsEntry("4111012565", 0L);
        var apprentices = new TreeMap<String, Long>();
        in2019.stock.forEach(
                (code, sums) -> apprentices.put(code, City.amountOf(sums, "in_school_by", "mode.APPRENTICESHIP")));
        assertThat(apprentices)
                .containsEntry("4111012561", 133L)
                .containsEntry("4111010853", 210L)
                .containsEntry("4111014075", 349L)
                .containsEntry("4111012448", 72L)
                .containsEntry("4111010857", 50L);
        assertThat(having(in2019, "KEY_PROGRAMME_GROUP.NATIONAL")).isEqualTo(7);
        assertThat(having(in2019, "KEY_PROGRAMME_GROUP.PROVINCIAL")).isEqualTo(15);
        assertThat(having(in2019, "SINO_FOREIGN_PROGRAMME.INTERNATIONAL")).isEqualTo(6);
        assertThat(having(in2019, "APPRENTICESHIP_PILOT.PROVINCIAL")).isEqualTo(5);
        assertThat(in2019.year.values())
                .filteredOn(sums -> City.amountOf(sums, "achievements", "COURSE_STANDARD_ADOPTED.INTERNATIONAL") > 0)
                .hasSize(5);
    }

    private static long having(City city, String establishment) {
        return city.stock.values().stream()
                .filter(sums -> City.amountOf(sums, "establishments", establishment) > 0)
                .count();
    }

    @Test
    void no_college_has_more_than_it_can_have() {
        CITY.forEach((year, city) -> city.stock.forEach((code, sums) -> {
            long fullTime = City.amountOf(sums, "full_time_teachers", "*");
            assertThat(fullTime).as("%s %d", code, year).isPositive();
            assertThat(City.amountOf(sums, "staff", "*")).isGreaterThan(fullTime);
            for (String title : List.of("postgraduate_teachers", "senior_title_teachers", "dual_qualified_teachers")) {
                assertThat(City.amountOf(sums, title, "*")).as(title).isBetween(1L, fullTime);
            }
            assertThat(City.amountOf(sums, "resource", "BUILDING_AREA"))
                    .isGreaterThan(City.amountOf(sums, "resource", "TEACHING_ADMIN_AREA DORMITORY_AREA"));
            assertThat(City.amountOf(sums, "resource", "FIXED_ASSETS"))
                    .isGreaterThan(City.amountOf(sums, "resource", "EQUIPMENT_VALUE"));
            assertThat(City.amountOf(sums, "resource", "COURSES"))
                    .isGreaterThan(City.amountOf(sums, "resource", "COURSES_ONLINE"));
        }));
    }

    /** Also the amounts whose division depends on chance. */
    @ParameterizedTest
    @ValueSource(longs = {7, -424242})
    void another_seed_tells_of_another_city_with_the_same_figures(long seed) {
        var books = new Books(Simulation.of(SimulationOptions.city().withSeed(seed)));
        var end = City.at(books, 2019);

        for (var row : Resource.rows("report-amounts.csv")) {
            if (row.get(0).equals("2019")) {
                assertThat(end.amount(row.get(1), row.get(2), row.get(3)))
                        .as(row.toString())
                        .isEqualTo(Long.parseLong(row.get(4)));
            }
        }
        for (var row : Resource.rows("report-quotients.csv")) {
            if (row.get(0).equals("2019")) {
                double printed = Double.parseDouble(row.get(3));
                assertThat(end.statistic(row.get(1), row.get(2)))
                        .as(row.toString())
                        .isCloseTo(printed, within(0.005 * Math.max(1, printed / 10)));
            }
        }
        assertThat(books.count(Standing.CONFLICT)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2018, 0.1, 25", "2018, 0.01, 25", "2015, 0.1, 25", "2022, 0.1, 25", "2018, 0.1, 60"})
    void cities_of_other_sizes_and_years_are_plausible(int first, double scale, int colleges) {
        var options = SimulationOptions.city()
                .withYears(first, first + 1)
                .withScale(scale)
                .withColleges(colleges);

        var books = new Books(Simulation.of(options));

        assertThat(books.count(Standing.CONFLICT)).isZero();
        var end = City.at(books, first + 1);
        double cities = scale * colleges / 25;
        assertThat((double) end.amount("stock", "staff", "*")).isBetween(8000 * cities, 10_500 * cities);
        assertThat((double) end.amount("stock", "full_time_teachers", "*")).isBetween(3700 * cities, 5600 * cities);
        assertThat((double) end.amount("stock", "resource", "LAND_AREA")).isBetween(6.8e6 * cities, 7.6e6 * cities);
        assertThat((double) end.amount("year", "funding_fen", "APPROPRIATION.*"))
                .isBetween(3.2e11 * cities, 4.2e11 * cities);
    }

    @Test
    void a_city_tells_some_six_in_seven_of_its_events_of_students_sessions_and_payments() {
        var byType = new TreeMap<String, Long>();
        for (SpecificRecord event : Simulation.of(SimulationOptions.city())) {
            byType.merge(event.getSchema().getName(), 1L, Long::sum);
        }

        assertThat(byType).hasSize(14);
        assertThat(byType.get("StaffMember")).isBetween(14_000L, 18_000L);
        assertThat(byType.values().stream().mapToLong(n -> n).sum()).isBetween(260_000L, 300_000L);
    }
}
