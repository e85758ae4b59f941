package cultivation.hostile;

import static cultivation.hostile.Calendar.oneOf;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.ActivityKind;
import cultivation.events.Contest;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.FundingSource;
import cultivation.events.Head;
import cultivation.events.Level;
import cultivation.events.Prize;
import cultivation.events.ProjectKind;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.events.Sector;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.SurveySubject;
import cultivation.events.SurveyWave;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Acceptable contents for each of the records of what surrounds the students. */
final class Surroundings {
    /** The days for which levels are stated: few, so that they are corrected, and each is between others. */
    static final List<LocalDate> DAYS_OF_LEVELS = List.of(
            LocalDate.of(2018, 12, 31),
            LocalDate.of(2019, 8, 31),
            LocalDate.of(2019, 9, 1),
            LocalDate.of(2019, 12, 31),
            LocalDate.of(2020, 2, 29));

    /** Mostly one item at a levelId, which now and then becomes another; those that weigh as students are among them. */
    private static final List<ResourceItem> ITEMS = List.of(
            ResourceItem.BOOKS,
            ResourceItem.EVENING_STUDENTS,
            ResourceItem.EVENING_STUDENTS,
            ResourceItem.CORRESPONDENCE_STUDENTS,
            ResourceItem.CLUBS,
            ResourceItem.EQUIPMENT_VALUE);

    private static final List<Long> LEVELS = List.of(0L, 1L, 100L, 317L, 1_000_000_000L);
    private static final List<LocalDate> LONG_AGO =
            List.of(LocalDate.of(1950, 1, 1), LocalDate.of(1984, 7, 1), LocalDate.of(1989, 12, 31));
    private static final List<Integer> PEOPLE = List.of(0, 1, 7, 26_309, 1_000_000_000);
    private static final List<Long> AMOUNTS =
            List.of(0L, 1L, -1L, -50_000L, 100_000L, 10_000_000_000_000L, -10_000_000_000_000L);

    private final Random random;

    Surroundings(Random random) {
        this.random = random;
    }

    SpecificRecord of(String type, String id, Head head) {
        return switch (type) {
            case "StaffMember" -> staff(id, head);
            case "ResourceLevel" -> level(id, head);
            case "Establishment" -> {
                var kind = random.nextBoolean() ? EstablishmentKind.PROGRAMME : known(EstablishmentKind.values());
                LocalDate openedOn = longAgo();
                yield new Establishment(
                        head,
                        id,
                        kind,
                        known(Level.values()),
                        openedOn,
                        sometimes(notBefore(openedOn)),
                        kind == EstablishmentKind.PROGRAMME ? known(Sector.values()) : Sector.NONE,
                        sometimes(oneOf(List.of("ZM", "TH", "GB"), random)));
            }
            case "Activity" ->
                new Activity(
                        head,
                        id,
                        known(ActivityKind.values()),
                        Calendar.day(random),
                        random.nextInt(6),
                        oneOf(PEOPLE, random),
                        oneOf(List.of(0L, 150L, 3_333_334L, 100_000_000_000L), random));
            case "Achievement" -> {
                var kind = random.nextBoolean() ? AchievementKind.CONTEST_AWARD : known(AchievementKind.values());
                yield new Achievement(
                        head,
                        id,
                        kind,
                        known(Level.values()),
                        known(Contest.values()),
                        kind == AchievementKind.CONTEST_AWARD ? known(Prize.values()) : Prize.NONE,
                        Calendar.day(random),
                        oneOf(List.of(1, 2, 48, 1_000_000_000), random),
                        oneOf(PEOPLE, random),
                        random.nextInt(3) == 0);
            }
            case "FundingFlow" -> {
                var kind = random.nextBoolean() ? FundingKind.PROJECT_INVESTMENT : known(FundingKind.values());
                yield new FundingFlow(
                        head,
                        id,
                        kind,
                        known(FundingSource.values()),
                        Calendar.day(random),
                        oneOf(AMOUNTS, random),
                        oneOf(PEOPLE, random),
                        kind == FundingKind.PROJECT_INVESTMENT ? known(ProjectKind.values()) : null);
            }
            case "SurveyWave" -> wave(id, head);
            case "ProjectMilestone" -> {
                LocalDate dueOn = Calendar.day(random);
                LocalDate near = dueOn.plusDays(random.nextInt(5) - 2L);
                yield new ProjectMilestone(
                        head,
                        id,
                        known(ProjectKind.values()),
                        oneOf(List.of("double-high", "1", "x".repeat(64)), random),
                        oneOf(List.of(1, 3, 1_000), random),
                        dueOn,
                        sometimes(near.getYear() < 1990 || random.nextBoolean() ? Calendar.day(random) : near),
                        oneOf(List.of(0L, 1_000_000L, 10_000_000_000_000L), random));
            }
            default -> throw new IllegalArgumentException("no event record has the name '" + type + "'");
        };
    }

