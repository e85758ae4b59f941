package cultivation.importer.sending;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EntrySchooling;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.StudentCategory;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingMode;
import cultivation.importer.sending.Effect.Change;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.rule.RecordType;
import cultivation.schemas.TrustedRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are asked about, and what is said of them. */
class EffectTest {
    private static final Tally SOME = new Tally(1, 0, 0, 0);

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private static Head head() {
        return new Head("", "1", 1, Operation.UPSERT, Instant.EPOCH);
    }

    private static Graduation graduation(int year) {
        return new Graduation(head(), "a", LocalDate.of(year, 7, 1), MajorClass.ENGINEERING, Completion.GRADUATED);
    }

    private static Totals graduations(Map<Integer, Integer> byYear) {
        var totals = new Totals(RecordType.GRADUATION);
        byYear.forEach((year, count) -> {
            for (int i = 0; i < count; i++) {
                totals.add(graduation(year));
            }
        });
        return totals;
    }

    private static Effect effect(Totals before, Totals after) {
        return new Effect(SOME, 0, before, after, Map.of());
    }

    @Test
    void a_first_import_needs_no_word() {
        var effect = effect(graduations(Map.of()), graduations(Map.of(2019, 5_000)));

        assertThat(effect.needsAWord()).isFalse();
        assertThat(effect.changes()).containsExactly(new Change(Measure.GRADUATED, 2019, 0, 5_000));
        assertThat(effect.lastYear()).isEqualTo(2019);
    }

    @ParameterizedTest
    @CsvSource({
        // before, after, asked
        "1394, 21394, true",
        "30, 40, false",
        "30, 41, true",
        "30, 20, false",
        "30, 19, true",
        "30, 0, true",
        "19, 0, false",
        "19, 500, false",
    })
    void a_count_of_twenty_or_more_that_falls_or_rises_by_more_than_a_third_is_asked_about(
            int before, int after, boolean asked) {
        var effect = effect(graduations(Map.of(2019, before)), graduations(Map.of(2019, after)));

        assertThat(effect.needsAWord()).isEqualTo(asked);
    }

    @Test
    void a_new_year_is_compared_with_the_largest_year_before() {
        var before = graduations(Map.of(2018, 100, 2019, 90));

        assertThat(effect(before, graduations(Map.of(2018, 100, 2019, 90, 2020, 130)))
                        .needsAWord())
                .isFalse();
        assertThat(effect(before, graduations(Map.of(2018, 100, 2019, 90, 2020, 150)))
                        .jumps())
                .containsExactly(new Change(Measure.GRADUATED, 2020, 0, 150));
    }

    @Test
    void money_below_a_hundred_thousand_yuan_is_not_compared_and_a_mistaken_unit_is_found() {
        assertThat(effect(payments(9_000_000), payments(90_000_000_000L)).needsAWord())
                .isFalse();
        assertThat(effect(payments(10_000_000), payments(100_000_000_000L)).needsAWord())
                .isTrue();
        assertThat(effect(payments(100_000_000_000L), payments(10_000_000)).needsAWord())
                .isTrue();
    }

    private static Totals payments(long fen) {
        var totals = new Totals(RecordType.TECH_SERVICE_PAYMENT);
        totals.add(new TechServicePayment(head(), "p", LocalDate.of(2019, 3, 1), PaymentKind.TECH_SERVICE, fen, 0L));
        return totals;
    }

    @Test
    void an_outcome_counts_by_its_own_day_since_the_graduation_is_in_another_file() {
        var totals = new Totals(RecordType.EMPLOYMENT_OUTCOME);
        totals.add(outcome(Destination.CONTRACT));
        totals.add(outcome(Destination.SEEKING));

        assertThat(totals.of(Measure.OUTCOME_KNOWN, "", 2019)).isEqualTo(2);
        assertThat(totals.of(Measure.EMPLOYED, "", 2019)).isEqualTo(1);
        assertThat(totals.records()).isEqualTo(2);
    }

    private static EmploymentOutcome outcome(Destination destination) {
        return new EmploymentOutcome(
                head(), "a", LocalDate.of(2019, 9, 1), destination, "11", true, false, null, null, Evidence.DECLARED);
    }

    @Test
    void students_who_all_seem_to_have_left_are_asked_about() {
        var before = new Totals(RecordType.ENROLLMENT);
        var after = new Totals(RecordType.ENROLLMENT);
        for (int i = 0; i < 30; i++) {
            before.add(enrollment(null));
            after.add(enrollment(LocalDate.of(2020, 1, 10)));
        }

        assertThat(effect(before, after).jumps()).containsExactly(new Change(Measure.IN_SCHOOL, null, 30, 0));
    }

    private static Enrollment enrollment(@Nullable LocalDate leftOn) {
        return new Enrollment(
                head(),
                "a",
                2019,
                cultivation.events.AdmissionChannel.OTHER,
                "510101",
                LocalDate.of(2019, 7, 1),
                LocalDate.of(2019, 9, 1),
                leftOn,
                StudentCategory.ORDINARY,
                TrainingMode.ORDINARY,
                EntrySchooling.NOT_STATED);
    }

    @Test
    void what_withdraws_or_clears_is_asked_about_however_little_it_is() {
        var same = graduations(Map.of());

        assertThat(new Effect(SOME, 1, same, same, Map.of()).needsAWord()).isTrue();
        assertThat(new Effect(SOME, 0, same, same, Map.of("registeredOn", 1L)).needsAWord())
                .isTrue();
        assertThat(new Effect(SOME, 0, same, same, Map.of()).needsAWord()).isFalse();
    }

    @Test
    void a_field_is_stated_by_a_value_and_a_nought_only_where_the_file_has_a_column_for_it() {
        assertThat(lost(RecordType.EMPLOYMENT_OUTCOME, Set.of(), outcome(Destination.CONTRACT), bare()))
                .containsExactly("workplaceProvince");
        assertThat(lost(RecordType.TECH_SERVICE_PAYMENT, Set.of("economicBenefitFen"), payment(5), payment(0)))
                .isEmpty();
        assertThat(lost(RecordType.TECH_SERVICE_PAYMENT, Set.of(), payment(5), payment(0)))
                .containsExactly("economicBenefitFen");
        assertThat(lost(RecordType.TECH_SERVICE_PAYMENT, Set.of(), payment(0), payment(5)))
                .isEmpty();
    }

    private static TechServicePayment payment(long benefitFen) {
        return new TechServicePayment(
                head(), "p", LocalDate.of(2019, 3, 1), PaymentKind.TECH_SERVICE, 100L, benefitFen);
    }

    private static EmploymentOutcome bare() {
        return new EmploymentOutcome(
                head(),
                "a",
                LocalDate.of(2019, 9, 1),
                Destination.CONTRACT,
                null,
                false,
                false,
                null,
                null,
                Evidence.DECLARED);
    }

    private static List<String> lost(
            RecordType type, Set<String> columns, SpecificRecord before, SpecificRecord after) {
        var fields = new StatedFields(type, columns);
        return fields.namesOf(fields.of(before) & ~fields.of(after));
    }
}
