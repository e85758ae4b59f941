package cultivation.simulator;

import cultivation.events.Completion;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.simulator.sequence.EventSequence;
import cultivation.simulator.sequence.Incident;
import cultivation.simulator.sequence.SeasonalCurve;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Shuffle;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/** The sequences that there are: plans, admissions, registrations, departures, graduations, outcomes, sessions, payments. */
final class EventSequences {
    private EventSequences() {}

    static final class Plans extends EventSequence {
        private final List<Intake> intakes;

        Plans(Cohort cohort, SeededRandom random) {
            super(
                    cohort.profile.code(),
                    cohort.year,
                    cohort.intakes.stream().filter(i -> i.planned > 0).count(),
                    random);
            this.intakes = cohort.intakes.stream().filter(i -> i.planned > 0).toList();
        }

        @Override
        public long recordedAtMillis(long position) {
            var day = intakes.get((int) position).round.planRecordedOn();
            return SeasonalCurve.between(day, day).millisAt((position + 0.5) / (size + 1));
        }

        @Override
        public int revision(long position) {
            return 1;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            var intake = intakes.get((int) position);
            return new EnrollmentPlan(
                    head,
                    String.format(Locale.ROOT, "ZS%d-%02d", year, position + 1),
                    year,
                    intake.round.channel(),
                    Math.toIntExact(intake.planned + (flawed ? 10 : 0)),
                    intake.round.planEffectiveOn());
        }
    }

    /** Who is admitted; of a college that does not report admissions, those who were and did not come. */
    static final class Admissions extends EventSequence {
        private final Cohort cohort;
        private final Intake intake;
        private final int number;

        Admissions(Cohort cohort, int number, SeededRandom random) {
            super(
                    cohort.profile.code(),
                    cohort.year,
                    cohort.reportsAdmissions
                            ? cohort.intakes.get(number).admitted
                            : cohort.intakes.get(number).admitted - cohort.intakes.get(number).registered,
                    random);
            this.cohort = cohort;
            this.number = number;
            this.intake = cohort.intakes.get(number);
        }

        @Override
        public long recordedAtMillis(long position) {
            return cohort.reportsAdmissions
                    ? intake.admissionMillis(position)
                    : intake.round.registration().millisAt((position + 0.5) / size);
        }

        @Override
        public int revision(long position) {
            return 1;
        }

        /** Those that need revisions of their own are left to the registration. */
        @Override
        public Incident incident(long position) {
            var incident = super.incident(position);
            return incident.furtherRevisions() == 0 ? incident : Incident.NONE;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            long student = cohort.reportsAdmissions ? intake.admittedAt(position) : intake.registered + position;
            return cohort.enrollment(head, cohort.ofIntake(number, student), null, null, flawed);
        }
    }

    static final class Registrations extends EventSequence {
        private final Cohort cohort;
        private final Intake intake;
        private final int number;

        Registrations(Cohort cohort, int number, SeededRandom random) {
            super(cohort.profile.code(), cohort.year, cohort.intakes.get(number).registered, random);
            this.cohort = cohort;
            this.number = number;
            this.intake = cohort.intakes.get(number);
        }

        @Override
        public long recordedAtMillis(long position) {
            return intake.registrationMillis(position);
        }

        @Override
        public int revision(long position) {
            return cohort.reportsAdmissions ? 2 : 1;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            long student = intake.registeredAt(position);
            return cohort.enrollment(
                    head, cohort.ofIntake(number, student), intake.registeredOn(student), null, flawed);
        }

        int lastRevisionOf(long student) {
            return lastRevision(intake.registrationPosition(student));
        }
    }

    /** Who leaves school in a year without graduating or completing. */
    static final class Departures extends EventSequence {
        private final Cohort cohort;
        private final List<Registrations> registrations;
        private final long first;
        private final SeasonalCurve curve;

        Departures(Cohort cohort, int year, List<Registrations> registrations, SeededRandom random) {
            super(cohort.profile.code(), year, cohort.leavers().getOrDefault(year, 0L), random);
            this.cohort = cohort;
            this.registrations = registrations;
            this.first = cohort.firstLeaver(year);
            this.curve = curve(year, year - cohort.year);
        }

