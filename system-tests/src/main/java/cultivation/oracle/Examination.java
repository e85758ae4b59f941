package cultivation.oracle;

import static cultivation.oracle.RejectionReason.COLLEGE_MISMATCH;
import static cultivation.oracle.RejectionReason.DATE_OUT_OF_RANGE;
import static cultivation.oracle.RejectionReason.INVALID_FIELD;
import static cultivation.oracle.RejectionReason.PLAIN_IDENTIFIER;
import static cultivation.oracle.RejectionReason.WRONG_KEY;
import static cultivation.oracle.RejectionReason.WRONG_PARTITION;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.Graduation;
import cultivation.events.Prize;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.Sector;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What can be said against a decoded record without knowing any other: the reasons of {@code docs/reference/contract.md}, first to last. */
final class Examination {
    private static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final long MOST_FEN = 10_000_000_000_000L;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private Examination() {}

    static Optional<RejectionReason> of(Arrival arrival, Facts facts) {
        byte[] id = facts.id().getBytes(StandardCharsets.UTF_8);
        if (!facts.collegeCode().equals(arrival.college())) {
            return Optional.of(COLLEGE_MISMATCH);
        }
        if (!Arrays.equals(arrival.key(), id)) {
            return Optional.of(WRONG_KEY);
        }
        if (arrival.partition() != Partitioning.of(id, arrival.partitions())) {
            return Optional.of(WRONG_PARTITION);
        }
        if (facts.isOfAPerson() && !facts.id().matches("[0-9a-f]{64}")) {
            return Optional.of(PLAIN_IDENTIFIER);
        }
        if (namesAPerson(facts)) {
            return Optional.of(PLAIN_IDENTIFIER);
        }
        if (hasInvalidHeadOrId(facts)) {
            return Optional.of(INVALID_FIELD);
        }
        if (!facts.isRetraction() && hasInvalidBody(facts)) {
            return Optional.of(INVALID_FIELD);
        }
        if (isOutOfRange(facts.recordedAt(), arrival.appendedAt())) {
            return Optional.of(DATE_OUT_OF_RANGE);
        }
        // the day of a level says which one is taken back
        if ((!facts.isRetraction() || facts.record() instanceof ResourceLevel) && hasDateOutOfRange(facts)) {
            return Optional.of(DATE_OUT_OF_RANGE);
        }
        return Optional.empty();
    }

    static boolean isOutOfRange(Instant recordedAt, Instant appendedAt) {
        return BeijingDay.of(recordedAt).isBefore(BeijingDay.FIRST)
                || recordedAt.isAfter(appendedAt.plus(CLOCKS_DIFFER_BY));
    }

    private static boolean hasInvalidHeadOrId(Facts facts) {
        if (facts.revision() < 1
                || facts.revision() > 1_000_000_000
                || !facts.eventId().matches(UUID)) {
            return true;
        }
        return !facts.isOfAPerson() && !facts.id().matches("[A-Za-z0-9_-]{1,64}");
    }

    private static boolean hasInvalidBody(Facts facts) {
        if (facts.enums().anyMatch(value -> value.name().equals("UNKNOWN"))) {
            return true;
        }
        SpecificRecord record = facts.record();
        if (record instanceof EnrollmentPlan plan) {
            return isNoCount(plan.getPlaces());
        }
        if (record instanceof Enrollment enrollment) {
            CharSequence major = enrollment.getMajorCode();
            return (major != null && !major.toString().matches("[0-9A-Z]{1,12}"))
                    || areOutOfOrder(enrollment.getAdmittedOn(), enrollment.getRegisteredOn())
                    || areOutOfOrder(enrollment.getRegisteredOn(), enrollment.getLeftOn());
        }
        if (record instanceof EmploymentOutcome outcome) {
            CharSequence province = outcome.getWorkplaceProvince();
            if (province != null && !province.toString().matches("[0-9]{2}")) {
                return true;
            }
            Long income = outcome.getMonthlyIncomeFen();
            return income != null && (income < 0 || income > MOST_FEN);
        }
        if (record instanceof TrainingSession session) {
            return isNoCount(session.getParticipants()) || isNoCount(session.getPersonDays());
        }
        if (record instanceof TechServicePayment payment) {
            return Math.abs(payment.getAmountFen()) > MOST_FEN
                    || payment.getAmountFen() == Long.MIN_VALUE
                    || payment.getEconomicBenefitFen() < 0
                    || payment.getEconomicBenefitFen() > MOST_FEN;
        }
        return hasInvalidSurroundings(record);
    }

