package cultivation.rule;

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
import cultivation.rule.Verdict.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code docs/reference/contract.md} for a decoded event, in its order.
 *
 * <pre>{@code
 * Rules.check(enrollment, Arrival.planned("4111010853", key, clock.instant()))
 *         .fold(accepted -> send(), rejected -> show(rejected.message()));
 * }</pre>
 *
 * {@link Reason#UNDECODABLE} and {@link Reason#UNKNOWN_TYPE} are found before a record is decoded, {@link
 * Reason#REVISION_CONFLICT} when it is booked. Of a retraction, only the rules for head, key and id hold.
 */
public final class Rules {
    /** Room for corrections above the highest that is taken, and none for a number that can never be corrected. */
    public static final int MOST_REVISION = 1_000_000_000;
    /** 100 billion yuan, in fen: sums of all records that fit a topic stay within 64 bits. */
    public static final long MOST_FEN = 10_000_000_000_000L;
    /** Places, participants, person-days of one record. */
    public static final int MOST_COUNT = 1_000_000_000;

    private static final int SHOWN_CHARACTERS = 40;
    private static final Duration A_CLOCK_IS_WRONG_BY = Duration.ofMinutes(30);
    private static final Duration NO_TIME_ZONE_IS_AHEAD_BY = Duration.ofHours(15);

    private Rules() {}

    /** The first rule that {@code event} breaks; {@code event} is one of the six records. */
    public static Verdict check(SpecificRecord event, Arrival arrival) {
        var type = RecordType.of(event);
        if (type == null) {
            return unknownType(event.getSchema().getFullName());
        }
        var head = type.headOf(event);
        var key = type.keyOf(event);
        if (!TextForm.isSame(head.getCollegeCode(), arrival.college())) {
            return new Rejected(
                    Reason.COLLEGE_MISMATCH,
                    "head.collegeCode",
                    "记录中的学校代码 '%s' 与主题所属学校 %s 不一致。请核对学校代码，只向本校主题发送。"
                            .formatted(shown(head.getCollegeCode()), arrival.college()));
        }
        if (arrival.key() == null || !TextForm.isSame(key, arrival.key())) {
            return new Rejected(
                    Reason.WRONG_KEY,
                    type.keyField(),
                    arrival.key() == null
                            ? "消息没有键。%s记录的键必须等于其 %s。".formatted(type.nameZh(), type.keyField())
                            : "消息的键与%s记录的 %s 不相等。请以 %s 作为消息的键。"
                                    .formatted(type.nameZh(), type.keyField(), type.keyField()));
        }
        if (arrival.partition() != arrival.expectedPartition()) {
            return new Rejected(
                    Reason.WRONG_PARTITION,
                    "partition",
                    "记录写入了分区 %d，按键计算应在分区 %d。请使用默认分区器（murmur2），librdkafka 请设 partitioner=murmur2_random。"
                            .formatted(arrival.partition(), arrival.expectedPartition()));
        }
        if (type.isStudent() && !isPseudonym(key)) {
            return new Rejected(
                    Reason.PLAIN_IDENTIFIER,
                    "studentId",
                    "studentId 必须是 64 位小写十六进制的学生假名（HMAC-SHA-256），不得使用学号、姓名、身份证号等明文标识。请用本校密钥生成假名后重新发送。");
        }
        var personal = personal(event, type, key);
        if (personal != null) {
            return personal;
        }
        var invalid = invalidHead(head, type, key);
        if (invalid != null) {
            return invalid;
        }
        boolean retraction = head.getOperation() == Operation.RETRACT;
        if (!retraction) {
            invalid = invalidContent(event, type);
            if (invalid != null) {
                return invalid;
            }
        }
        if (!BeijingDay.believable(head.getRecordedAt(), arrival.appendedAt())) {
            return outOfRange("head.recordedAt", unbelievable(head.getRecordedAt(), arrival.appendedAt()));
        }
        var misdated = retraction ? null : misdated(event, type, BeijingDay.of(head.getRecordedAt()));
        return misdated == null ? Verdict.ACCEPTED : misdated;
    }

    /** Hours ahead it is no clock that is wrong, but Beijing's time written as if it were UTC. */
    private static String unbelievable(Instant recordedAt, Instant appendedAt) {
        boolean hoursAhead = recordedAt.isAfter(appendedAt.plus(A_CLOCK_IS_WRONG_BY))
                && recordedAt.isBefore(appendedAt.plus(NO_TIME_ZONE_IS_AHEAD_BY));
        return hoursAhead
                ? "记录时间 recordedAt %s 比收到时刻 %s 晚约 %d 小时，不可信。recordedAt 是 UTC 时刻，最常见的原因是把北京时间（UTC+8）当作 UTC 写入：请换算时区（减去 8 小时）后重新发送。"
                        .formatted(
                                recordedAt,
                                appendedAt,
                                Duration.between(appendedAt, recordedAt)
                                        .plusMinutes(30)
                                        .toHours())
                : "记录时间 recordedAt %s 不可信：不得早于 1990 年，也不得比收到时刻 %s 晚 5 分钟以上。请校准系统时钟。".formatted(recordedAt, appendedAt);
    }

    /** The verdict on a record whose schema is registered but is no released version of the six. */
    public static Rejected unknownType(String fullName) {
        return new Rejected(
                Reason.UNKNOWN_TYPE,
                "value",
                "记录类型 '%s' 不是本系统已发布的六种事件记录之一。请使用已发布的 Avro 模式。".formatted(shown(fullName)));
    }

    /** The verdict on a value that cannot be read; {@code why} is a Chinese sentence. */
    public static Rejected undecodable(String why) {
        return new Rejected(Reason.UNDECODABLE, "value", why);
    }

    /** The verdict on a second content under a revision that is known with another. */
    public static Rejected revisionConflict(RecordType type, int revision) {
        return new Rejected(
                Reason.REVISION_CONFLICT,
                "head.revision",
                "%s记录的版本 revision=%d 已收到过不同的内容，先到者保留。如需更正，请以更高的 revision 重新发送；也可用 ./cultivation redrive 取出，核对后再发。"
                        .formatted(type.nameZh(), revision));
    }

    /** Whether an event would be refused as {@link Reason#PLAIN_IDENTIFIER} if nothing else were wrong with it. */
    public static boolean holdsPlainIdentifier(SpecificRecord event, RecordType type) {
        var key = type.keyOf(event);
        return (type.isStudent() && !isPseudonym(key)) || personal(event, type, key) != null;
    }

    /** Whether an id is 64 lower-case hex digits. */
    public static boolean isPseudonym(CharSequence id) {
        return TextForm.isPseudonym(id);
    }

    private static @Nullable Rejected invalidHead(Head head, RecordType type, CharSequence key) {
        if (!TextForm.isUuid(head.getEventId())) {
            return invalid("head.eventId", "eventId 必须是 UUID（8-4-4-4-12 位十六进制）。");
        }
        if (head.getRevision() < 1) {
            return invalid("head.revision", "revision 必须是 1 或更大的整数，收到 %d。".formatted(head.getRevision()));
        }
        if (head.getRevision() > MOST_REVISION) {
            return tooLarge("head.revision", "版本", head.getRevision(), MOST_REVISION);
        }
        if (head.getOperation() == Operation.UNKNOWN) {
            return unknownSymbol("head.operation", "UPSERT 或 RETRACT");
        }
        if (!type.isStudent() && !TextForm.isPlainId(key)) {
            return invalid(type.keyField(), "%s 必须由 1 至 64 个字母、数字、下划线或连字符组成。".formatted(type.keyField()));
        }
        return null;
    }

    private static @Nullable Rejected invalidContent(SpecificRecord event, RecordType type) {
        return switch (type) {
            case ENROLLMENT_PLAN -> invalidPlan((EnrollmentPlan) event);
            case ENROLLMENT -> invalidEnrollment((Enrollment) event);
            case GRADUATION -> invalidGraduation((Graduation) event);
            case EMPLOYMENT_OUTCOME -> invalidOutcome((EmploymentOutcome) event);
            case TRAINING_SESSION -> invalidSession((TrainingSession) event);
            case TECH_SERVICE_PAYMENT -> invalidPayment((TechServicePayment) event);
        };
    }

    private static @Nullable Rejected invalidPlan(EnrollmentPlan plan) {
        if (plan.getChannel() == AdmissionChannel.UNKNOWN) {
            return unknownSymbol("channel", "招生类型代码");
        }
        return uncountable("places", "计划数", plan.getPlaces());
    }

    private static @Nullable Rejected invalidEnrollment(Enrollment enrollment) {
        if (enrollment.getChannel() == AdmissionChannel.UNKNOWN) {
            return unknownSymbol("channel", "招生类型代码");
        }
        var major = enrollment.getMajorCode();
        if (major != null && !TextForm.isMajorCode(major)) {
            return invalid("majorCode", "专业代码必须由 1 至 12 个数字或大写字母组成，收到 '%s'。".formatted(shown(major)));
        }
        var registeredOn = enrollment.getRegisteredOn();
        if (registeredOn != null && registeredOn.isBefore(enrollment.getAdmittedOn())) {
            return invalid("registeredOn", "报到日期 %s 早于录取日期 %s。".formatted(registeredOn, enrollment.getAdmittedOn()));
        }
        var leftOn = enrollment.getLeftOn();
        if (leftOn != null && registeredOn != null && leftOn.isBefore(registeredOn)) {
            return invalid("leftOn", "离校日期 %s 早于报到日期 %s。".formatted(leftOn, registeredOn));
        }
        return null;
    }

    private static @Nullable Rejected invalidGraduation(Graduation graduation) {
        if (graduation.getMajorClass() == MajorClass.UNKNOWN) {
            return unknownSymbol("majorClass", "专业大类代码");
        }
        return graduation.getCompletion() == Completion.UNKNOWN
                ? unknownSymbol("completion", "GRADUATED（毕业）或 COMPLETED（结业）")
                : null;
    }

    private static @Nullable Rejected invalidOutcome(EmploymentOutcome outcome) {
        if (outcome.getDestination() == Destination.UNKNOWN) {
            return unknownSymbol("destination", "毕业去向代码");
        }
        var province = outcome.getWorkplaceProvince();
        if (province != null && !TextForm.isTwoDigits(province)) {
            return invalid("workplaceProvince", "就业地省份必须是 GB/T 2260 的两位数字（北京为 11），收到 '%s'。".formatted(shown(province)));
        }
        var income = outcome.getMonthlyIncomeFen();
        if (income != null && income < 0) {
            return negative("monthlyIncomeFen", "月收入（分）", income);
        }
        if (income != null && income > MOST_FEN) {
            return tooLarge("monthlyIncomeFen", "月收入（分）", income, MOST_FEN);
        }
        return outcome.getEvidence() == Evidence.UNKNOWN
                ? unknownSymbol("evidence", "DECLARED、VERIFIED 或 DISPUTED")
                : null;
    }

    private static @Nullable Rejected invalidSession(TrainingSession session) {
        if (session.getTrainingClass() == TrainingClass.UNKNOWN) {
            return unknownSymbol("trainingClass", "培训类别代码");
        }
        var participants = uncountable("participants", "参训人数", session.getParticipants());
        return participants != null ? participants : uncountable("personDays", "人日数", session.getPersonDays());
    }

    private static @Nullable Rejected invalidPayment(TechServicePayment payment) {
        if (payment.getKind() == PaymentKind.UNKNOWN) {
            return unknownSymbol("kind", "到款类别代码");
        }
        if (payment.getAmountFen() > MOST_FEN || payment.getAmountFen() < -MOST_FEN) {
            return tooLarge("amountFen", "到款额（分）的绝对值", payment.getAmountFen(), MOST_FEN);
        }
        if (payment.getEconomicBenefitFen() < 0) {
            return negative("economicBenefitFen", "经济效益（分）", payment.getEconomicBenefitFen());
        }
        return payment.getEconomicBenefitFen() > MOST_FEN
                ? tooLarge("economicBenefitFen", "经济效益（分）", payment.getEconomicBenefitFen(), MOST_FEN)
                : null;
    }

    private static @Nullable Rejected misdated(SpecificRecord event, RecordType type, LocalDate recordedOn) {
        return switch (type) {
            case ENROLLMENT_PLAN ->
                misdated("effectiveOn", "计划生效日期", ((EnrollmentPlan) event).getEffectiveOn(), recordedOn.plusYears(1));
            case ENROLLMENT -> {
                var enrollment = (Enrollment) event;
                var first = misdated("admittedOn", "录取日期", enrollment.getAdmittedOn(), recordedOn);
                var second = first != null
                        ? first
                        : misdated("registeredOn", "报到日期", enrollment.getRegisteredOn(), recordedOn);
                yield second != null ? second : misdated("leftOn", "离校日期", enrollment.getLeftOn(), recordedOn);
            }
            case GRADUATION -> misdated("graduatedOn", "毕业日期", ((Graduation) event).getGraduatedOn(), recordedOn);
            case EMPLOYMENT_OUTCOME ->
                misdated("outcomeOn", "去向落实日期", ((EmploymentOutcome) event).getOutcomeOn(), recordedOn);
            case TRAINING_SESSION -> misdated("heldOn", "培训日期", ((TrainingSession) event).getHeldOn(), recordedOn);
            case TECH_SERVICE_PAYMENT ->
                misdated("receivedOn", "到款日期", ((TechServicePayment) event).getReceivedOn(), recordedOn);
        };
    }

    private static @Nullable Rejected misdated(String field, String nameZh, @Nullable LocalDate day, LocalDate last) {
        if (day == null || (!day.isBefore(BeijingDay.FIRST) && !day.isAfter(last))) {
            return null;
        }
        return outOfRange(
                field, "%s %s 超出范围：应在 %s 至 %s 之间（按记录时间的北京日期）。请核对年份。".formatted(nameZh, day, BeijingDay.FIRST, last));
    }

    private static Rejected outOfRange(String field, String message) {
        return new Rejected(Reason.DATE_OUT_OF_RANGE, field, message);
    }

    private static Rejected negative(String field, String nameZh, long value) {
        return invalid(field, "%s不能为负，收到 %d。".formatted(nameZh, value));
    }

    private static Rejected tooLarge(String field, String nameZh, long value, long most) {
        return invalid(field, "%s不能超过 %d，收到 %d。请核对单位。".formatted(nameZh, most, value));
    }

    private static @Nullable Rejected uncountable(String field, String nameZh, long value) {
        if (value < 0) {
            return negative(field, nameZh, value);
        }
        return value > MOST_COUNT ? tooLarge(field, nameZh, value, MOST_COUNT) : null;
    }

    /** No field may hold what names a person: the number of an identity card or of a mobile phone. */
    private static @Nullable Rejected personal(SpecificRecord event, RecordType type, CharSequence key) {
        if (!type.isStudent() && PersonalNumber.isOne(key)) {
            return personal(type.keyField());
        }
        boolean stated = type.headOf(event).getOperation() != Operation.RETRACT;
        if (stated && event instanceof Enrollment enrollment && PersonalNumber.isOne(enrollment.getMajorCode())) {
            return personal("majorCode");
        }
        return stated
                        && event instanceof EmploymentOutcome outcome
                        && PersonalNumber.isOne(outcome.getWorkplaceProvince())
                ? personal("workplaceProvince")
                : null;
    }

    private static Rejected personal(String field) {
        return new Rejected(
                Reason.PLAIN_IDENTIFIER, field, "%s 的值形如身份证号或手机号，不得报送能识别个人的号码。请改用不含个人信息的编号后重新发送。".formatted(field));
    }

    private static Rejected unknownSymbol(String field, String expected) {
        return invalid(field, "%s 的取值不在代码表中，应为%s。".formatted(field, expected));
    }

    private static Rejected invalid(String field, String message) {
        return new Rejected(Reason.INVALID_FIELD, field, message);
    }

    private static String shown(CharSequence text) {
        var whole = text.toString();
        return whole.length() <= SHOWN_CHARACTERS ? whole : whole.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
