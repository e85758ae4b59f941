package cultivation.simulator.sequence;

import cultivation.college.Colleges;
import cultivation.events.MajorClass;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What makes one college differ from another; weights without unit. All of it is invented but the colleges' names.
 *
 * @param code its national code, or one beginning with 9911 of an invented college
 * @param size about its students in thousands
 * @param classShares the shares of science, engineering, agriculture and medicine among its students; the rest is other
 * @param unemployment how likely its graduates stay without employment, 1 being the city's mean
 * @param pay what its graduates earn, 1 being the city's mean
 */
public record Profile(
        College college,
        String code,
        double size,
        List<Double> classShares,
        double unemployment,
        double pay,
        double newFarmer,
        double veteran,
        double overseas,
        double benefit,
        double research) {

    private static final List<MajorClass> CLASSES =
            List.of(MajorClass.SCIENCE, MajorClass.ENGINEERING, MajorClass.AGRICULTURE, MajorClass.MEDICINE);

    /** The 25 of the report. */
    public static List<Profile> city() {
        Map<String, College> colleges = Colleges.beijing().stream()
                .collect(Collectors.toMap(c -> c.getCode().toString(), c -> c));
        var profiles = new ArrayList<Profile>();
        for (var row : Resource.rows("profiles.csv")) {
            var college = colleges.get(row.get(0));
            if (college == null) {
                throw new IllegalStateException("profiles.csv names a college that is none of the 25: " + row.get(0));
            }
            var number = row.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
            profiles.add(new Profile(
                    college,
                    row.get(0),
                    number[0],
                    List.of(number[1], number[2], number[3], number[4]),
                    number[5],
                    number[6],
                    number[7],
                    number[8],
                    number[9],
                    number[10],
                    number[11]));
        }
        return profiles;
    }

    /** Another city of as many colleges, all invented; the first is number 1. */
    public static List<Profile> invented(int city, SeededRandom random) {
        var profiles = new ArrayList<Profile>();
        var model = city();
        for (int i = 0; i < model.size(); i++) {
            int number = (city - 1) * model.size() + i + 1;
            var like = model.get(random.of("like").below(i, model.size()));
            profiles.add(new Profile(
                    inventedCollege(number, model.get(i).college().getOwnership()),
                    inventedCode(number),
                    like.size * Math.exp(0.2 * random.of("size").gaussian(i)),
                    like.classShares,
                    like.unemployment,
                    like.pay,
                    like.newFarmer,
                    like.veteran,
                    like.overseas,
                    like.benefit,
                    like.research));
        }
        return profiles;
    }

    /** The college at this place, counted from 0: first the 25, then the invented ones. */
    public static College college(int index) {
        var model = city();
        var like = model.get(index % model.size()).college();
        return index < model.size() ? like : inventedCollege(index - model.size() + 1, like.getOwnership());
    }

    private static College inventedCollege(int number, Ownership ownership) {
        return Colleges.of(
                inventedCode(number),
                String.format(Locale.ROOT, "虚构学院%04d", number),
                String.format(Locale.ROOT, "Invented College %04d", number),
                ownership,
                null);
    }

    private static String inventedCode(int number) {
        return String.format(Locale.ROOT, "9911%06d", number);
    }

    /** The class of major at this point between 0 and 1. */
    public MajorClass majorClass(double fraction) {
        double until = 0;
        for (int i = 0; i < classShares.size(); i++) {
            until += classShares.get(i);
            if (fraction < until) {
                return CLASSES.get(i);
            }
        }
        return MajorClass.OTHER;
    }

    /** The share of science, engineering, agriculture and medicine together. */
    public double namedShare() {
        double sum = 0;
        for (double share : classShares) {
            sum += share;
        }
        return sum;
    }
}