    /** Of the records that tell of no student and no course. */
    private static boolean hasInvalidSurroundings(SpecificRecord record) {
        if (record instanceof StaffMember staff) {
            return isInvalid(staff);
        }
        if (record instanceof ResourceLevel level) {
            return isInvalid(level);
        }
        if (record instanceof Establishment establishment) {
            CharSequence country = establishment.getCountry();
            return areOutOfOrder(establishment.getOpenedOn(), establishment.getClosedOn())
                    || (country != null && !country.toString().matches("[A-Z]{2}"))
                    || (establishment.getKind() != EstablishmentKind.PROGRAMME
                            && establishment.getSector() != Sector.NONE);
        }
        if (record instanceof Activity activity) {
            return isNoCount(activity.getPeople())
                    || activity.getHundredths() < 0
                    || activity.getHundredths() > 100_000_000_000L
                    || isNoGrade(activity.getGrade());
        }
        if (record instanceof Achievement achievement) {
            return achievement.getCount() == 0
                    || isNoCount(achievement.getCount())
                    || isNoCount(achievement.getPeople())
                    || (achievement.getKind() != AchievementKind.CONTEST_AWARD && achievement.getPrize() != Prize.NONE);
        }
        if (record instanceof FundingFlow flow) {
            return flow.getAmountFen() > MOST_FEN
                    || flow.getAmountFen() < -MOST_FEN
                    || isNoCount(flow.getBeneficiaries())
                    || (flow.getKind() == FundingKind.PROJECT_INVESTMENT) != (flow.getProject() != null);
        }
        if (record instanceof SurveyWave wave) {
            boolean afterwards = List.of("ALMA_MATER", "EMPLOYER", "PROMOTION_3Y")
                    .contains(wave.getSubject().name());
            return isNoCount(wave.getSatisfied())
                    || isNoCount(wave.getAnswers())
                    || isNoCount(wave.getSurveyed())
                    || wave.getSatisfied() > wave.getAnswers()
                    || isNoGrade(wave.getGrade())
                    || (afterwards ? wave.getGrade() != 0 : wave.getCohortYear() != null);
        }
        if (record instanceof ProjectMilestone milestone) {
            return milestone.getWeight() < 1
                    || milestone.getWeight() > 1000
                    || milestone.getBudgetFen() < 0
                    || milestone.getBudgetFen() > MOST_FEN
                    || !milestone.getProjectId().toString().matches("[A-Za-z0-9_-]{1,64}");
        }
        return false;
    }

    private static boolean isInvalid(StaffMember staff) {
        LocalDate from = staff.getFullTimeTeacherFrom();
        LocalDate until = staff.getFullTimeTeacherUntil();
        boolean external = staff.getKind() == StaffKind.EXTERNAL_TEACHER;
        return areOutOfOrder(staff.getJoinedOn(), staff.getLeftOn())
                || areOutOfOrder(staff.getJoinedOn(), from)
                || areOutOfOrder(from, staff.getLeftOn())
                || (from == null && until != null)
                || areOutOfOrder(from, until)
                || areOutOfOrder(until, staff.getLeftOn())
                || (external && from != null)
                || (!external && staff.getFromEnterprise());
    }

    private static boolean isInvalid(ResourceLevel level) {
        String item = level.getItem().name();
        boolean inFen = item.equals("FIXED_ASSETS") || item.endsWith("EQUIPMENT_VALUE");
        boolean byGrade = item.contains("CLUB") || item.equals("STUDENTS_OF_GRADE");
        Long added = level.getAdded();
        return level.getAmount() < 0
                || level.getAmount() > (inFen ? MOST_FEN : 1_000_000_000)
                || (added != null && (added < 0 || added > level.getAmount()))
                || isNoGrade(level.getGrade())
                || byGrade != (level.getGrade() != 0);
    }

