package cultivation.hostile;

import static cultivation.hostile.Calendar.oneOf;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.FundingFlow;
import cultivation.events.Graduation;
import cultivation.events.Operation;
import cultivation.events.Prize;
import cultivation.events.ProjectKind;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.Sector;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.SurveySubject;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.ledger.Cell;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Arrival.Spoiling;
import cultivation.oracle.Facts;
import cultivation.oracle.RejectionReason;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** Makes a good draft unacceptable, for each reason in each of the ways that {@code docs/reference/contract.md} names. */
final class Spoiler {
    private final Random random;

    Spoiler(Random random) {
        this.random = random;
    }

    /** Gives the draft this fault; other faults it has stay. A conflict is not a fault of one record. */
    void spoil(Draft draft, RejectionReason reason) {
        switch (reason) {
            case UNDECODABLE -> draft.otherContent = new Content.Undecodable(oneOf(List.of(Spoiling.values()), random));
            case UNKNOWN_TYPE -> draft.otherContent = new Content.UnknownType(notAnEvent());
            case COLLEGE_MISMATCH ->
                draft.head().setCollegeCode(oneOf(List.of("4111099999", draft.college + " ", ""), random));
            case WRONG_KEY -> wrongKey(draft);
            case WRONG_PARTITION -> wrongPartition(draft);
            case PLAIN_IDENTIFIER -> plainIdentifier(draft);
            case INVALID_FIELD -> invalidField(draft);
            case DATE_OUT_OF_RANGE -> dateOutOfRange(draft);
            case REVISION_CONFLICT -> throw new IllegalArgumentException("a conflict takes two records");
        }
    }

    /** Whether the fault can be given to this draft. */
    boolean fits(Draft draft, RejectionReason reason) {
        return switch (reason) {
            case WRONG_PARTITION -> draft.partitions > 1;
            case REVISION_CONFLICT -> false;
            default -> true;
        };
    }

    private SpecificRecord notAnEvent() {
        if (random.nextBoolean()) {
            return new Cell(1L, 1L, true);
        }
        return new College("4111010853", "北京工业职业技术学院", null, Ownership.MUNICIPAL_COMMISSION, null, true);
    }

    private void wrongKey(Draft draft) {
        String id = Facts.of(draft.event).id();
        switch (random.nextInt(3)) {
            case 0 -> draft.withoutKey = true;
            case 1 -> draft.otherKey = id + " ";
            default -> draft.otherKey = "";
        }
    }

    /** The record lies where its entity's records do, but its id is one that belongs elsewhere. */
    private void wrongPartition(Draft draft) {
        var ids = new ArrayList<String>();
        if (!Facts.of(draft.event).isOfAPerson() || random.nextInt(4) == 0) {
            ids.add("2019010100");
        } else {
            for (int number = 1_000; number < 1_100; number++) {
                ids.add("%064x".formatted(number));
            }
        }
        draft.event.put(1, draft.idThatBelongsElsewhere(ids, random));
    }

    private void plainIdentifier(Draft draft) {
        if (draft.event instanceof ProjectMilestone milestone && random.nextBoolean()) {
            draft.head().setOperation(Operation.UPSERT);
            milestone.setProjectId(oneOf(List.of("11010519491231002X", "13800138000"), random));
            return;
        }
        if (!Facts.of(draft.event).isOfAPerson()) {
            var ofPeople = new ArrayList<String>(List.of("11010519491231002X", "440524198001010013"));
            for (int number = 0; number < 100; number++) {
                ofPeople.add("138001380%02d".formatted(number));
            }
            draft.event.put(1, draft.idThatBelongsHere(ofPeople, random));
            return;
        }
        String id = Facts.of(draft.event).id();
        var ids = List.of(
                id.substring(1),
                id + "0",
                id.replace('0', 'A'),
                id.replace('0', 'g'),
                "110101199901011234",
                "张三",
                "",
                "2019010100");
        draft.event.put(1, draft.idThatBelongsHere(ids, random));
    }

    private void invalidField(Draft draft) {
        switch (random.nextInt(6)) {
            case 0 ->
                draft.head()
                        .setRevision(
                                oneOf(List.of(0, -1, Integer.MIN_VALUE, 1_000_000_001, Integer.MAX_VALUE), random));
            case 1 -> draft.head().setOperation(Operation.UNKNOWN);
            case 2 ->
                draft.head()
                        .setEventId(oneOf(
                                List.of(
                                        "",
                                        "1",
                                        "00000000-0000-0000-0000-00000000000",
                                        "00000000-0000-0000-0000-00000000000g",
                                        "00000000000000000000000000000000",
                                        "{00000000-0000-0000-0000-000000000000}",
                                        "0-0-0-0-0",
                                        "00000000-0000-0000-0000-000000000000\n"),
                                random));
            default -> invalidBody(draft);
        }
    }

