package cultivation.simulator.conditions;

import cultivation.events.Activity;
import cultivation.events.ActivityKind;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.SeasonalCurve;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** What students and teachers do beside class, and classes themselves: exact totals, in records of a usual size. */
final class Activities {
    private static final int HUNDREDTHS = 100;
    /** Half a day is the least that is written down; a class hour likewise. */
    private static final int LEAST = 50;
    /** Of a year of teaching; invented, as are the weeks of each month. */
    private static final int TEACHING_WEEKS = 36;

    private static final int[] WEEKS_OF_MONTH = {2, 0, 4, 4, 4, 4, 1, 0, 4, 4, 4, 5};
    /** Students help and practise during the terms. */
    private static final double[] TERMS = {0.3, 0.1, 1, 1.2, 1.3, 1, 0.5, 0.2, 1, 1.4, 1.3, 0.9};
    /** Teachers are trained in summer most. */
    private static final double[] VACATION = {0.8, 0.2, 0.6, 0.8, 0.9, 1, 2.5, 2.2, 0.6, 0.9, 1, 0.8};

    private final City city;
    private final StaffNumbers staff;
    private final Diaries diaries;

    /** How a kind of activity is written down. */
    private static final class Habit {
        private final ActivityKind kind;
        private final int grade;
        /** Of a record, in units. */
        private final double usual;
        /** Of one person, in units. */
        private final double each;
        /** Twelve weights. */
        private final double[] months;

        Habit(ActivityKind kind, int grade, double usual, double each, double[] months) {
            this.kind = kind;
            this.grade = grade;
            this.usual = usual;
            this.each = each;
            this.months = months;
        }
    }

    Activities(City city, StaffNumbers staff, Diaries diaries) {
        this.city = city;
        this.staff = staff;
        this.diaries = diaries;
    }

    void tell() {
        IntToDoubleFunction size = c -> city.profile(c).size();
        IntToDoubleFunction abroad =
                c -> city.profile(c).overseas() * city.profile(c).size();
        for (int year = city.first(); year <= city.last(); year++) {
            int of = year;
            IntToDoubleFunction teachers = c -> staff.of(of, c).fullTime();
            tell(year, new Habit(ActivityKind.VOLUNTEERING, 1, 150, 0.5, TERMS), "VOLUNTEERING.1", size);
            tell(year, new Habit(ActivityKind.VOLUNTEERING, 2, 220, 0.5, TERMS), "VOLUNTEERING.2", size);
            tell(year, new Habit(ActivityKind.TEACHER_TRAINING, 0, 40, 3, VACATION), "TEACHER_TRAINING", teachers);
            tell(
                    year,
                    new Habit(ActivityKind.TEACHER_IN_ENTERPRISE, 0, 60, 20, VACATION),
                    "TEACHER_IN_ENTERPRISE",
                    teachers);
            tell(year, new Habit(ActivityKind.TEACHER_ABROAD, 0, 20, 10, VACATION), "TEACHER_ABROAD", abroad);
            tell(year, new Habit(ActivityKind.OVERSEAS_INTERNSHIP, 0, 80, 40, TERMS), "OVERSEAS_INTERNSHIP", abroad);
            tell(year, new Habit(ActivityKind.OFF_CAMPUS_PRACTICE, 0, 70_000, 160, TERMS), "OFF_CAMPUS_PRACTICE", size);
            tell(year, new Habit(ActivityKind.EXTERNAL_TEACHING, 0, 400, 60, TERMS), "EXTERNAL_TEACHING", c -> staff.of(
                            of, c)
                    .external());
            tell(year, new Habit(ActivityKind.CERTIFICATE_TRAINING, 0, 200, 5, TERMS), "CERTIFICATE_TRAINING", size);
            tell(year, new Habit(ActivityKind.COUNSELLING, 0, 30, 0.5, TERMS), "COUNSELLING", size);
            tell(year, new Habit(ActivityKind.OUTREACH, 0, 150, 1, TERMS), "OUTREACH", size);
            classes(year);
        }
    }

    private void tell(int year, Habit habit, String measure, IntToDoubleFunction weight) {
        var totals = city.divide(year, measure, 0.25, weight);
        var curve = SeasonalCurve.between(LocalDate.of(year, 1, 8), LocalDate.of(year, 12, 29), habit.months);
        for (int c = 0; c < totals.length; c++) {
            int count = (int) Math.max(1, Math.round(totals[c] / habit.usual / HUNDREDTHS));
            var chance = diaries.chance(measure, c, year);
            var weights = new double[count];
            for (int i = 0; i < count; i++) {
                weights[i] = Math.exp(0.5 * chance.gaussian(i));
            }
            var amounts = Apportionment.of(totals[c] / LEAST, weights);
            for (int i = 0; i < count; i++) {
                long hundredths = amounts[i] * LEAST + (i == 0 ? totals[c] % LEAST : 0);
                if (hundredths > 0) {
                    var day = SeasonalCurve.dayOf(
                            curve.millisAt((i + chance.of("day").fraction(i)) / count));
                    tell(
                            c,
                            habit,
                            day,
                            (int) Math.max(1, Math.round(hundredths / habit.each / HUNDREDTHS)),
                            hundredths);
                }
            }
        }
    }

    private void tell(int college, Habit habit, LocalDate day, int people, long hundredths) {
        int number = diaries.number();
        diaries.of(college, day)
                .tell(
                        day,
                        (head, flawed) -> new Activity(
                                head,
                                Diaries.id("HD", day.getYear(), number),
                                habit.kind,
                                day,
                                habit.grade,
                                people,
                                // The usual slip: a day counted once more.
                                flawed ? hundredths + HUNDREDTHS : hundredths));
    }

    /** Class hours by month; people are teacher-weeks. */
    private void classes(int year) {
        var weeks = city.divide(
                year, "CLASS_TEACHING.teacher_weeks", 0, c -> staff.of(year, c).fullTime());
        var hours = city.divide(year, "CLASS_TEACHING", 0.06, c -> weeks[c]);
        var habit = new Habit(ActivityKind.CLASS_TEACHING, 0, 0, 0, TERMS);
        var byMonth = Arrays.stream(WEEKS_OF_MONTH)
                .mapToDouble(w -> (double) w / TEACHING_WEEKS)
                .toArray();
        for (int c = 0; c < weeks.length; c++) {
            var weeksOf = Apportionment.of(weeks[c], byMonth);
            var hoursOf = Apportionment.of(hours[c], byMonth);
            for (int month = 0; month < byMonth.length; month++) {
                if (weeksOf[month] > 0) {
                    var day = LocalDate.of(year, month + 1, 1).plusMonths(1).minusDays(1);
                    tell(c, habit, day, Math.toIntExact(weeksOf[month]), hoursOf[month]);
                }
            }
        }
    }
}