        /** Newcomers once all have registered, the oldest before graduation. */
        private static SeasonalCurve curve(int year, int age) {
            return switch (age) {
                case 0 -> SeasonalCurve.between(LocalDate.of(year, 12, 16), LocalDate.of(year, 12, 30));
                case 3 -> SeasonalCurve.between(LocalDate.of(year, 2, 26), LocalDate.of(year, 6, 12));
                default -> SeasonalCurve.between(LocalDate.of(year, 2, 26), LocalDate.of(year, 12, 20));
            };
        }

        @Override
        public long recordedAtMillis(long position) {
            return curve.millisAt((position + random.fraction(position)) / size);
        }

        @Override
        public int revision(long position) {
            var student = cohort.withFate(first + position);
            return registrations.get(student.intake()).lastRevisionOf(student.number()) + 1;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            var student = cohort.withFate(first + position);
            var leftOn = SeasonalCurve.dayOf(recordedAtMillis(position))
                    .minusDays(random.of("lag").below(position, 2));
            var registeredOn = cohort.intakes.get(student.intake()).registeredOn(student.number());
            return cohort.enrollment(head, student, registeredOn, leftOn, flawed);
        }
    }

    static final class Graduations extends EventSequence {
        private final GraduatingClass graduating;
        private final Shuffle order;
        private final LocalDate mainDay;
        private final SeasonalCurve curve;

        Graduations(GraduatingClass graduating, SeededRandom random) {
            super(
                    graduating.cohort.profile.code(),
                    graduating.year,
                    graduating.graduates + graduating.completed,
                    random);
            this.graduating = graduating;
            this.order = Shuffle.of(size, random.of("order"));
            this.mainDay =
                    LocalDate.of(year, 6, 18).plusDays(random.of("main day").below(0, 14));
            this.curve = SeasonalCurve.between(mainDay, mainDay.plusDays(20));
        }

        @Override
        public long recordedAtMillis(long position) {
            return curve.millisAt((position + random.fraction(position)) / size);
        }

        @Override
        public int revision(long position) {
            return 1;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            long fate = order.at(position);
            var secondDay = mainDay.plusDays(9);
            boolean second = !SeasonalCurve.dayOf(recordedAtMillis(position)).isBefore(secondDay)
                    && random.of("second day").below(position, 3) == 0;
            boolean graduated = fate < graduating.graduates;
            return new Graduation(
                    head,
                    graduating.studentId(fate),
                    second ? secondDay : mainDay,
                    graduated ? graduating.majorClass(fate) : graduating.cohort.majorClass(fate),
                    graduated != flawed ? Completion.GRADUATED : Completion.COMPLETED);
        }
    }

    /** What is first known of a graduate's outcome, often before the graduation. */
    static final class FirstOutcomes extends EventSequence {
        /** One of so many of the employed is first reported as seeking. */
        private static final int PENDING = 5;

        private final GraduatingClass graduating;
        private final Shuffle order;
        private final SeasonalCurve curve;

        FirstOutcomes(GraduatingClass graduating, SeededRandom random) {
            super(graduating.cohort.profile.code(), graduating.year, graduating.known(), random);
            this.graduating = graduating;
            this.order = Shuffle.of(size, random.of("order"));
            this.curve = SeasonalCurve.between(
                    LocalDate.of(year, 4, 16), LocalDate.of(year, 8, 31), 0, 0, 0, 0.3, 0.7, 1.6, 1.5, 0.8, 0, 0, 0, 0);
        }

        static long pendingOf(long employed) {
            return (employed + 1) / PENDING;
        }

        static long pending(long index) {
            return index * PENDING + PENDING - 2;
        }

        @Override
        public long recordedAtMillis(long position) {
            return curve.millisAt((position + random.fraction(position)) / size);
        }

        @Override
        public int revision(long position) {
            return 1;
        }

