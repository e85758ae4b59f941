package cultivation.simulator.conditions;

import cultivation.simulator.sequence.ByYear;
import cultivation.simulator.sequence.EventSequence;
import cultivation.simulator.sequence.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The diaries of a city's colleges, from the year before the first one told. */
final class Diaries {
    private final City city;
    private final ByYear<Diary[]> diaries = new ByYear<>();
    private int numbers;

    Diaries(City city) {
        this.city = city;
        var random = city.random().of("diaries");
        for (int year = city.first() - 1; year <= city.last(); year++) {
            int of = year;
            diaries.put(
                    year,
                    IntStream.range(0, city.size())
                            .mapToObj(c -> new Diary(
                                    city.profile(c).code(), of, random.of(of).of(c)))
                            .toArray(Diary[]::new));
        }
    }

    Diary of(int college, LocalDate day) {
        return diaries.of(day.getYear())[college];
    }

    /** The day on which something is told first: what was before the diaries is told soon after they begin. */
    LocalDate toldOn(LocalDate day) {
        var begun = LocalDate.of(city.first() - 1, 11, 6);
        return day.isBefore(begun) ? begun : day;
    }

    /** Chance of its own for one matter of one college in one year. */
    SeededRandom chance(String matter, int college, int year) {
        return city.random().of(matter).of(year).of(college);
    }

    /** Another one of each call. */
    int number() {
        return ++numbers;
    }

    /** An id of no meaning. */
    static String id(String prefix, int year, int number) {
        return prefix + year + "-" + String.format(Locale.ROOT, "%06d", number);
    }

    List<EventSequence> sequences(int colleges) {
        var sequences = new ArrayList<EventSequence>();
        for (int year : diaries.years()) {
            for (int c = 0; c < colleges; c++) {
                sequences.add(diaries.of(year)[c].sequence());
            }
        }
        return sequences;
    }
}