    private static boolean isNoGrade(int grade) {
        return grade < 0 || grade > 5;
    }

    private static boolean isNoCount(long count) {
        return count < 0 || count > 1_000_000_000;
    }

    private static boolean namesAPerson(Facts facts) {
        var texts = new ArrayList<CharSequence>();
        if (!facts.isOfAPerson()) {
            texts.add(facts.id());
        }
        if (!facts.isRetraction()) {
            if (facts.record() instanceof Enrollment enrollment && enrollment.getMajorCode() != null) {
                texts.add(enrollment.getMajorCode());
            }
            if (facts.record() instanceof EmploymentOutcome outcome && outcome.getWorkplaceProvince() != null) {
                texts.add(outcome.getWorkplaceProvince());
            }
            if (facts.record() instanceof Establishment establishment && establishment.getCountry() != null) {
                texts.add(establishment.getCountry());
            }
            if (facts.record() instanceof ProjectMilestone milestone) {
                texts.add(milestone.getProjectId());
            }
        }
        return texts.stream()
                .map(CharSequence::toString)
                .anyMatch(text -> text.matches("1[3-9][0-9]{9}") || isIdentityCard(text));
    }

    /** 17 digits with a day of birth in them; the whole, each digit times 2 to the power of its place, is 1 modulo 11. */
    private static boolean isIdentityCard(String text) {
        if (!text.matches("[0-9]{6}(19|20)[0-9]{9}[0-9Xx]")) {
            return false;
        }
        try {
            DateTimeFormatter.BASIC_ISO_DATE.parse(text.substring(6, 14), LocalDate::from);
        } catch (DateTimeParseException e) {
            return false;
        }
        int whole = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            whole = (2 * whole + (c == 'X' || c == 'x' ? 10 : c - '0')) % 11;
        }
        return whole == 1;
    }

    /** Days of which one is not given are in no order. */
    private static boolean areOutOfOrder(@Nullable LocalDate first, @Nullable LocalDate second) {
        return first != null && second != null && second.isBefore(first);
    }

    private static boolean hasDateOutOfRange(Facts facts) {
        LocalDate today = BeijingDay.of(facts.recordedAt());
        SpecificRecord record = facts.record();
        if (record instanceof EnrollmentPlan plan) {
            return isOutside(plan.getEffectiveOn(), today.plusYears(1));
        }
        if (record instanceof Enrollment enrollment) {
            return isOutside(enrollment.getAdmittedOn(), today)
                    || isOutside(enrollment.getRegisteredOn(), today)
                    || isOutside(enrollment.getLeftOn(), today);
        }
        if (record instanceof Graduation graduation) {
            return isOutside(graduation.getGraduatedOn(), today);
        }
        if (record instanceof EmploymentOutcome outcome) {
            return isOutside(outcome.getOutcomeOn(), today);
        }
        if (record instanceof TrainingSession session) {
            return isOutside(session.getHeldOn(), today);
        }
        if (record instanceof TechServicePayment payment) {
            return isOutside(payment.getReceivedOn(), today);
        }
        if (record instanceof ProjectMilestone milestone) {
            return isOutside(milestone.getDueOn(), today.plusYears(7)) || isOutside(milestone.getCompletedOn(), today);
        }
        boolean mayBeOld = record instanceof StaffMember || record instanceof Establishment;
        LocalDate first = mayBeOld ? LocalDate.of(1950, 1, 1) : BeijingDay.FIRST;
        return facts.days().anyMatch(day -> day.isBefore(first) || day.isAfter(today));
    }

    private static boolean isOutside(@Nullable LocalDate day, LocalDate last) {
        return day != null && (day.isBefore(BeijingDay.FIRST) || day.isAfter(last));
    }
}
