package cultivation.simulator.conditions;

import cultivation.events.SurveySubject;
import cultivation.events.SurveyWave;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.Resource;
import cultivation.simulator.sequence.Targets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The surveys of students, graduates and employers: of each line of {@code surveys.csv} one or two waves a college. */
final class Surveys {
    private final City city;
    private final Diaries diaries;

    private record Line(
            SurveySubject subject, int grade, long surveyed, long answers, long satisfied, int waves, int cohortBack) {
        static Line of(List<String> row, int year) {
            int column = year <= Targets.FIRST ? 2 : 5;
            return new Line(
                    SurveySubject.valueOf(row.get(0)),
                    Integer.parseInt(row.get(1)),
                    Long.parseLong(row.get(column)),
                    Long.parseLong(row.get(column + 1)),
                    Long.parseLong(row.get(column + 2)),
                    Integer.parseInt(row.get(8)),
                    Integer.parseInt(row.get(9)));
        }

        /** Of which class of graduates it asks; of none where it asks students. */
        @Nullable
        Integer cohort(int year) {
            return cohortBack < 0 ? null : Integer.valueOf(year - cohortBack);
        }
    }

    Surveys(City city, Diaries diaries) {
        this.city = city;
        this.diaries = diaries;
    }

    void tell() {
        var rows = Resource.rows("surveys.csv");
        for (int year = city.first(); year <= city.last(); year++) {
            for (var row : rows) {
                tell(year, Line.of(row, year));
            }
        }
    }

    private void tell(int year, Line line) {
        var name = line.subject + "." + line.grade;
        var targets = city.targets();
        var surveyed = city.divide(targets.scaled(line.surveyed), year, name, 0.1, c -> city.profile(c)
                .size());
        var answers = line.answers == line.surveyed
                ? surveyed
                : city.divide(targets.scaled(line.answers), year, name + ".answers", 0.05, c -> surveyed[c]);
        long displeased = targets.scaled(line.answers) - targets.scaled(line.satisfied);
        var not = city.limited(displeased, year, name + ".displeased", 0.25, c -> answers[c], answers);
        for (int c = 0; c < surveyed.length; c++) {
            var parts = new double[line.waves];
            var chance = diaries.chance(name, c, year);
            for (int wave = 0; wave < parts.length; wave++) {
                parts[wave] = 1 + 0.1 * chance.gaussian(wave);
            }
            var surveyedOf = Apportionment.of(surveyed[c], parts);
            var answersOf = line.answers == line.surveyed ? surveyedOf : Apportionment.of(answers[c], parts);
            var notOf = Apportionment.of(not[c], parts, answersOf);
            for (int wave = 0; wave < parts.length; wave++) {
                var day = LocalDate.of(
                        year,
                        line.waves == 1 ? 11 : 6 + 6 * wave,
                        8 + chance.of("day").below(wave, 18));
                var id = String.format(Locale.ROOT, "DC%d-%s-%d-%d", year, line.subject.name(), line.grade, wave + 1);
                int asked = Math.toIntExact(surveyedOf[wave]);
                int answered = Math.toIntExact(answersOf[wave]);
                int satisfied = Math.toIntExact(answersOf[wave] - notOf[wave]);
                diaries.of(c, day)
                        .tell(
                                day,
                                (head, flawed) -> new SurveyWave(
                                        head,
                                        id,
                                        line.subject,
                                        line.grade,
                                        line.cohort(year),
                                        day,
                                        // The usual slip: sheets counted that came back empty.
                                        flawed ? asked + 7 : asked,
                                        flawed ? answered + 7 : answered,
                                        satisfied));
            }
        }
    }
}
