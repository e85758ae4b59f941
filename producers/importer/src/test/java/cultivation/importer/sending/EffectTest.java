package cultivation.importer.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cultivation.entity.Measure;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EntrySchooling;
import cultivation.events.Evidence;
import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.FundingSource;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.StudentCategory;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingMode;
import cultivation.importer.EffectText;
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

    private static Totals levels(long fen, LocalDate... days) {
        var totals = new Totals(RecordType.RESOURCE_LEVEL);
        for (LocalDate day : days) {
            totals.add(new ResourceLevel(
                    head(), "EQUIPMENT_VALUE", day, ResourceItem.EQUIPMENT_VALUE, 0, fen + day.getYear(), null));
        }
        return totals;
    }

    @Test
    void a_level_is_what_stood_at_the_end_of_the_year_and_a_mistaken_unit_is_found() {
        var before = levels(100_000_000_000L, LocalDate.of(2018, 8, 31), LocalDate.of(2019, 8, 31));
        var later = levels(
                100_000_000_000L, LocalDate.of(2018, 8, 31), LocalDate.of(2019, 8, 31), LocalDate.of(2019, 10, 1));
        var mistaken = levels(10_000_000L, LocalDate.of(2018, 8, 31), LocalDate.of(2019, 8, 31));

        assertThat(before.of(Measure.RESOURCE, "EQUIPMENT_VALUE", 2019)).isEqualTo(100_000_002_019L);
        assertThat(before.of(Measure.RESOURCE, "EQUIPMENT_VALUE", 2020)).isEqualTo(100_000_002_019L);
        assertThat(effect(before, later).changes()).isEmpty();
        assertThat(effect(before, mistaken).jumps())
                .extracting(Change::year, Change::isMoney)
                .containsExactly(tuple(2018, true), tuple(2019, true));
    }

    @Test
    void who_is_missing_from_a_list_is_told_by_days_and_stays() {
        var person = new StaffMember(
                head(),
                "a".repeat(64),
                StaffKind.EMPLOYEE,
                LocalDate.of(2012, 7, 1),
                null,
                LocalDate.of(2013, 9, 1),
                null,
                null,
                null,
                null,
                null,
                false);
        var staff = new Totals(RecordType.STAFF_MEMBER);
        staff.add(person);
        var effect =
                new Effect(new Tally(0, 0, 5, 0), 0, staff, staff, Map.of(), new Effect.Unnamed(1, List.of(person)));

        assertThat(effect.needsAWord()).isFalse();
        assertThat(String.join("\n", EffectText.of(RecordType.STAFF_MEMBER, effect)))
                .contains("有 1 人不在这个文件里：不撤回，也不算离职", "2012-07-01 入职的教职工，2013-09-01 起为专任教师", "填“离职日期”")
                .doesNotContain("aaaa");
    }

    @Test
    void staff_and_funding_are_told_by_what_they_are() {
        var flows = new Totals(RecordType.FUNDING_FLOW);
        flows.add(new FundingFlow(
                head(),
                "J1",
                FundingKind.APPROPRIATION,
                FundingSource.FISCAL_SPECIAL,
                LocalDate.of(2019, 3, 1),
                500_000_000L,
                0,
                null));
        var effect = effect(new Totals(RecordType.FUNDING_FLOW), flows);

        assertThat(EffectText.of(RecordType.FUNDING_FLOW, effect))
                .anyMatch(line -> line.contains("2019 年财政拨款（财政专项）：0.00 万元 → 500.00 万元（此前没有）"));
    }
}