    private ResourceLevel level(String id, Head head) {
        var item = random.nextInt(5) == 0 ? known(ResourceItem.values()) : oneOf(ITEMS, random);
        boolean graded =
                switch (item) {
                    case CLUBS, SCIENCE_CLUBS, CLUB_MEMBERS, SCIENCE_CLUB_MEMBERS, STUDENTS_OF_GRADE -> true;
                    default -> false;
                };
        long amount = oneOf(LEVELS, random);
        return new ResourceLevel(
                head,
                id,
                oneOf(DAYS_OF_LEVELS, random),
                item,
                graded ? 1 + random.nextInt(5) : 0,
                amount,
                sometimes(random.nextBoolean() ? amount : amount / 3));
    }

    /** Who qualifies before joining, or after leaving; who teaches for all of the time, for some, or not at all. */
    private StaffMember staff(String id, Head head) {
        boolean employee = random.nextInt(3) > 0;
        LocalDate joinedOn = longAgo();
        LocalDate leftOn = random.nextBoolean() ? null : notBefore(joinedOn);
        LocalDate from = null;
        if (employee && random.nextInt(4) > 0) {
            from = random.nextBoolean() ? joinedOn : notBefore(joinedOn);
            if (leftOn != null && from.isAfter(leftOn)) {
                from = leftOn;
            }
        }
        LocalDate until = null;
        if (from != null && random.nextBoolean()) {
            until = random.nextInt(3) == 0 ? from : notBefore(from);
            if (leftOn != null && until.isAfter(leftOn)) {
                until = leftOn;
            }
        }
        return new StaffMember(
                head,
                id,
                employee ? StaffKind.EMPLOYEE : StaffKind.EXTERNAL_TEACHER,
                joinedOn,
                leftOn,
                from,
                until,
                sometimes(longAgo()),
                sometimes(longAgo()),
                sometimes(until != null && random.nextBoolean() ? until : longAgo()),
                sometimes(leftOn != null && random.nextBoolean() ? leftOn : longAgo()),
                !employee && random.nextBoolean());
    }

    private SurveyWave wave(String id, Head head) {
        var subject = known(SurveySubject.values());
        boolean afterwards =
                switch (subject) {
                    case ALMA_MATER, EMPLOYER, PROMOTION_3Y -> true;
                    default -> false;
                };
        int answers = oneOf(PEOPLE, random);
        return new SurveyWave(
                head,
                id,
                subject,
                afterwards ? 0 : random.nextInt(6),
                afterwards ? sometimes(2016) : null,
                Calendar.day(random),
                oneOf(PEOPLE, random),
                answers,
                random.nextBoolean() ? answers : answers / 2);
    }

    private LocalDate longAgo() {
        return random.nextInt(6) == 0 ? oneOf(LONG_AGO, random) : Calendar.day(random);
    }

    private LocalDate notBefore(LocalDate day) {
        LocalDate other = Calendar.day(random);
        return other.isBefore(day) ? day.plusDays(random.nextInt(3)) : other;
    }

    private <E extends Enum<E>> E known(E[] symbols) {
        return oneOf(Arrays.asList(symbols).subList(0, symbols.length - 1), random);
    }

    private <T> @Nullable T sometimes(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
