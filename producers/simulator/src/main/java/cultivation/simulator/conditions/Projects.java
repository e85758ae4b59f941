package cultivation.simulator.conditions;

import cultivation.events.ProjectKind;
import cultivation.events.ProjectMilestone;
import cultivation.simulator.sequence.SeededRandom;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the key colleges promised for their projects, told when it was promised and when it was done; all invented. */
final class Projects {
    private static final int MILESTONES = 12;
    private static final int MONTHS_BETWEEN = 3;
    private static final long BUDGET_FEN = 150_000_000;

    private final City city;
    private final Diaries diaries;

    Projects(City city, Diaries diaries) {
        this.city = city;
        this.diaries = diaries;
    }

    void tell() {
        tell(
                ProjectKind.CITY_SPECIAL,
                Colleges.of(city, "KEY_PROGRAMME_GROUP", "PROVINCIAL"),
                LocalDate.of(2019, 3, 20));
        tell(ProjectKind.DOUBLE_HIGH, Colleges.of(city, "KEY_PROGRAMME_GROUP", "NATIONAL"), LocalDate.of(2019, 12, 18));
        tell(
                ProjectKind.ENGINEER_COLLEGE,
                Colleges.of(city, "ENGINEER_COLLEGE", "PROVINCIAL"),
                LocalDate.of(2019, 5, 15));
    }

    private void tell(ProjectKind project, Set<Integer> colleges, LocalDate promisedOn) {
        for (int college : colleges) {
            var chance = city.random().of("milestones").of(project.name()).of(college);
            var projectId = project.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (int i = 0; i < MILESTONES; i++) {
                var dueOn =
                        promisedOn.plusMonths((long) MONTHS_BETWEEN * (i + 1)).withDayOfMonth(28);
                tell(college, project, projectId, i + 1, promisedOn, dueOn, done(dueOn, chance, i), chance);
            }
        }
    }

    /** Seven of ten in time, two late, one not yet. */
    private static @Nullable LocalDate done(LocalDate dueOn, SeededRandom chance, int index) {
        int fate = chance.of("fate").below(index, 10);
        if (fate == 9) {
            return null;
        }
        int days = chance.of("days").below(index, 50);
        return fate < 7 ? dueOn.minusDays(days / 2) : dueOn.plusDays(6 + days);
    }

    private void tell(
            int college,
            ProjectKind project,
            String projectId,
            int number,
            LocalDate promisedOn,
            LocalDate dueOn,
            @Nullable LocalDate completedOn,
            SeededRandom chance) {
        var toldOn = diaries.toldOn(promisedOn);
        if (toldOn.getYear() > city.last()) {
            return;
        }
        var id = projectId + "-" + String.format(Locale.ROOT, "%02d", number);
        int weight = 1 + chance.of("weight").below(number, 4);
        boolean doneBefore = completedOn != null && !completedOn.isAfter(toldOn);
        diaries.of(college, toldOn)
                .tell(
                        toldOn,
                        15,
                        1,
                        (head, flawed) -> new ProjectMilestone(
                                head,
                                id,
                                project,
                                projectId,
                                // The usual slip: the weight of the line below.
                                flawed ? weight + 1 : weight,
                                dueOn,
                                doneBefore ? completedOn : null,
                                BUDGET_FEN * weight));
        if (completedOn != null && !doneBefore && completedOn.getYear() <= city.last()) {
            diaries.of(college, completedOn)
                    .tell(
                            completedOn,
                            15,
                            Diary.LATER_REVISION,
                            (head, flawed) -> new ProjectMilestone(
                                    head,
                                    id,
                                    project,
                                    projectId,
                                    weight,
                                    dueOn,
                                    flawed ? completedOn.minusDays(1) : completedOn,
                                    BUDGET_FEN * weight));
        }
    }
}
