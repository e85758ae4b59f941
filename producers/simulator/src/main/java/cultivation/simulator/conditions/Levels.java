package cultivation.simulator.conditions;

import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.ByYear;
import cultivation.simulator.sequence.MedianDivision;
import cultivation.simulator.sequence.Targets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the colleges have: rooms, equipment, books, computers, courses, clubs. Each item is stated once a year on its day,
 * by some colleges once more in spring; large colleges state rooms for two campuses.
 *
 * <p>Where the report has a median the amounts are amounts a student times the college's own students of the end of the
 * year ({@link MedianDivision}); a year that has a total alone is the year with the median, less what was added since.
 */
final class Levels {
    private static final double TOLERANCE = 0.005;
    /** Rooms, and what stands in them, of each year beyond those of the report; invented. */
    private static final double YEARLY_GROWTH = 0.008;
    /** Of what was added, what did not replace anything; invented. */
    private static final double NET_OF_ADDED = 0.8;
    /** A college of so many thousand students has two campuses; invented. */
    private static final double TWO_CAMPUSES = 4;

    private static final Set<ResourceItem> ROOMS = EnumSet.of(
            ResourceItem.LAND_AREA,
            ResourceItem.BUILDING_AREA,
            ResourceItem.TEACHING_ADMIN_AREA,
            ResourceItem.DORMITORY_AREA,
            ResourceItem.PRACTICE_AREA);

    private final City city;
    private final StaffNumbers staff;
    private final Diaries diaries;

    Levels(City city, StaffNumbers staff, Diaries diaries) {
        this.city = city;
        this.staff = staff;
        this.diaries = diaries;
    }

    void tell() {
        conditions();
        for (int year = city.first(); year <= city.last(); year++) {
            graded(year, ResourceItem.CLUBS, 10, 20, 0.3);
            graded(year, ResourceItem.SCIENCE_CLUBS, 10, 20, 0.5);
            graded(year, ResourceItem.CLUB_MEMBERS, 10, 20, 0.2);
            graded(year, ResourceItem.SCIENCE_CLUB_MEMBERS, 10, 20, 0.4);
            graded(year, ResourceItem.STUDENTS_OF_GRADE, 10, 31, 0.05);
        }
    }

    private void conditions() {
        IntToDoubleFunction size = c -> city.profile(c).size();
        var books = new ByYear<long[]>();
        var equipment = new ByYear<long[]>();
        var teaching = new ByYear<long[]>();
        var dormitory = new ByYear<long[]>();
        var computers = new ByYear<long[]>();
        var building = new ByYear<long[]>();
        state(ResourceItem.LAND_AREA, solved("LAND_AREA", 1, false, null), null);
        var practice = solved("PRACTICE_AREA", 1, false, null);
        state(ResourceItem.PRACTICE_AREA, practice, null);
        each(teaching, solved("TEACHING_ADMIN_AREA", 1, false, null));
        state(ResourceItem.TEACHING_ADMIN_AREA, teaching, null);
        each(dormitory, solved("DORMITORY_AREA", 1, false, null));
        state(ResourceItem.DORMITORY_AREA, dormitory, null);
        each(computers, solved("TEACHING_COMPUTERS", 100, false, null));
        state(ResourceItem.TEACHING_COMPUTERS, computers, null);
        state(ResourceItem.COMPUTERS, computers, null);
        var booksAdded = solved("BOOKS.added", 10, true, null);
        each(books, solved("BOOKS", 10, true, booksAdded));
        state(ResourceItem.BOOKS, books, booksAdded);
        var equipmentAdded = addedEquipment();
        each(equipment, solved("EQUIPMENT_VALUE", 0.1, true, equipmentAdded));
        state(ResourceItem.EQUIPMENT_VALUE, equipment, equipmentAdded);
        for (int year = city.first() - 1; year <= city.last(); year++) {
            int of = year;
            building.put(
                    year,
                    onTopOf(
                            year,
                            "BUILDING_AREA",
                            c -> teaching.of(of)[c] + dormitory.of(of)[c]));
        }
        state(ResourceItem.BUILDING_AREA, building, null);
        var assets = new ByYear<long[]>();
        for (int year = city.first() - 1; year <= city.last(); year++) {
            int of = year;
            assets.put(year, onTopOf(year, "FIXED_ASSETS", c -> equipment.of(of)[c]));
        }
        state(ResourceItem.FIXED_ASSETS, assets, null);
        state(ResourceItem.ENTERPRISE_EQUIPMENT_VALUE, divided("ENTERPRISE_EQUIPMENT_VALUE", 0.4, size), null);
        state(ResourceItem.PRACTICE_SEATS, divided("PRACTICE_SEATS", 0.2, size), null);
        state(ResourceItem.OFF_CAMPUS_BASES, divided("OFF_CAMPUS_BASES", 0.25, size), null);
        state(ResourceItem.SKILL_TEST_STATIONS, divided("SKILL_TEST_STATIONS", 0.4, size), null);
        var courses = divided("COURSES", 0.15, size);
        state(ResourceItem.COURSES, courses, null);
        var online = divided("COURSES_ONLINE", 0.3, c -> courses.of(city.last())[c]);
        state(ResourceItem.COURSES_ONLINE, online, null);
        state(
                ResourceItem.ONLINE_COURSE_LEARNERS,
                divided("ONLINE_COURSE_LEARNERS", 0.2, c -> online.of(city.last())[c]),
                null);
        state(
                ResourceItem.STAFF_QUOTA,
                divided("STAFF_QUOTA", 0.03, c -> staff.of(city.last(), c).staff()),
                null);
        IntToDoubleFunction abroad =
                c -> city.profile(c).overseas() * city.profile(c).size();
        state(ResourceItem.TEACHERS_IN_OVERSEAS_BODIES, divided("TEACHERS_IN_OVERSEAS_BODIES", 0.3, abroad), null);
        state(ResourceItem.OVERSEAS_SITE_STUDENTS, divided("OVERSEAS_SITE_STUDENTS", 0.3, abroad), null);
    }