        int lastRevisionOf(long graduate) {
            return lastRevision(order.indexOf(graduate));
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            long graduate = order.at(position);
            var day = SeasonalCurve.dayOf(recordedAtMillis(position))
                    .minusDays(random.of("lag").below(position, 4));
            if (graduate < graduating.outcomes.employed() && graduate % PENDING == PENDING - 2) {
                return graduating.unemployed(head, graduate, day, Evidence.DECLARED, !flawed);
            }
            var evidence = random.of("evidence").below(position, 40) == 0 ? Evidence.DISPUTED : Evidence.DECLARED;
            return graduating.outcome(head, graduate, day, evidence, flawed);
        }
    }

    /** Those who were seeking, and found something in the autumn. */
    static final class LaterOutcomes extends EventSequence {
        private final GraduatingClass graduating;
        private final FirstOutcomes before;
        private final Shuffle order;
        private final SeasonalCurve curve;

        LaterOutcomes(GraduatingClass graduating, FirstOutcomes before, SeededRandom random) {
            super(
                    graduating.cohort.profile.code(),
                    graduating.year,
                    FirstOutcomes.pendingOf(graduating.outcomes.employed()),
                    random);
            this.graduating = graduating;
            this.before = before;
            this.order = Shuffle.of(size, random.of("order"));
            this.curve = SeasonalCurve.between(LocalDate.of(year, 9, 5), LocalDate.of(year, 12, 12));
        }

        @Override
        public long recordedAtMillis(long position) {
            return curve.millisAt((position + random.fraction(position)) / size);
        }

        @Override
        public int revision(long position) {
            return before.lastRevisionOf(FirstOutcomes.pending(order.at(position))) + 1;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            long graduate = FirstOutcomes.pending(order.at(position));
            var day = SeasonalCurve.dayOf(recordedAtMillis(position))
                    .minusDays(random.of("lag").below(position, 4));
            return graduating.outcome(head, graduate, day, Evidence.VERIFIED, flawed);
        }
    }

    static final class Sessions extends EventSequence {
        private final Trainings trainings;
        private final Shuffle order;
        private final SeasonalCurve curve;

        Sessions(Trainings trainings, SeasonalCurve curve) {
            super(trainings.profile.code(), trainings.year, trainings.size(), trainings.random());
            this.trainings = trainings;
            this.curve = curve;
            this.order = Shuffle.of(size, random.of("order"));
        }

        static SeasonalCurve curve(int year) {
            return SeasonalCurve.between(
                    LocalDate.of(year, 1, 8),
                    LocalDate.of(year, 12, 30),
                    0.5,
                    0.3,
                    1,
                    1.1,
                    1.1,
                    1,
                    0.9,
                    0.7,
                    0.9,
                    1.2,
                    1.4,
                    1.1);
        }

        @Override
        public long recordedAtMillis(long position) {
            return curve.millisAt((position + random.fraction(position)) / size);
        }

        @Override
        public int revision(long position) {
            return 1;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            var heldOn = SeasonalCurve.dayOf(recordedAtMillis(position))
                    .minusDays(random.of("lag").below(position, 6));
            return trainings.session(head, (int) order.at(position), heldOn, flawed);
        }
    }

    static final class Receipts extends EventSequence {
        private final Payments payments;
        private final Shuffle order;
        private final SeasonalCurve curve;

        Receipts(Payments payments, SeasonalCurve curve) {
            super(payments.profile.code(), payments.year, payments.size(), payments.random());
            this.payments = payments;
            this.curve = curve;
            this.order = Shuffle.of(size, random.of("order"));
        }

        static SeasonalCurve curve(int year) {
            return SeasonalCurve.between(
                    LocalDate.of(year, 1, 4),
                    LocalDate.of(year, 12, 30),
                    0.6,
                    0.3,
                    0.8,
                    0.9,
                    1,
                    1.2,
                    0.8,
                    0.6,
                    0.9,
                    1,
                    1.4,
                    2.2);
        }

        @Override
        public long recordedAtMillis(long position) {
            return curve.millisAt((position + random.fraction(position)) / size);
        }

        @Override
        public int revision(long position) {
            return 1;
        }

        @Override
        public SpecificRecord statement(long position, Head head, boolean flawed) {
            var receivedOn = SeasonalCurve.dayOf(recordedAtMillis(position))
                    .minusDays(random.of("lag").below(position, 2));
            return payments.payment(head, (int) order.at(position), receivedOn, flawed);
        }
    }
}
