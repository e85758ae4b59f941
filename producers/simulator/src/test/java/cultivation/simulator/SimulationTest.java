package cultivation.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.Enrollment;
import cultivation.events.Head;
import cultivation.events.TrainingSession;
import cultivation.rule.Arrival;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict;
import cultivation.schemas.TrustedRecords;
import cultivation.simulator.sequence.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final LocalDate END_OF_2018 = LocalDate.of(2018, 12, 31);
    private static final LocalDate END_OF_2019 = LocalDate.of(2019, 12, 31);
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{64}");
    private static List<SpecificRecord> events = List.of();
    private static Counting city = new Counting();

    @BeforeAll
    static void simulate() {
        TrustedRecords.trust();
        events = StreamSupport.stream(Simulation.of(SimulationOptions.city()).spliterator(), false)
                .toList();
        events.forEach(city::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {2020, 7, -424242})
    void the_totals_of_both_years_are_those_of_the_report_whatever_the_seed(long seed) {
        var counting = counted(SimulationOptions.city().withSeed(seed));

        assertThat(counting.conflicts).isZero();
        var sums2018 = counting.year(2018, null);
        assertThat(sums2018)
                .containsAllEntriesOf(report2018())
                .doesNotContainKeys(
                        "person_days:VETERAN", "person_days:OTHER", "admitted:EXPANSION", "planned:EXPANSION");
        assertThat(counting.year(2019, null)).containsAllEntriesOf(report2019());
        assertThat(sums2018.get("income_fen")).isEqualTo(461_019 * of(sums2018, "income_stated"));
        var sums2019 = counting.year(2019, null);
        assertThat(sums2019.get("income_fen")).isEqualTo(445_531 * of(sums2019, "income_stated"));
        assertThat(counting.inSchool(END_OF_2018, null)).isEqualTo(58_221);
        assertThat(counting.inSchool(END_OF_2019, null)).isEqualTo(57_790);
    }

    @Test
    void the_two_rounds_of_expansion_are_in_june_and_late_november() {
        var june = city.between(LocalDate.of(2019, 6, 1), LocalDate.of(2019, 6, 30), null);
        var lateNovember = city.between(LocalDate.of(2019, 11, 16), LocalDate.of(2019, 11, 30), null);

        assertThat(june.get("admitted:EXPANSION"))
                .isEqualTo(june.get("admitted"))
                .isEqualTo(267);
        assertThat(lateNovember.get("admitted:EXPANSION"))
                .isEqualTo(lateNovember.get("admitted"))
                .isEqualTo(1261);
    }

    @Test
    void no_outcome_is_without_its_graduation_in_the_end() {
        assertThat(city.between(LocalDate.of(1990, 1, 1), END_OF_2019, null)).doesNotContainKey("unmatched_outcome");
    }

    @Test
    void every_college_s_figures_are_possible() {
        for (int year = 2018; year <= 2019; year++) {
            var figures = city.byCollege(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            var stock = city.byCollege(LocalDate.of(1990, 1, 1), LocalDate.of(year, 12, 31));
            for (var profile : Profile.city()) {
                var sums = figures.getOrDefault(profile.code(), Map.of());
                assertThat(of(sums, "admitted"))
                        .as("%s %d", profile.code(), year)
                        .isPositive()
                        .isLessThanOrEqualTo(of(sums, "planned"));
                assertThat(of(sums, "registered")).isPositive().isLessThanOrEqualTo(of(sums, "admitted"));
                assertThat(of(sums, "admitted_registered")).isEqualTo(of(sums, "registered"));
                assertThat(of(sums, "outcome_known")).isPositive().isLessThanOrEqualTo(of(sums, "graduated"));
                assertThat(of(sums, "employed")).isPositive().isLessThanOrEqualTo(of(sums, "outcome_known"));
                assertThat(of(sums, "local") + of(sums, "west_northeast")).isLessThanOrEqualTo(of(sums, "employed"));
                assertThat(of(sums, "sme") + of(sums, "top500")).isLessThanOrEqualTo(of(sums, "employed"));
                assertThat((double) of(sums, "employed") / of(sums, "graduated"))
                        .isBetween(0.6, 0.995);
                assertThat((double) of(sums, "income_fen") / of(sums, "income_stated"))
                        .isBetween(300_000d, 620_000d);
                assertThat(of(stock.getOrDefault(profile.code(), Map.of()), "in_school"))
                        .isPositive();
            }
        }
    }

    @Test
    void the_same_events_can_be_dealt_out_to_many_colleges_each_entity_to_one() {
        var few = SimulationOptions.city().withScale(0.05);
        var dealt = Simulation.of(few.withSpread(250));

        var collegesOf = new HashMap<String, Set<String>>();
        var again = Simulation.of(few).iterator();
        for (var event : dealt) {
            var head = (Head) event.get(0);
            var type = Objects.requireNonNull(RecordType.of(event));
            var same = again.next();
            // plans of two colleges may go by the same id
            var entity = ((Head) same.get(0)).getCollegeCode() + type.recordName() + type.keyOf(event);
            collegesOf
                    .computeIfAbsent(entity, key -> new HashSet<>())
                    .add(head.getCollegeCode().toString());
            head.setCollegeCode(((Head) same.get(0)).getCollegeCode());
            assertThat(event).isEqualTo(same);
        }

        assertThat(again.hasNext()).isFalse();
        assertThat(collegesOf.values()).allSatisfy(codes -> assertThat(codes).hasSize(1));
        assertThat(collegesOf.values().stream().flatMap(Set::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(dealt.colleges().stream()
                        .map(college -> college.getCode().toString())
                        .toList())
                .hasSize(250);
    }

    @Test
    void the_colleges_differ() {
        var rates = city.byCollege(LocalDate.of(2019, 1, 1), END_OF_2019).values().stream()
                .mapToDouble(sums -> (double) of(sums, "employed") / of(sums, "graduated"))
                .summaryStatistics();

        assertThat(rates.getMax() - rates.getMin()).isBetween(0.05, 0.4);
    }

    @Test
    void one_session_with_one_person_day_more_changes_only_the_person_days_by_one() {
        var session = lastSessionOf2019();
        var changed = new Counting();
        events.forEach(changed::add);
        Map<String, Long> sums2018;
        Map<String, Long> sums2019;
        session.setPersonDays(session.getPersonDays() + 1);
        try {
            // when
            sums2018 = changed.year(2018, null);
            sums2019 = changed.year(2019, null);
        } finally {
            session.setPersonDays(session.getPersonDays() - 1);
        }

        var expected = city.year(2019, null);
        expected.merge("person_days", 1L, Long::sum);
        expected.merge("person_days:" + session.getTrainingClass(), 1L, Long::sum);
        assertThat(sums2019).isEqualTo(expected);
        assertThat(sums2018).isEqualTo(city.year(2018, null));
    }

    @Test
    void one_seed_gives_the_same_bytes_and_another_gives_others() {
        var small = SimulationOptions.city().withScale(0.05);

        assertThat(bytes(small)).isEqualTo(bytes(small)).isNotEqualTo(bytes(small.withSeed(2021)));
    }

    @Test
    void the_number_of_events_is_known_beforehand() {
        for (var options : List.of(
                SimulationOptions.city().withScale(0.03),
                SimulationOptions.city().withScale(0.001),
                SimulationOptions.city().withColleges(3),
                SimulationOptions.city().withColleges(60).withScale(0.02))) {
            var simulation = Simulation.of(options);
            assertThat(StreamSupport.stream(simulation.spliterator(), false).count())
                    .as("%s", options)
                    .isEqualTo(simulation.total());
        }
        assertThat(events).hasSizeBetween(250_000, 300_000);
    }

    @Test
    void things_go_wrong_on_the_way_and_nothing_conflicts() {
        long all = events.size();

        assertThat(city.conflicts).isZero();
        assertThat(city.repeatedEventIds).isZero();
        assertThat(city.duplicate).isGreaterThan(all / 200);
        assertThat(city.superseded).isGreaterThan(all / 200);
        assertThat(city.retractions).isGreaterThan(all / 400);
        assertThat(city.applied + city.duplicate + city.superseded).isEqualTo(all);
    }

    @Test
    void events_come_mostly_but_not_always_in_the_order_of_recording() {
        int outOfOrder = 0;
        for (int i = 1; i < events.size(); i++) {
            if (recordedAt(events.get(i)).isBefore(recordedAt(events.get(i - 1)))) {
                outOfOrder++;
            }
        }

        assertThat(outOfOrder).isBetween(events.size() / 200, events.size() / 20);
    }

    @Test
    void what_belongs_to_a_year_is_recorded_in_it() {
        var counting = new Counting();
        events.stream()
                .filter(event -> recordedAt(event).isBefore(java.time.Instant.parse("2018-12-31T16:00:00Z")))
                .forEach(counting::add);

        assertThat(counting.year(2018, null)).isEqualTo(city.year(2018, null));
    }

    @Test
    void intake_rejects_none() {
        for (var event : events) {
            var head = Counting.head(event);
            var verdict = Rules.check(
                    event,
                    Arrival.planned(
                            head.getCollegeCode().toString(),
                            event.get(1).toString().getBytes(UTF_8),
                            head.getRecordedAt()));
            if (verdict != Verdict.ACCEPTED) {
                assertThat(verdict).as("%s", event).isEqualTo(Verdict.ACCEPTED);
            }
        }
    }

    @Test
    void a_student_has_one_stay_and_no_id_of_a_person() {
        var ids = new HashMap<String, String>();
        for (var event : events) {
            if (event instanceof Enrollment enrollment) {
                var id = enrollment.getStudentId().toString();
                var stay = enrollment.getHead().getCollegeCode() + " " + enrollment.getCohortYear();
                var known = ids.putIfAbsent(id, stay);
                if (!PSEUDONYM.matcher(id).matches() || (known != null && !known.equals(stay))) {
                    assertThat(id).as("id of one stay, %s, not %s", stay, known).matches(PSEUDONYM);
                    assertThat(known).isEqualTo(stay);
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(100_000);
    }

    @Test
    void fewer_colleges_are_the_same_colleges() {
        var three = counted(SimulationOptions.city().withColleges(3));

        var code = Profile.city().get(2).code();
        assertThat(three.year(2019, code)).isEqualTo(city.year(2019, code));
        assertThat(three.year(2019, null)).isNotEqualTo(city.year(2019, null));
    }

    @Test
    void invented_colleges_are_marked_and_leave_the_city_s_totals_alone() {
        var simulation = Simulation.of(SimulationOptions.city().withColleges(50).withScale(0.02));

        var invented = simulation.colleges().get(25);
        assertThat(invented.getCode().toString()).isEqualTo("9911000001");
        assertThat(invented.getName().toString()).isEqualTo("虚构学院0001");
        assertThat(simulation.colleges()).hasSize(50);
        var counting = new Counting();
        simulation.forEach(counting::add);
        assertThat(counting.year(2019, null).get("graduated")).isEqualTo(2 * Math.round(19_349 * 0.02));
        assertThat(counting.conflicts).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2016, 2019, 2022})
    void other_years_than_the_report_s_are_plausible(int first) {
        var counting =
                counted(SimulationOptions.city().withYears(first, first + 3).withScale(0.1));

        assertThat(counting.conflicts).isZero();
        for (int year = first; year < first + 4; year++) {
            var sums = counting.year(year, null);
            assertThat(of(sums, "graduated")).isBetween(1600L, 2000L);
            assertThat(of(sums, "employed")).isBetween(1500L, of(sums, "graduated"));
            assertThat(counting.inSchool(LocalDate.of(year, 12, 31), null)).isBetween(5000L, 7000L);
        }
    }

    private static Counting counted(SimulationOptions options) {
        var counting = new Counting();
        Simulation.of(options).forEach(counting::add);
        return counting;
    }

    private static TrainingSession lastSessionOf2019() {
        var latest = new ArrayList<TrainingSession>();
        for (var event : events) {
            if (event instanceof TrainingSession session
                    && session.getHeldOn().getYear() == 2019
                    && session.getHead().getRevision() == 2
                    && !session.getOverseasTrainees()
                    && session.getHead().getOperation() == cultivation.events.Operation.UPSERT) {
                latest.add(session);
            }
        }
        return latest.get(latest.size() - 1);
    }

    private static java.time.Instant recordedAt(SpecificRecord event) {
        return Counting.head(event).getRecordedAt();
    }

    private static long of(Map<String, Long> sums, String measure) {
        return sums.getOrDefault(measure, 0L);
    }

    private static byte[] bytes(SimulationOptions options) {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            for (var event : Simulation.of(options)) {
                new SpecificDatumWriter<SpecificRecord>(event.getSchema()).write(event, encoder);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Map<String, Long> report2018() {
        return Map.ofEntries(
                Map.entry("planned", 25_388L),
                Map.entry("admitted", 21_302L),
                Map.entry("registered", 20_029L),
                Map.entry("admitted_registered", 20_029L),
                Map.entry("graduated", 19_874L),
                Map.entry("employed", 18_637L),
                Map.entry("self_employed", 302L),
                Map.entry("relevance_asked", 10_000L),
                Map.entry("major_relevant", 7_721L),
                Map.entry("local", 11_905L),
                Map.entry("west_northeast", 1_589L),
                Map.entry("sme", 10_564L),
                Map.entry("top500", 1_682L),
                Map.entry("person_days", 686_946L),
                Map.entry("person_days:SKILLS", 653_427L),
                Map.entry("person_days:NEW_FARMER", 21_386L),
                Map.entry("person_days:GRASSROOTS_SERVICE", 12_133L),
                Map.entry("overseas", 61_478L),
                Map.entry("fen:TECH_SERVICE", 2_388_170_000L),
                Map.entry("benefit", 6_295_860_000L),
                Map.entry("fen:VERTICAL_RESEARCH", 6_644_500_000L),
                Map.entry("fen:TECH_TRADE", 599_000_000L),
                Map.entry("fen:TRAINING", 13_283_070_000L));
    }

    private static Map<String, Long> report2019() {
        return Map.ofEntries(
                Map.entry("planned", 24_792L),
                Map.entry("admitted", 21_558L),
                Map.entry("admitted:EXPANSION", 1_528L),
                Map.entry("registered", 20_446L),
                Map.entry("admitted_registered", 20_446L),
                Map.entry("graduated", 19_349L),
                Map.entry("employed", 17_875L),
                Map.entry("self_employed", 246L),
                Map.entry("relevance_asked", 10_000L),
                Map.entry("major_relevant", 8_045L),
                Map.entry("local", 13_649L),
                Map.entry("west_northeast", 466L),
                Map.entry("sme", 10_948L),
                Map.entry("top500", 1_235L),
                Map.entry("person_days", 977_416L),
                Map.entry("person_days:SKILLS", 700_396L),
                Map.entry("person_days:NEW_FARMER", 22_312L),
                Map.entry("person_days:VETERAN", 5_479L),
                Map.entry("person_days:GRASSROOTS_SERVICE", 54_424L),
                Map.entry("person_days:OTHER", 194_805L),
                Map.entry("overseas", 182_986L),
                Map.entry("fen:TECH_SERVICE", 3_493_710_000L),
                Map.entry("benefit", 8_436_860_000L),
                Map.entry("fen:VERTICAL_RESEARCH", 3_242_910_000L),
                Map.entry("fen:TECH_TRADE", 598_580_000L),
                Map.entry("fen:TRAINING", 53_705_570_000L));
    }
}
