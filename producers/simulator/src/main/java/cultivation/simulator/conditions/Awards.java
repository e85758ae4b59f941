package cultivation.simulator.conditions;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Contest;
import cultivation.events.Level;
import cultivation.events.Prize;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.Resource;
import cultivation.simulator.sequence.SeasonalCurve;
import cultivation.simulator.sequence.Targets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Prizes, certificates, papers, patents, standards: one line of {@code awards.csv} each, with its counts of 2018 and 2019
 * and how many people had part in it. Who has them: where {@code shares.csv} names colleges it is they, else by size.
 */
final class Awards {
    private final City city;
    private final Diaries diaries;

    private record Line(
            AchievementKind kind,
            Level level,
            Contest contest,
            Prize prize,
            boolean byClub,
            long count,
            long people,
            String shares,
            int bunch) {
        static Line of(List<String> row, int year) {
            int column = year <= Targets.FIRST ? 5 : 7;
            return new Line(
                    AchievementKind.valueOf(row.get(0)),
                    Level.valueOf(row.get(1)),
                    Contest.valueOf(row.get(2)),
                    Prize.valueOf(row.get(3)),
                    Boolean.parseBoolean(row.get(4)),
                    Long.parseLong(row.get(column)),
                    Long.parseLong(row.get(column + 1)),
                    row.get(9),
                    Integer.parseInt(row.get(10)));
        }

        String name() {
            return kind + "." + level + "." + contest + "." + prize + (byClub ? ".club" : "");
        }
    }

    Awards(City city, Diaries diaries) {
        this.city = city;
        this.diaries = diaries;
    }

    void tell() {
        var rows = Resource.rows("awards.csv");
        for (int year = city.first(); year <= city.last(); year++) {
            for (var row : rows) {
                tell(year, Line.of(row, year));
            }
        }
    }

    private void tell(int year, Line line) {
        var counts = shares(year, line);
        var people =
                city.divide(city.targets().scaled(line.people), year, line.name() + ".people", 0.05, c -> counts[c]);
        var curve = SeasonalCurve.between(LocalDate.of(year, 3, 4), LocalDate.of(year, 12, 24));
        for (int c = 0; c < counts.length; c++) {
            int records = (int) ((counts[c] + line.bunch - 1) / line.bunch);
            var even = new double[records];
            Arrays.fill(even, 1);
            var countOf = Apportionment.of(counts[c], even);
            var peopleOf = Apportionment.of(people[c], even);
            var chance = diaries.chance(line.name(), c, year);
            for (int i = 0; i < records; i++) {
                if (countOf[i] > 0) {
                    var day = SeasonalCurve.dayOf(curve.millisAt((i + chance.fraction(i)) / records));
                    tell(c, line, day, Math.toIntExact(countOf[i]), Math.toIntExact(peopleOf[i]));
                }
            }
        }
    }

    private long[] shares(int year, Line line) {
        long total = city.targets().scaled(line.count);
        var named = new double[city.size()];
        double sum = 0;
        for (var row : Resource.rows("shares.csv")) {
            int place = Colleges.place(row.get(1));
            if (row.get(0).equals(line.shares) && place < named.length) {
                named[place] += Double.parseDouble(row.get(2));
                sum += Double.parseDouble(row.get(2));
            }
        }
        if (sum > 0) {
            return city.divide(total, year, line.name(), 0, c -> named[c]);
        }
        IntToDoubleFunction weight = line.shares.equals("abroad")
                ? c -> city.profile(c).overseas() * city.profile(c).size()
                : c -> city.profile(c).size() * (0.3 + city.profile(c).research());
        return city.divide(total, year, line.name(), 0.3, weight);
    }

    private void tell(int college, Line line, LocalDate day, int count, int people) {
        int number = diaries.number();
        diaries.of(college, day)
                .tell(
                        day,
                        (head, flawed) -> new Achievement(
                                head,
                                Diaries.id("CG", day.getYear(), number),
                                line.kind,
                                line.level,
                                line.contest,
                                line.prize,
                                day,
                                // The usual slip: one counted twice.
                                flawed ? count + 1 : count,
                                people,
                                line.byClub));
    }
}
