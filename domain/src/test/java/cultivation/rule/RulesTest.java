package cultivation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.AdmissionChannel;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingSession;
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of {@code docs/reference/contract.md} at its edge, for records as built in Java and as read from bytes. */
class RulesTest {
    static {
        TrustedRecords.trust();
    }

    private static final String COLLEGE = "4111010853";
    private static final String STUDENT = "0123456789abcdef".repeat(4);
    /** 00:30 of 29 February 2020 in Beijing; still the 28th in Greenwich. */
    private static final Instant RECORDED = Instant.parse("2020-02-28T16:30:00Z");

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 29);

    /** An event, and the reason and field of its rejection; {@code -} when it is accepted. */
    private record Case(String name, SpecificRecord event, String expected) {
        @Override
        public String toString() {
            return name + " → " + expected;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                accepted("a plan of no places", plan().setPlaces(0).build()),
                invalid("places", plan().setPlaces(-1).build()),
                invalid("channel", plan().setChannel(AdmissionChannel.UNKNOWN).build()),
                accepted("a plan from 1990-01-01", plan().setEffectiveOn(FIRST).build()),
                misdated(
                        "effectiveOn", plan().setEffectiveOn(FIRST.minusDays(1)).build()),
                // 29 February plusYears(1) is 28 February
                accepted(
                        "a plan a year ahead",
                        plan().setEffectiveOn(LocalDate.of(2021, 2, 28)).build()),
                misdated(
                        "effectiveOn",
                        plan().setEffectiveOn(LocalDate.of(2021, 3, 1)).build()),
                accepted("an id of one", plan().setPlanId("a").build()),
                accepted("an id of 64", plan().setPlanId("Az09_-az".repeat(8)).build()),
                invalid("planId", plan().setPlanId("").build()),
                invalid("planId", plan().setPlanId("a".repeat(65)).build()),
                invalid("planId", plan().setPlanId("a b").build()),
                invalid("planId", plan().setPlanId("a.b").build()),
                invalid("planId", plan().setPlanId("a|b").build()),
                invalid("planId", plan().setPlanId("计划").build()),
                invalid("planId", plan().setPlanId("１２").build()),
                invalid("planId", plan().setPlanId("é").build()),
                invalid("sessionId", session().setSessionId("a/b").build()),
                invalid("paymentId", payment().setPaymentId("a\n").build()),
                accepted("the most places", plan().setPlaces(1_000_000_000).build()),
                invalid("places", plan().setPlaces(1_000_000_001).build()),
                accepted(
                        "the most participants",
                        session().setParticipants(1_000_000_000).build()),
                invalid("participants", session().setParticipants(1_000_000_001).build()),
                accepted(
                        "the most person-days",
                        session().setPersonDays(1_000_000_000).build()),
                invalid("personDays", session().setPersonDays(1_000_000_001).build()),
                accepted(
                        "the largest payment",
                        payment().setAmountFen(10_000_000_000_000L).build()),
                invalid("amountFen", payment().setAmountFen(10_000_000_000_001L).build()),
                accepted(
                        "the largest refund",
                        payment().setAmountFen(-10_000_000_000_000L).build()),
                invalid(
                        "amountFen",
                        payment().setAmountFen(-10_000_000_000_001L).build()),
                invalid("amountFen", payment().setAmountFen(Long.MIN_VALUE).build()),
                accepted(
                        "the largest benefit",
                        payment().setEconomicBenefitFen(10_000_000_000_000L).build()),
                invalid(
                        "economicBenefitFen",
                        payment().setEconomicBenefitFen(10_000_000_000_001L).build()),
                accepted(
                        "the largest income",
                        outcome().setMonthlyIncomeFen(10_000_000_000_000L).build()),
                invalid(
                        "monthlyIncomeFen",
                        outcome().setMonthlyIncomeFen(10_000_000_000_001L).build()),
                accepted("a major of one", enrollment().setMajorCode("A").build()),
                accepted(
                        "a major of twelve",
                        enrollment().setMajorCode("5301010000AZ").build()),
                invalid("majorCode", enrollment().setMajorCode("").build()),
                invalid("majorCode", enrollment().setMajorCode("5301010000AZ1").build()),
                invalid("majorCode", enrollment().setMajorCode("530101k").build()),
                invalid("majorCode", enrollment().setMajorCode("计算机").build()),
                // numbers that name a person
                personal("paymentId", payment().setPaymentId("13800138000").build()),
                personal(
                        "paymentId",
                        payment().setPaymentId("11010519491231002X").build()),
                personal(
                        "paymentId",
                        payment().setPaymentId("11010519491231002x").build()),
                personal("planId", plan().setPlanId("440524198001010013").build()),
                personal("sessionId", session().setSessionId("19912345678").build()),
                personal("majorCode", enrollment().setMajorCode("13800138000").build()),
                accepted(
                        "a wrong check digit",
                        payment().setPaymentId("110105194912310021").build()),
                accepted(
                        "no day of birth",
                        payment().setPaymentId("110105194913310021").build()),
                accepted(
                        "11 digits of no phone",
                        payment().setPaymentId("12800138000").build()),
                accepted(
                        "a longer number",
                        payment().setPaymentId("138001380001").build()),
                // enrollment
                accepted("an enrollment", enrollment().build()),
                accepted(
                        "all three days on one",
                        enrollment()
                                .setRegisteredOn(TODAY)
                                .setLeftOn(TODAY)
                                .setAdmittedOn(TODAY)
                                .build()),
                invalid(
                        "registeredOn",
                        enrollment()
                                .setAdmittedOn(TODAY)
                                .setRegisteredOn(TODAY.minusDays(1))
                                .build()),
                invalid(
                        "leftOn",
                        enrollment()
                                .setRegisteredOn(TODAY)
                                .setLeftOn(TODAY.minusDays(1))
                                .build()),
                accepted(
                        "left without registering, even before admission",
                        enrollment().setAdmittedOn(TODAY).setLeftOn(FIRST).build()),
                invalid(
                        "channel",
                        enrollment().setChannel(AdmissionChannel.UNKNOWN).build()),
                misdated(
                        "admittedOn",
                        enrollment().setAdmittedOn(TODAY.plusDays(1)).build()),
                misdated(
                        "admittedOn",
                        enrollment().setAdmittedOn(FIRST.minusDays(1)).build()),
                misdated(
                        "registeredOn",
                        enrollment().setRegisteredOn(TODAY.plusDays(1)).build()),
                misdated("leftOn", enrollment().setLeftOn(TODAY.plusDays(1)).build()),
                misdated("leftOn", enrollment().setLeftOn(FIRST.minusDays(1)).build()),
                // graduation
                accepted("a graduation today", graduation().build()),
                accepted(
                        "a graduation of 1990-01-01",
                        graduation().setGraduatedOn(FIRST).build()),
                misdated(
                        "graduatedOn",
                        graduation().setGraduatedOn(TODAY.plusDays(1)).build()),
                misdated(
                        "graduatedOn",
                        graduation().setGraduatedOn(FIRST.minusDays(1)).build()),
                invalid(
                        "majorClass",
                        graduation().setMajorClass(MajorClass.UNKNOWN).build()),
                invalid(
                        "completion",
                        graduation().setCompletion(Completion.UNKNOWN).build()),
                // outcome
                accepted("an outcome with nothing stated", outcome().build()),
                accepted("an income of 0", outcome().setMonthlyIncomeFen(0L).build()),
                invalid("monthlyIncomeFen", outcome().setMonthlyIncomeFen(-1L).build()),
                accepted("province 00", outcome().setWorkplaceProvince("00").build()),
                accepted("province 99", outcome().setWorkplaceProvince("99").build()),
                invalid("workplaceProvince", outcome().setWorkplaceProvince("").build()),
                invalid("workplaceProvince", outcome().setWorkplaceProvince("1").build()),
                invalid(
                        "workplaceProvince",
                        outcome().setWorkplaceProvince("110").build()),
                invalid(
                        "workplaceProvince",
                        outcome().setWorkplaceProvince("1a").build()),
                invalid(
                        "workplaceProvince",
                        outcome().setWorkplaceProvince(" 1").build()),
                invalid(
                        "workplaceProvince",
                        outcome().setWorkplaceProvince("１１").build()),
                invalid(
                        "workplaceProvince",
                        outcome().setWorkplaceProvince("١١").build()),
                invalid(
                        "workplaceProvince",
                        outcome().setWorkplaceProvince("北京").build()),
                invalid(
                        "destination",
                        outcome().setDestination(Destination.UNKNOWN).build()),
                invalid("evidence", outcome().setEvidence(Evidence.UNKNOWN).build()),
                misdated("outcomeOn", outcome().setOutcomeOn(TODAY.plusDays(1)).build()),
                // session
                accepted(
                        "a session of nobody",
                        session().setParticipants(0).setPersonDays(0).build()),
                invalid("participants", session().setParticipants(-1).build()),
                invalid("personDays", session().setPersonDays(-1).build()),
                invalid(
                        "trainingClass",
                        session().setTrainingClass(TrainingClass.UNKNOWN).build()),
                misdated("heldOn", session().setHeldOn(TODAY.plusDays(1)).build()),
                // payment
                accepted("a refund", payment().setAmountFen(-1).build()),
                accepted("no benefit", payment().setEconomicBenefitFen(0).build()),
                invalid(
                        "economicBenefitFen",
                        payment().setEconomicBenefitFen(-1).build()),
                invalid("kind", payment().setKind(PaymentKind.UNKNOWN).build()),
                misdated(
                        "receivedOn", payment().setReceivedOn(TODAY.plusDays(1)).build()),
                // head
                accepted("an event id in capitals", payment(head().setEventId("ABCDEF01-ABCD-ABCD-ABCD-ABCDEFABCDEF"))),
                accepted(
                        "an event id of any version",
                        payment(head().setEventId("00000000-0000-0000-0000-000000000000"))),
                invalid("head.eventId", payment(head().setEventId(""))),
                invalid("head.eventId", payment(head().setEventId("0-0-0-0-0"))),
                invalid("head.eventId", payment(head().setEventId("0123456789abcdef0123456789abcdef0123"))),
                invalid("head.eventId", payment(head().setEventId("g0000000-0000-4000-8000-000000000000"))),
                invalid("head.eventId", payment(head().setEventId("{0000000-0000-4000-8000-000000000000"))),
                invalid("head.eventId", payment(head().setEventId("00000000-0000-4000-8000-0000000000000"))),
                invalid("head.eventId", payment(head().setEventId("0000000--0000-4000-8000-000000000000"))),
                invalid("head.eventId", payment(head().setEventId("０0000000-0000-4000-8000-00000000000"))),
                accepted("the greatest revision", payment(head().setRevision(1_000_000_000))),
                invalid("head.revision", payment(head().setRevision(1_000_000_001))),
                invalid("head.revision", payment(head().setRevision(Integer.MAX_VALUE))),
                invalid("head.revision", payment(head().setRevision(0))),
                invalid("head.revision", payment(head().setRevision(Integer.MIN_VALUE))),
                invalid("head.operation", payment(head().setOperation(Operation.UNKNOWN))),
                accepted("recorded 5 minutes ahead", payment(head().setRecordedAt(RECORDED.plusSeconds(300)))),
                misdated("head.recordedAt", payment(head().setRecordedAt(RECORDED.plusMillis(300_001)))),
                misdated("head.recordedAt", payment(head().setRecordedAt(Instant.parse("1989-12-31T15:59:59.999Z")))),
                misdated("head.recordedAt", payment(head().setRecordedAt(Instant.ofEpochMilli(Long.MIN_VALUE)))),
                misdated("head.recordedAt", payment(head().setRecordedAt(Instant.ofEpochMilli(Long.MAX_VALUE)))),
                accepted(
                        "recorded at the first instant of 1990 in Beijing",
                        payment()
                                .setHead(head().setRecordedAt(Instant.parse("1989-12-31T16:00:00Z"))
                                        .build())
                                .setReceivedOn(FIRST)
                                .build()),
                // the day of recordedAt counts, not the broker's
                misdated("receivedOn", payment(head().setRecordedAt(RECORDED.minusSeconds(1800 + 1)))),
                // student ids
                plain("0123456789ABCDEF".repeat(4)),
                plain("0123456789abcdef".repeat(4).substring(1)),
                plain("0123456789abcdef".repeat(4) + "0"),
                plain("g123456789abcdef".repeat(4)),
                plain("110101199003070011"),
                plain("王小明"),
                plain(""),
                plain("０".repeat(64)),
                plain("é".repeat(32)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_rule_holds_exactly(Case given) {
        // when
        var found = verdict(given.event);
        // then
        assertThat(found).isEqualTo(given.expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_rule_holds_exactly_for_what_was_read_from_bytes(Case given) {
        // given
        var decoded = fromBytes(given.event);
        // when
        var found = verdict(decoded);
        // then
        assertThat(found).isEqualTo(given.expected);
    }

    @Test
    void the_first_reason_in_the_contracts_order_is_given() {
        // given a record that breaks each rule that a record of a student can break, and ways to mend it
        var good = good(enrollment().build());
        var head = head().setCollegeCode("another").setRevision(0).build();
        var worst = enrollment()
                .setHead(head)
                .setStudentId("plain")
                .setAdmittedOn(TODAY.plusDays(1))
                .build();
        var bad = new Arrival(COLLEGE, bytes("other key"), 1, 2, RECORDED);
        // when each is mended in turn
        var reasons = Stream.of(
                        Rules.check(worst, bad),
                        Rules.check(with(worst, COLLEGE, 0), bad),
                        Rules.check(with(worst, COLLEGE, 0), new Arrival(COLLEGE, bytes("plain"), 1, 2, RECORDED)),
                        Rules.check(with(worst, COLLEGE, 0), good(with(worst, COLLEGE, 0))),
                        Rules.check(pseudonymous(with(worst, COLLEGE, 0)), good),
                        Rules.check(pseudonymous(with(worst, COLLEGE, 1)), good),
                        Rules.check(enrollment().build(), good))
                .map(RulesTest::reason)
                .toList();
        // then
        assertThat(reasons)
                .containsExactly(
                        "COLLEGE_MISMATCH",
                        "WRONG_KEY",
                        "WRONG_PARTITION",
                        "PLAIN_IDENTIFIER",
                        "INVALID_FIELD",
                        "DATE_OUT_OF_RANGE",
                        "-");
    }

    @Test
    void a_record_without_its_own_key_is_rejected() {
        // given
        var event = payment().build();
        // when
        var reasons = Stream.of(null, bytes(""), bytes("M1"), bytes("m1 "), bytes("m1"))
                .map(key -> reason(Rules.check(event, new Arrival(COLLEGE, key, 0, 0, RECORDED))))
                .toList();
        // then
        assertThat(reasons).containsExactly("WRONG_KEY", "WRONG_KEY", "WRONG_KEY", "WRONG_KEY", "-");
    }

    @Test
    void a_key_that_is_missing_and_one_that_is_another_are_told_apart() {
        // given
        var event = payment().build();
        // when
        var messages = Stream.of(null, bytes("M1"))
                .map(key -> message(Rules.check(event, new Arrival(COLLEGE, key, 0, 0, RECORDED))))
                .toList();
        // then
        assertThat(messages)
                .containsExactly("消息没有键。到款记录的键必须等于其 paymentId。", "消息的键与到款记录的 paymentId 不相等。请以 paymentId 作为消息的键。");
    }

    @Test
    void a_text_whose_buffer_is_longer_than_itself_is_its_own_length() {
        // given the buffer of a longer text, used again
        var reused = new Utf8("m1-longer".getBytes(StandardCharsets.UTF_8));
        reused.setByteLength(2);
        var event = payment().setPaymentId(reused).build();
        // when
        var verdict = Rules.check(event, new Arrival(COLLEGE, bytes("m1"), 0, 0, RECORDED));
        // then
        assertThat(reason(verdict)).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Z", "a", "z", "0", "9", "_", "-"})
    void each_end_of_what_an_id_is_made_of_is_part_of_it(String id) {
        // given
        var event = plan().setPlanId(id).build();
        // then
        assertThat(reason(Rules.check(event, good(event)))).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "[", "`", "{", "/", ":", "^", ","})
    void what_lies_beside_them_is_not(String id) {
        // given
        var event = plan().setPlanId(id).build();
        // then
        assertThat(reason(Rules.check(event, good(event)))).isEqualTo("INVALID_FIELD");
    }

    @ParameterizedTest
    @CsvSource({"4111010854,“4111010854”", "41110108540,（11 个字符，内容不予转述）", "王小明,（3 个字符，内容不予转述）", "'',（0 个字符，内容不予转述）"})
    void a_short_number_is_shown_and_of_any_other_text_its_length(String code, String shown) {
        // given
        var event = plan().setHead(head().setCollegeCode(code).build()).build();
        // when
        var message = message(Rules.check(event, good(event)));
        // then
        assertThat(message).startsWith("记录中的学校代码" + shown + "与");
    }

    @Test
    void each_record_has_its_public_name_and_one_that_a_registrar_knows() {
        // then
        assertThat(Stream.of(RecordType.values()).map(type -> type.recordName() + " " + type.nameZh()))
                .containsExactly(
                        "EnrollmentPlan 招生计划",
                        "Enrollment 录取报到",
                        "Graduation 毕业",
                        "EmploymentOutcome 毕业去向",
                        "TrainingSession 培训班次",
                        "TechServicePayment 到款",
                        "StaffMember 教职工",
                        "ResourceLevel 办学条件",
                        "Establishment 专业与建设项目",
                        "Activity 活动工作量",
                        "Achievement 成果获奖",
                        "FundingFlow 经费",
                        "SurveyWave 满意度调查",
                        "ProjectMilestone 项目任务");
        assertThat(Stream.of(Reason.values()).map(Reason::nameZh))
                .containsExactly("无法解码", "未知的记录类型", "学校代码不符", "键与标识不符", "分区不符", "明文标识", "字段值不合规", "日期超出范围", "同一版本内容不同");
    }

    private static String message(Verdict verdict) {
        return verdict.fold(accepted -> "", rejected -> rejected.message());
    }

    @Test
    void of_a_retraction_only_head_key_and_id_are_looked_at() {
        // given a retraction whose content cannot be
        var retraction = head().setOperation(Operation.RETRACT).build();
        var event = enrollment()
                .setHead(retraction)
                .setChannel(AdmissionChannel.UNKNOWN)
                .setAdmittedOn(LocalDate.of(3000, 1, 1))
                .setRegisteredOn(LocalDate.of(1900, 1, 1))
                .setLeftOn(LocalDate.of(1800, 1, 1))
                .build();
        // when
        var found = verdict(event);
        // then
        assertThat(found).isEqualTo("-");
    }

    @Test
    void the_rules_for_head_key_and_id_hold_for_retractions() {
        // given
        var retraction = Operation.RETRACT;
        var events = List.of(
                payment(head().setOperation(retraction).setRevision(0)),
                payment(head().setOperation(retraction).setEventId("x")),
                payment(head().setOperation(retraction).setCollegeCode("x")),
                payment(head().setOperation(retraction).setRecordedAt(RECORDED.plusSeconds(301))),
                payment()
                        .setHead(head().setOperation(retraction).build())
                        .setPaymentId("a b")
                        .build(),
                enrollment()
                        .setHead(head().setOperation(retraction).build())
                        .setStudentId("x")
                        .build());
        // when
        var found = events.stream().map(RulesTest::verdict).toList();
        // then
        assertThat(found)
                .containsExactly(
                        "INVALID_FIELD head.revision",
                        "INVALID_FIELD head.eventId",
                        "COLLEGE_MISMATCH head.collegeCode",
                        "DATE_OUT_OF_RANGE head.recordedAt",
                        "INVALID_FIELD paymentId",
                        "PLAIN_IDENTIFIER studentId");
    }

    @Test
    void a_record_from_hours_ahead_is_told_of_its_time_zone_and_one_from_minutes_ahead_of_its_clock() {
        // given
        var beijingAsUtc = payment(head().setRecordedAt(RECORDED.plusSeconds(8 * 3600)));
        var fastClock = payment(head().setRecordedAt(RECORDED.plusSeconds(600)));
        // when
        var messages = Stream.of(beijingAsUtc, fastClock)
                .map(event ->
                        Rules.check(event, good(event)).fold(accepted -> "accepted", rejected -> rejected.message()))
                .toList();
        // then
        assertThat(messages.get(0)).contains("晚约 8 小时", "UTC", "北京时间（UTC+8）", "减去 8 小时");
        assertThat(messages.get(1)).contains("校准系统时钟").doesNotContain("北京时间");
    }

    @Test
    void no_message_repeats_a_students_id() {
        // given
        var secret = "110101199003070011";
        var event = enrollment().setStudentId(secret).build();
        // when
        var messages = Stream.of(
                        Rules.check(event, good(event)),
                        Rules.check(event, new Arrival(COLLEGE, bytes("x"), 0, 0, RECORDED)),
                        Rules.check(event, new Arrival(COLLEGE, bytes(secret), 0, 1, RECORDED)),
                        Rules.check(event, new Arrival("other", bytes(secret), 0, 0, RECORDED)))
                .map(verdict -> verdict.fold(accepted -> secret, Verdict.Rejected::message))
                .toList();
        // then
        assertThat(messages).hasSize(4).noneMatch(message -> message.contains(secret));
    }

    private static Case accepted(String name, SpecificRecord event) {
        return new Case(name, event, "-");
    }

    private static Case invalid(String field, SpecificRecord event) {
        return new Case(shown(event, field), event, "INVALID_FIELD " + field);
    }

    private static Case misdated(String field, SpecificRecord event) {
        return new Case(shown(event, field), event, "DATE_OUT_OF_RANGE " + field);
    }

    private static Case personal(String field, SpecificRecord event) {
        return new Case(shown(event, field), event, "PLAIN_IDENTIFIER " + field);
    }

    private static Case plain(String id) {
        return new Case(id, enrollment().setStudentId(id).build(), "PLAIN_IDENTIFIER studentId");
    }

    private static String shown(SpecificRecord event, String field) {
        return event.getSchema().getName() + " " + field;
    }

    private static String verdict(SpecificRecord event) {
        return Rules.check(event, good(event))
                .fold(accepted -> "-", rejected -> rejected.reason() + " " + rejected.field());
    }

    private static String reason(Verdict verdict) {
        return verdict.fold(accepted -> "-", rejected -> rejected.reason().name());
    }

    /** Arrives with its own key on its own partition. */
    private static Arrival good(SpecificRecord event) {
        var key = Objects.requireNonNull(RecordType.of(event)).keyOf(event);
        return Arrival.planned(COLLEGE, bytes(key.toString()), RECORDED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Enrollment with(Enrollment event, String college, int revision) {
        var head = Head.newBuilder(event.getHead())
                .setCollegeCode(college)
                .setRevision(revision)
                .build();
        return Enrollment.newBuilder(event).setHead(head).build();
    }

    private static Enrollment pseudonymous(Enrollment event) {
        return Enrollment.newBuilder(event).setStudentId(STUDENT).build();
    }

    private static Head.Builder head() {
        return Head.newBuilder()
                .setEventId("0a1b2c3d-0000-4000-8000-000000000000")
                .setCollegeCode(COLLEGE)
                .setRevision(1)
                .setOperation(Operation.UPSERT)
                .setRecordedAt(RECORDED);
    }

    private static EnrollmentPlan.Builder plan() {
        return EnrollmentPlan.newBuilder()
                .setHead(head().build())
                .setPlanId("p1")
                .setCohortYear(2020)
                .setChannel(AdmissionChannel.OTHER)
                .setPlaces(1)
                .setEffectiveOn(TODAY);
    }

    private static Enrollment.Builder enrollment() {
        return Enrollment.newBuilder()
                .setHead(head().build())
                .setStudentId(STUDENT)
                .setCohortYear(2019)
                .setChannel(AdmissionChannel.OTHER)
                .setAdmittedOn(LocalDate.of(2019, 7, 1));
    }

    private static Graduation.Builder graduation() {
        return Graduation.newBuilder()
                .setHead(head().build())
                .setStudentId(STUDENT)
                .setGraduatedOn(TODAY)
                .setMajorClass(MajorClass.OTHER)
                .setCompletion(Completion.GRADUATED);
    }

    private static EmploymentOutcome.Builder outcome() {
        return EmploymentOutcome.newBuilder()
                .setHead(head().build())
                .setStudentId(STUDENT)
                .setOutcomeOn(TODAY)
                .setDestination(Destination.CONTRACT)
                .setSmeOrGrassroots(false)
                .setTop500(false)
                .setEvidence(Evidence.DECLARED);
    }

    private static TrainingSession.Builder session() {
        return TrainingSession.newBuilder()
                .setHead(head().build())
                .setSessionId("t1")
                .setHeldOn(TODAY)
                .setTrainingClass(TrainingClass.OTHER)
                .setParticipants(1)
                .setPersonDays(1)
                .setOverseasTrainees(false);
    }

    private static TechServicePayment.Builder payment() {
        return TechServicePayment.newBuilder()
                .setHead(head().build())
                .setPaymentId("m1")
                .setReceivedOn(TODAY)
                .setKind(PaymentKind.TRAINING)
                .setAmountFen(1);
    }

    private static TechServicePayment payment(Head.Builder head) {
        return payment().setHead(head.build()).build();
    }

    static SpecificRecord fromBytes(SpecificRecord event) {
        try {
            var model = SpecificData.getForClass(event.getClass());
            var bytes = new BinaryMessageEncoder<SpecificRecord>(model, event.getSchema()).encode(event);
            return new BinaryMessageDecoder<SpecificRecord>(model, event.getSchema()).decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