    private static void each(ByYear<long[]> into, ByYear<long[]> from) {
        from.years().forEach(year -> into.put(year, from.of(year)));
    }

    private ByYear<long[]> divided(String item, double spread, IntToDoubleFunction weight) {
        var amounts = new ByYear<long[]>();
        for (int year = city.first() - 1; year <= city.last(); year++) {
            amounts.put(year, city.divide(year, item, spread, weight));
        }
        return amounts;
    }

    /** At least the base; the rest of the total by what the base is. */
    private long[] onTopOf(int year, String item, IntToDoubleFunction base) {
        long total = city.targets().amount(year, item);
        var amounts = IntStream.range(0, city.size())
                .mapToLong(c -> (long) base.applyAsDouble(c))
                .toArray();
        long rest = total - Arrays.stream(amounts).sum();
        var more = city.divide(Math.max(0, rest), year, item, 0.15, base);
        for (int c = 0; c < amounts.length; c++) {
            amounts[c] += more[c];
        }
        return amounts;
    }

    /**
     * Amounts a student, or a tenth of a weighted student.
     *
     * @param added what was added in each year, where the level is told with it
     */
    private ByYear<long[]> solved(String item, double factor, boolean weighted, @Nullable ByYear<long[]> added) {
        var targets = city.targets();
        var amounts = new ByYear<long[]>();
        int middle = city.reference(Targets.LAST);
        amounts.put(middle, solved(middle, item, factor, weighted));
        for (int year = city.first() - 1; year <= city.last(); year++) {
            if (year == middle) {
                continue;
            }
            boolean own = year >= city.first() && year == city.reference(year);
            if (own && targets.has(year, item + ".median")) {
                amounts.put(year, solved(year, item, factor, weighted));
            } else if (own) {
                var base = amounts.of(middle);
                var weights = IntStream.range(0, base.length)
                        .mapToDouble(c -> base[c] - (added == null ? 0 : NET_OF_ADDED * added.of(middle)[c]))
                        .toArray();
                amounts.put(year, Apportionment.of(targets.amount(year, item), weights));
            }
        }
        for (int year = city.first() - 1; year <= city.last(); year++) {
            int reference = city.reference(year);
            double growth = 1 + YEARLY_GROWTH * (year - reference);
            var like = amounts.of(reference);
            if (year != reference) {
                amounts.put(
                        year,
                        Arrays.stream(like).map(a -> Math.round(a * growth)).toArray());
            }
        }
        return amounts;
    }

