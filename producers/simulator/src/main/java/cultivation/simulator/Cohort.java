package cultivation.simulator;

import cultivation.events.Enrollment;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.Pseudonym;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Shuffle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The students whom one college took in within one year, and what becomes of them.
 *
 * <p>A registered student has a fate, a number from 0: the first graduate, the next complete without graduating, the next
 * leave in this year and that, the rest are in school when the simulation ends. Which student has which fate is shuffled.
 */
final class Cohort {
    /** Codes of the national list of majors of 2015, a few for each class. */
    private static final Map<MajorClass, List<String>> MAJORS = new EnumMap<>(Map.of(
            MajorClass.SCIENCE, List.of("610205", "520804", "590101"),
            MajorClass.ENGINEERING, List.of("560301", "560702", "600606", "610101", "610202", "520301", "540502"),
            MajorClass.AGRICULTURE, List.of("510105", "510202", "510301"),
            MajorClass.MEDICINE, List.of("620201", "620301", "620405"),
            MajorClass.OTHER, List.of("630302", "630801", "670102", "690104", "650101")));

    final Profile profile;
    final int year;
    final List<Intake> intakes;
    final long registered;
    final boolean reportsAdmissions;
    private final SeededRandom random;
    private final Shuffle fates;
    private final long[] firstOf;
    private final SortedMap<Integer, Long> leavers = new TreeMap<>();
    private @Nullable GraduatingClass graduating;
    private Traits traits = Traits.NONE;

    Cohort(Profile profile, int year, List<Intake> intakes, boolean reportsAdmissions, SeededRandom random) {
        this.profile = profile;
        this.year = year;
        this.intakes = List.copyOf(intakes);
        this.reportsAdmissions = reportsAdmissions;
        this.random = random;
        this.firstOf = new long[intakes.size() + 1];
        for (int i = 0; i < intakes.size(); i++) {
            firstOf[i + 1] = firstOf[i] + intakes.get(i).registered;
        }
        this.registered = firstOf[intakes.size()];
        this.fates = Shuffle.of(registered, random.of("fates"));
    }

    void graduate(GraduatingClass graduating) {
        this.graduating = graduating;
    }

    void leave(int leavingYear, long students) {
        leavers.merge(leavingYear, students, Long::sum);
    }

    void traits(Traits given) {
        this.traits = given;
    }

    /** How many neither leave nor complete without graduating, as far as the simulation goes. */
    long stayers() {
        return graduating == null ? registered - left() : graduating.graduates;
    }

    /** How many are in school at the end of that year. */
    long inSchool(int endOf) {
        if (endOf < year) {
            return 0;
        }
        long gone =
                leavers.headMap(endOf + 1).values().stream().mapToLong(n -> n).sum();
        if (graduating != null && graduating.year <= endOf) {
            gone += graduating.graduates + graduating.completed;
        }
        return registered - gone;
    }

    /** The numbers of those who leave, of each intake, ascending. */
    long[][] leaversByIntake() {
        var found = new ArrayList<List<Long>>();
        intakes.forEach(intake -> found.add(new ArrayList<>()));
        long first = graduating == null ? 0 : graduating.graduates + graduating.completed;
        for (long fate = first; fate < first + left(); fate++) {
            var student = withFate(fate);
            found.get(student.intake).add(student.number);
        }
        return found.stream()
                .map(numbers -> numbers.stream().mapToLong(n -> n).sorted().toArray())
                .toArray(long[][]::new);
    }

    private long left() {
        return leavers.values().stream().mapToLong(n -> n).sum();
    }

    private long stayer(long fate) {
        if (fate < 0) {
            return -1;
        }
        if (graduating != null) {
            return fate < graduating.graduates ? fate : -1;
        }
        return fate - left();
    }

    SortedMap<Integer, Long> leavers() {
        return leavers;
    }

    /** The first fate of those who leave in that year. */
    long firstLeaver(int leavingYear) {
        long first = graduating == null ? 0 : graduating.graduates + graduating.completed;
        for (long earlier : leavers.headMap(leavingYear).values()) {
            first += earlier;
        }
        return first;
    }

    /** A registered student. */
    Student withFate(long fate) {
        long number = fates.at(fate);
        int intake = 0;
        while (number >= firstOf[intake + 1]) {
            intake++;
        }
        return new Student(intake, number - firstOf[intake], fate);
    }

    /** A student of an intake, registered or not. */
    Student ofIntake(int intake, long number) {
        long fate = number < intakes.get(intake).registered ? fates.indexOf(firstOf[intake] + number) : -1;
        return new Student(intake, number, fate);
    }

    /** The student with that fate of those who graduate or complete. */
    MajorClass majorClass(long fate) {
        return profile.majorClass(random.of("class").fraction(fate));
    }

    Enrollment enrollment(
            Head head, Student student, @Nullable LocalDate registeredOn, @Nullable LocalDate leftOn, boolean flawed) {
        var intake = intakes.get(student.intake());
        return new Enrollment(
                head,
                studentId(student),
                year,
                intake.round.channel(),
                flawed ? null : majorCode(student),
                intake.admittedOn(student.number()),
                registeredOn,
                leftOn,
                traits.category(stayer(student.fate())),
                traits.trainingMode(stayer(student.fate())),
                traits.entrySchooling(student.intake(), student.number(), intake.registered));
    }

    /** 64 hex digits out of the seed: nobody's id stands behind them. */
    String studentId(Student student) {
        return Pseudonym.of(
                random.bits(0) + "/" + profile.code() + "/" + year + "/" + student.intake() + "/" + student.number());
    }

    private String majorCode(Student student) {
        var majorClass = graduating != null && student.fate() >= 0 && student.fate() < graduating.graduates
                ? graduating.majorClass(student.fate())
                : majorClass(student.fate() < 0 ? -student.number() - 1 : student.fate());
        var codes = MAJORS.getOrDefault(majorClass, List.of("999999"));
        return codes.get(random.of("major").below(student.number() * 16 + student.intake(), codes.size()));
    }

    /** Which student of which intake; fate -1 for one who did not register. */
    record Student(int intake, long number, long fate) {}
}