    private void invalidBody(Draft draft) {
        SpecificRecord event = draft.event;
        draft.head().setOperation(Operation.UPSERT);
        boolean first = random.nextBoolean();
        if (event instanceof EnrollmentPlan plan) {
            if (first) {
                plan.setPlaces(oneOf(List.of(-1, Integer.MIN_VALUE, 1_000_000_001, Integer.MAX_VALUE), random));
            } else if (random.nextBoolean()) {
                unknownEnum(event);
            } else {
                plan.setPlanId(badId(draft));
            }
        } else if (event instanceof Enrollment enrollment) {
            LocalDate admittedOn = enrollment.getAdmittedOn();
            if (first) {
                enrollment.setAdmittedOn(admittedOn.plusDays(1));
                enrollment.setRegisteredOn(admittedOn);
            } else if (random.nextBoolean()) {
                enrollment.setRegisteredOn(admittedOn.plusDays(1));
                enrollment.setLeftOn(admittedOn);
            } else if (random.nextBoolean()) {
                enrollment.setMajorCode(oneOf(List.of("", "530101k", "5301-01", "计算机", "5301010000000", "５３"), random));
            } else {
                unknownEnum(event);
            }
        } else if (event instanceof Graduation) {
            unknownEnum(event);
        } else if (event instanceof EmploymentOutcome outcome) {
            if (first) {
                outcome.setWorkplaceProvince(oneOf(List.of("1", "110", "", "北京", "1a", "１１", "-1", "11\n"), random));
            } else if (random.nextBoolean()) {
                outcome.setMonthlyIncomeFen(
                        oneOf(List.of(-1L, Long.MIN_VALUE, 10_000_000_000_001L, Long.MAX_VALUE), random));
            } else {
                unknownEnum(event);
            }
        } else if (event instanceof TrainingSession session) {
            switch (random.nextInt(4)) {
                case 0 -> session.setParticipants(oneOf(List.of(-1, 1_000_000_001), random));
                case 1 -> session.setPersonDays(oneOf(List.of(-1L, Long.MIN_VALUE, 1_000_000_001L), random));
                case 2 -> session.setSessionId(badId(draft));
                default -> unknownEnum(event);
            }
        } else if (event instanceof TechServicePayment payment) {
            switch (random.nextInt(4)) {
                case 0 -> payment.setEconomicBenefitFen(oneOf(List.of(-1L, 10_000_000_000_001L), random));
                case 1 ->
                    payment.setAmountFen(
                            oneOf(List.of(10_000_000_000_001L, -10_000_000_000_001L, Long.MIN_VALUE), random));
                case 2 -> payment.setPaymentId(badId(draft));
                default -> unknownEnum(event);
            }
        } else if (random.nextInt(4) == 0) {
            unknownEnum(event);
        } else {
            invalidSurroundings(event);
        }
    }

    private void invalidSurroundings(SpecificRecord event) {
        boolean first = random.nextBoolean();
        if (event instanceof StaffMember staff) {
            invalidStaff(staff);
        } else if (event instanceof ResourceLevel level) {
            switch (random.nextInt(4)) {
                case 0 -> level.setAmount(oneOf(List.of(-1L, Long.MIN_VALUE, 10_000_000_000_001L), random));
                case 1 -> level.setAdded(oneOf(List.of(-1L, level.getAmount() + 1), random));
                case 2 -> level.setGrade(oneOf(List.of(-1, 6), random));
                default -> level.setGrade(level.getGrade() == 0 ? 1 : 0);
            }
        } else if (event instanceof Establishment establishment) {
            if (first) {
                establishment.setClosedOn(establishment.getOpenedOn().minusDays(1));
            } else if (random.nextBoolean()) {
                establishment.setCountry(oneOf(List.of("", "zm", "ZMB", "赞比", "Z1", "ZM\n"), random));
            } else {
                establishment.setKind(EstablishmentKind.OVERSEAS_SITE);
                establishment.setSector(Sector.TERTIARY);
            }
        } else if (event instanceof Activity activity) {
            switch (random.nextInt(3)) {
                case 0 -> activity.setPeople(oneOf(List.of(-1, 1_000_000_001), random));
                case 1 -> activity.setHundredths(oneOf(List.of(-1L, 100_000_000_001L), random));
                default -> activity.setGrade(oneOf(List.of(-1, 6), random));
            }
        } else if (event instanceof Achievement achievement) {
            switch (random.nextInt(3)) {
                case 0 -> achievement.setCount(oneOf(List.of(0, -1, 1_000_000_001), random));
                case 1 -> achievement.setPeople(oneOf(List.of(-1, 1_000_000_001), random));
                default -> {
                    achievement.setKind(AchievementKind.PATENT);
                    achievement.setPrize(Prize.FIRST);
                }
            }
        } else if (event instanceof FundingFlow flow) {
            switch (random.nextInt(3)) {
                case 0 -> flow.setAmountFen(oneOf(List.of(10_000_000_000_001L, Long.MIN_VALUE), random));
                case 1 -> flow.setBeneficiaries(oneOf(List.of(-1, 1_000_000_001), random));
                default -> flow.setProject(flow.getProject() == null ? ProjectKind.OTHER : null);
            }
        } else if (event instanceof SurveyWave wave) {
            switch (random.nextInt(4)) {
                case 0 -> wave.setSatisfied(oneOf(List.of(-1, wave.getAnswers() + 1), random));
                case 1 -> wave.setSurveyed(oneOf(List.of(-1, 1_000_000_001), random));
                case 2 -> wave.setGrade(oneOf(List.of(-1, 6), random));
                default -> {
                    wave.setSubject(first ? SurveySubject.LOGISTICS : SurveySubject.EMPLOYER);
                    wave.setCohortYear(first ? (Integer) 2016 : null);
                    wave.setGrade(first ? 0 : 1);
                }
            }
        } else if (event instanceof ProjectMilestone milestone) {
            switch (random.nextInt(3)) {
                case 0 -> milestone.setWeight(oneOf(List.of(0, -1, 1_001), random));
                case 1 -> milestone.setBudgetFen(oneOf(List.of(-1L, 10_000_000_000_001L), random));
                default -> milestone.setProjectId(oneOf(List.of("", "双高", "a.b", "x".repeat(65), "id\n"), random));
            }
        }
    }