    private long[] solved(int year, String item, double factor, boolean weighted) {
        var targets = city.targets();
        double mean = targets.has(year, item + ".mean") ? targets.unscaled(year, item + ".mean") / 100.0 : Double.NaN;
        return new MedianDivision(
                        weighted
                                ? city.students().tenths(year)
                                : city.students().inSchool(year),
                        factor,
                        targets.unscaled(year, item + ".median") / 100.0,
                        TOLERANCE)
                .dividing(targets.amount(year, item), mean, city.random().of(item));
    }

    /** The median is of added / (total − added), so of the total it is m / (1 + m). */
    private ByYear<long[]> addedEquipment() {
        var added = new ByYear<long[]>();
        var levels = solved("EQUIPMENT_VALUE", 0.1, true, null);
        for (int year = city.first() - 1; year <= city.last(); year++) {
            double ofRest = city.targets().unscaled(year, "EQUIPMENT_VALUE.added.median") / 10_000.0;
            double ofTotal = 100 * ofRest / (1 + ofRest);
            added.put(
                    year,
                    new MedianDivision(levels.of(year), 100, ofTotal, TOLERANCE * 0.8)
                            .dividing(
                                    city.targets().amount(year, "EQUIPMENT_VALUE.added"),
                                    Double.NaN,
                                    city.random().of("EQUIPMENT_VALUE.added")));
        }
        return added;
    }

    private void state(ResourceItem item, ByYear<long[]> amounts, @Nullable ByYear<long[]> added) {
        for (int year = city.first() - 1; year <= city.last(); year++) {
            var day = day(item, year);
            for (int c = 0; c < city.size(); c++) {
                long level = amounts.of(year)[c];
                long more = added == null || year < city.first() ? -1 : added.of(year)[c];
                var chance = diaries.chance("spring " + item, c, year);
                if (year >= city.first() && chance.below(0, 4) == 0 && day.getMonthValue() > 6) {
                    long before = amounts.of(year - 1)[c];
                    var spring = LocalDate.of(year, 3, 1).plusDays(chance.below(1, 110));
                    long then = (before + level) / 2;
                    long early = more < 0 ? -1 : Math.min(then, more / 3);
                    state(c, item, 0, spring, then, early);
                    more = more < 0 ? -1 : more - early;
                }
                state(c, item, 0, day, level, more);
            }
        }
    }

    /** Most on the day of the yearly survey of conditions. */
    private static LocalDate day(ResourceItem item, int year) {
        return switch (item) {
            case STAFF_QUOTA -> LocalDate.of(year, 3, 31);
            case COURSES, COURSES_ONLINE, ONLINE_COURSE_LEARNERS -> LocalDate.of(year, 9, 15);
            case OFF_CAMPUS_BASES, SKILL_TEST_STATIONS -> LocalDate.of(year, 11, 30);
            default -> LocalDate.of(year, 8, 31);
        };
    }

    private void graded(int year, ResourceItem item, int month, int dayOfMonth, double spread) {
        for (int grade = 1; city.targets().has(year, item + "." + grade); grade++) {
            var amounts = city.divide(
                    year, item + "." + grade, spread, c -> city.profile(c).size());
            for (int c = 0; c < city.size(); c++) {
                state(c, item, grade, LocalDate.of(year, month, dayOfMonth), amounts[c], -1);
            }
        }
    }

    /** @param added -1 where the item is told without it */
    private void state(int college, ResourceItem item, int grade, LocalDate day, long amount, long added) {
        var id = item.name().toLowerCase(Locale.ROOT).replace('_', '-') + (grade > 0 ? "-" + grade : "");
        if (!ROOMS.contains(item) || city.profile(college).size() < TWO_CAMPUSES) {
            tell(college, id, item, grade, day, amount, added);
            return;
        }
        long east = amount * 3 / 5;
        tell(college, id + "-east", item, grade, day, east, added);
        tell(college, id + "-west", item, grade, day, amount - east, added);
    }

    private void tell(
            int college, String levelId, ResourceItem item, int grade, LocalDate day, long amount, long added) {
        diaries.of(college, day)
                .tell(
                        day,
                        18,
                        1,
                        (head, flawed) -> new ResourceLevel(
                                head,
                                levelId,
                                day,
                                item,
                                grade,
                                // The usual slip: a tenth too much.
                                flawed ? amount + amount / 10 + 1 : amount,
                                added < 0 ? null : Long.valueOf(added)));
    }
}
