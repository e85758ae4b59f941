package cultivation.rule;

import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.Establishment;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ProjectMilestone;
import cultivation.rule.Verdict.Rejected;
import java.time.Duration;
import java.time.Instant;
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
 * Reason#REVISION_CONFLICT} when it is booked. Of a retraction, only the rules for head, key and id hold, and
 * for the day of a level.
 */
public final class Rules {
    /** Room for corrections above the highest that is taken, and none for a number that can never be corrected. */
    public static final int MOST_REVISION = 1_000_000_000;
    /** 100 billion yuan, in fen: sums of all records that fit a topic stay within 64 bits. */
    public static final long MOST_FEN = 10_000_000_000_000L;
    /** Places, participants, person-days of one record. */
    public static final int MOST_COUNT = 1_000_000_000;

    /** The last year of study that a record may name; 0 is all of them. */
    public static final int MOST_GRADE = 5;

    /** Of a schema's name. */
    private static final int SHOWN_CHARACTERS = 40;

    private static final Duration A_CLOCK_IS_WRONG_BY = Duration.ofMinutes(30);
    private static final Duration NO_TIME_ZONE_IS_AHEAD_BY = Duration.ofHours(15);

    private Rules() {}

    /** The first rule that {@code event} breaks; {@code event} is one of the event records. */
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
                    "记录中的学校代码%s与主题所属学校 %s 不一致。请核对学校代码，只向本校主题发送。"
                            .formatted(Refusal.shown(head.getCollegeCode()), arrival.college()));
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
        if (type.isPerson() && !isPseudonym(key)) {
            return new Rejected(
                    Reason.PLAIN_IDENTIFIER,
                    type.keyField(),
                    type == RecordType.STAFF_MEMBER
                            ? "staffId 必须是 64 位小写十六进制的教职工假名（HMAC-SHA-256），不得使用工号、姓名、身份证号等明文标识。请用本校密钥生成假名后重新发送。"
                            : "studentId 必须是 64 位小写十六进制的学生假名（HMAC-SHA-256），不得使用学号、姓名、身份证号等明文标识。请用本校密钥生成假名后重新发送。");
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
            invalid = ContentRules.check(event, type);
            if (invalid != null) {
                return invalid;
            }
        }
        if (!BeijingDay.believable(head.getRecordedAt(), arrival.appendedAt())) {
            return Refusal.outOfRange("head.recordedAt", unbelievable(head.getRecordedAt(), arrival.appendedAt()));
        }
        var misdated = DateRules.check(event, type, retraction, BeijingDay.of(head.getRecordedAt()));
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

    /** The verdict on a record whose schema is registered but is no released version of an event record. */
    public static Rejected unknownType(String fullName) {
        return new Rejected(
                Reason.UNKNOWN_TYPE,
                "value",
                "记录类型 '%s' 不是本系统已发布的事件记录之一。请使用已发布的 Avro 模式。"
                        .formatted(
                                fullName.length() <= SHOWN_CHARACTERS
                                        ? fullName
                                        : fullName.substring(0, SHOWN_CHARACTERS) + "…"));
    }

    /** The verdict on one more day of a level that has as many as are kept. */
    public static Rejected tooManyDays(int most) {
        return Refusal.invalid("asOfOn", "同一 levelId 最多保留 %d 个日期的数值，不能再增加新的日期。请更正已报的日期，或改用新的 levelId。".formatted(most));
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
        return (type.isPerson() && !isPseudonym(key)) || personal(event, type, key) != null;
    }

    /** Whether an id is 64 lower-case hex digits. */
    public static boolean isPseudonym(CharSequence id) {
        return TextForm.isPseudonym(id);
    }

    private static @Nullable Rejected invalidHead(Head head, RecordType type, CharSequence key) {
        if (!TextForm.isUuid(head.getEventId())) {
            return Refusal.invalid("head.eventId", "eventId 必须是 UUID（8-4-4-4-12 位十六进制）。");
        }
        if (head.getRevision() < 1) {
            return Refusal.invalid(
                    "head.revision", "revision 必须是 1 或更大的整数，收到%s。".formatted(Refusal.shown(head.getRevision())));
        }
        if (head.getRevision() > MOST_REVISION) {
            return Refusal.tooLarge("head.revision", "版本", head.getRevision(), MOST_REVISION);
        }
        if (head.getOperation() == Operation.UNKNOWN) {
            return Refusal.unknownSymbol("head.operation", "UPSERT 或 RETRACT");
        }
        if (!type.isPerson() && !TextForm.isPlainId(key)) {
            return Refusal.invalid(type.keyField(), "%s 必须由 1 至 64 个字母、数字、下划线或连字符组成。".formatted(type.keyField()));
        }
        return null;
    }

    /** No field may hold what names a person: the number of an identity card or of a mobile phone. */
    private static @Nullable Rejected personal(SpecificRecord event, RecordType type, CharSequence key) {
        if (!type.isPerson() && PersonalNumber.isOne(key)) {
            return personal(type.keyField());
        }
        if (type.headOf(event).getOperation() == Operation.RETRACT) {
            return null;
        }
        return switch (type) {
            case ENROLLMENT -> personal("majorCode", ((Enrollment) event).getMajorCode());
            case EMPLOYMENT_OUTCOME ->
                personal("workplaceProvince", ((EmploymentOutcome) event).getWorkplaceProvince());
            case ESTABLISHMENT -> personal("country", ((Establishment) event).getCountry());
            case PROJECT_MILESTONE -> personal("projectId", ((ProjectMilestone) event).getProjectId());
            case ENROLLMENT_PLAN,
                    GRADUATION,
                    TRAINING_SESSION,
                    TECH_SERVICE_PAYMENT,
                    STAFF_MEMBER,
                    RESOURCE_LEVEL,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE -> null;
        };
    }

    private static @Nullable Rejected personal(String field, @Nullable CharSequence value) {
        return PersonalNumber.isOne(value) ? personal(field) : null;
    }

    private static Rejected personal(String field) {
        return new Rejected(
                Reason.PLAIN_IDENTIFIER, field, "%s 的值形如身份证号或手机号，不得报送能识别个人的号码。请改用不含个人信息的编号后重新发送。".formatted(field));
    }
}