    /** Days that contradict each other, and what one kind of staff alone has. */
    private void invalidStaff(StaffMember staff) {
        LocalDate joinedOn = staff.getJoinedOn();
        staff.setKind(StaffKind.EMPLOYEE);
        staff.setLeftOn(null);
        staff.setFullTimeTeacherUntil(null);
        staff.setFullTimeTeacherFrom(joinedOn.plusDays(1));
        switch (random.nextInt(8)) {
            case 0 -> staff.setLeftOn(joinedOn.minusDays(1));
            case 1 -> staff.setFullTimeTeacherFrom(joinedOn.minusDays(1));
            case 2 -> staff.setLeftOn(joinedOn);
            case 3 -> {
                staff.setFullTimeTeacherFrom(null);
                staff.setFullTimeTeacherUntil(joinedOn);
            }
            case 4 -> staff.setFullTimeTeacherUntil(joinedOn);
            case 5 -> {
                staff.setLeftOn(joinedOn.plusDays(1));
                staff.setFullTimeTeacherUntil(joinedOn.plusDays(2));
            }
            case 6 -> staff.setKind(StaffKind.EXTERNAL_TEACHER);
            default -> staff.setFromEnterprise(true);
        }
    }

    private String badId(Draft draft) {
        return draft.idThatBelongsHere(List.of("", "班次一", "a.b", "x".repeat(65), "a/b", "id\n", "a b"), random);
    }

    /** One of the record's own enums becomes a symbol this reader does not know. */
    private void unknownEnum(SpecificRecord event) {
        var fields = event.getSchema().getFields().stream()
                .filter(field -> event.get(field.pos()) instanceof Enum)
                .toList();
        var field = oneOf(fields, random);
        var type = ((Enum<?>) event.get(field.pos())).getDeclaringClass();
        var symbols = type.getEnumConstants();
        event.put(field.pos(), symbols[symbols.length - 1]);
    }

    private void dateOutOfRange(Draft draft) {
        switch (random.nextInt(4)) {
            case 0 -> {
                draft.head().setRecordedAt(draft.appendedAt.plusMillis(300_001L + random.nextInt(1_000)));
            }
            case 1 -> draft.head().setRecordedAt(Instant.parse("1989-12-31T15:59:59.999Z"));
            case 2 -> {
                draft.head().setOperation(Operation.UPSERT);
                boolean mayBeOld = draft.event instanceof StaffMember || draft.event instanceof Establishment;
                setDays(draft.event, LocalDate.of(mayBeOld ? 1949 : 1989, 12, 31));
            }
            default -> {
                draft.head().setOperation(Operation.UPSERT);
                LocalDate today =
                        draft.head().getRecordedAt().atZone(Calendar.BEIJING).toLocalDate();
                LocalDate last = today;
                if (draft.event instanceof EnrollmentPlan) {
                    last = today.plusYears(1);
                } else if (draft.event instanceof ProjectMilestone && random.nextBoolean()) {
                    last = today.plusYears(7);
                }
                setDays(draft.event, last.plusDays(1));
            }
        }
    }

    private static void setDays(SpecificRecord event, LocalDate day) {
        for (var field : event.getSchema().getFields()) {
            if (event.get(field.pos()) instanceof LocalDate || isAStudentsDay(field.name())) {
                event.put(field.pos(), day);
            }
        }
    }

    private static boolean isAStudentsDay(String field) {
        return field.toLowerCase(Locale.ROOT).endsWith("on")
                && (field.startsWith("registered") || field.startsWith("left"));
    }
}
