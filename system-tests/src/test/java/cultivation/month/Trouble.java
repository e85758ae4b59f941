package cultivation.month;

import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Something that goes wrong at one college, in what it sends. */
abstract class Trouble {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    final String title;
    final String college;
    final String alert;
    final Instant begins;

    private Trouble(String title, String college, String alert, Instant begins) {
        this.title = title;
        this.college = college;
        this.alert = alert;
        this.begins = begins;
    }

    /** The indicator that its alert has to be about; empty where the alert is about none, or about several. */
    String indicator() {
        return "";
    }

    /** Whether the college still sends this event. */
    boolean passes(SpecificRecord event, Instant at) {
        return true;
    }

    /** What it sends besides, from the one moment until before the other. */
    List<SpecificRecord> besides(Instant from, Instant until) {
        return List.of();
    }

    /** The ones that a run plants, each at another college. */
    static List<Trouble> all(LocalDate firstDay) {
        return List.of(
                new Drop("4111010853", morning(firstDay, 8)),
                new Silence("4111010857", morning(firstDay, 10)),
                new Rejections("4111012451", morning(firstDay, 4)),
                new WrongUnit("4111010858", morning(firstDay, 11)),
                new DoubleImport("4111012561", morning(firstDay, 15)),
                new Slide("4111014279", morning(firstDay, 1)),
                new Late("4111014395", morning(firstDay, 0)));
    }

    private static Instant morning(LocalDate firstDay, int days) {
        return firstDay.plusDays(days).atTime(10, 0).atZone(BEIJING).toInstant();
    }

    boolean begun(Instant at) {
        return !at.isBefore(begins);
    }

    boolean isBetween(Instant from, Instant until) {
        return !begins.isBefore(from) && begins.isBefore(until);
    }

    Head head(int revision, Instant at) {
        return new Head(UUID.randomUUID().toString(), college, revision, Operation.UPSERT, at);
    }

    /** Remembers a college's outcomes of a year, the latest revision of each student. */
    abstract static class OfOutcomes extends Trouble {
        private final Map<String, EmploymentOutcome> outcomes = new LinkedHashMap<>();

        OfOutcomes(String title, String college, String alert, Instant begins) {
            super(title, college, alert, begins);
        }

        @Override
        boolean passes(SpecificRecord event, Instant at) {
            if (event instanceof EmploymentOutcome outcome
                    && outcome.getOutcomeOn().getYear()
                            == LocalDate.ofInstant(begins, BEIJING).getYear()) {
                outcomes.merge(
                        outcome.getStudentId().toString(),
                        outcome,
                        (known, next) ->
                                known.getHead().getRevision() > next.getHead().getRevision() ? known : next);
            }
            return true;
        }

        /** The employed ones, in the order in which they were first told. */
        List<EmploymentOutcome> employed() {
            return outcomes.values().stream()
                    .filter(outcome -> outcome.getHead().getOperation() == Operation.UPSERT)
                    .filter(outcome -> outcome.getDestination() == Destination.CONTRACT)
                    .toList();
        }

        EmploymentOutcome corrected(EmploymentOutcome outcome, Instant at) {
            var corrected = EmploymentOutcome.newBuilder(outcome)
                    .setHead(head(outcome.getHead().getRevision() + 100, at))
                    .build();
            outcomes.put(outcome.getStudentId().toString(), corrected);
            return corrected;
        }

        EmploymentOutcome lost(EmploymentOutcome outcome, Instant at) {
            var corrected = corrected(outcome, at);
            corrected.setDestination(Destination.SEEKING);
            corrected.setMonthlyIncomeFen(null);
            corrected.setMajorRelevant(null);
            return corrected;
        }
    }

    /** A quarter of the contracts turn out to be none, all told in one morning. */
    static final class Drop extends OfOutcomes {
        Drop(String college, Instant begins) {
            super("drop: a quarter of the contracts were none", college, "SharpDrop", begins);
        }

        @Override
        String indicator() {
            return "employment_rate";
        }

        @Override
        List<SpecificRecord> besides(Instant from, Instant until) {
            return isBetween(from, until) ? everyNth(4, employed(), until) : List.of();
        }

        private List<SpecificRecord> everyNth(int nth, List<EmploymentOutcome> employed, Instant at) {
            var lost = new ArrayList<SpecificRecord>();
            for (int i = 0; i < employed.size(); i += nth) {
                lost.add(lost(employed.get(i), at));
            }
            return lost;
        }
    }

    /** Nothing comes any more. */
    static final class Silence extends Trouble {
        Silence(String college, Instant begins) {
            super("silence: nothing comes any more", college, "CollegeSilent", begins);
        }

        @Override
        boolean passes(SpecificRecord event, Instant at) {
            return !begun(at);
        }
    }

    /** A new version of the college's system writes what cannot be, for two hours. */
    static final class Rejections extends Trouble {
        Rejections(String college, Instant begins) {
            super("flood of rejects: 200 impossible sessions", college, "RejectedShare", begins);
        }

        @Override
        List<SpecificRecord> besides(Instant from, Instant until) {
            var sessions = new ArrayList<SpecificRecord>();
            if (begun(from) && from.isBefore(begins.plus(Duration.ofHours(2)))) {
                for (int i = 0; i < 50; i++) {
                    sessions.add(new TrainingSession(
                            head(1, until),
                            "bad-" + from.getEpochSecond() + "-" + i,
                            LocalDate.ofInstant(until, BEIJING),
                            TrainingClass.SKILLS,
                            -1,
                            10L,
                            false));
                }
            }
            return sessions;
        }
    }

    /** A table whose incomes are in fen is imported as if they were yuan. */
    static final class WrongUnit extends OfOutcomes {
        WrongUnit(String college, Instant begins) {
            super("wrong unit: incomes times 100", college, "CheckFailed", begins);
        }

        @Override
        List<SpecificRecord> besides(Instant from, Instant until) {
            if (!isBetween(from, until)) {
                return List.of();
            }
            var wrong = new ArrayList<SpecificRecord>();
            employed().forEach(outcome -> {
                var income = outcome.getMonthlyIncomeFen();
                if (income != null) {
                    var corrected = corrected(outcome, until);
                    corrected.setMonthlyIncomeFen(income * 100);
                    wrong.add(corrected);
                }
            });
            return wrong;
        }
    }

    /** The year's sessions are imported once more, with new ids. */
    static final class DoubleImport extends Trouble {
        private final Map<String, TrainingSession> sessions = new LinkedHashMap<>();

        DoubleImport(String college, Instant begins) {
            super("double import: the year's sessions under new ids", college, "SuddenRise", begins);
        }

        @Override
        boolean passes(SpecificRecord event, Instant at) {
            if (event instanceof TrainingSession session
                    && session.getHeldOn().getYear()
                            == LocalDate.ofInstant(begins, BEIJING).getYear()) {
                sessions.merge(
                        session.getSessionId().toString(),
                        session,
                        (known, next) ->
                                known.getHead().getRevision() > next.getHead().getRevision() ? known : next);
            }
            return true;
        }

        @Override
        List<SpecificRecord> besides(Instant from, Instant until) {
            if (!isBetween(from, until)) {
                return List.of();
            }
            return sessions.values().stream()
                    .filter(session -> session.getHead().getOperation() == Operation.UPSERT)
                    .<SpecificRecord>map(session -> TrainingSession.newBuilder(session)
                            .setHead(head(1, until))
                            .setSessionId("again-" + session.getSessionId())
                            .build())
                    .toList();
        }
    }

    /** Day by day some contracts are taken back, for six weeks. */
    static final class Slide extends OfOutcomes {
        private static final int DAYS = 42;

        private int contracts;
        private int taken;

        Slide(String college, Instant begins) {
            super("slow slide: a sixth of the contracts, over six weeks", college, "BehindLastYear", begins);
        }

        @Override
        String indicator() {
            return "employment_rate";
        }

        @Override
        List<SpecificRecord> besides(Instant from, Instant until) {
            long day = Duration.between(begins, from).toDays();
            boolean isMorning =
                    from.atZone(BEIJING).getHour() == 10 && from.atZone(BEIJING).getMinute() == 0;
            if (!begun(from) || day >= DAYS || !isMorning) {
                return List.of();
            }
            var employed = employed();
            var lost = new ArrayList<SpecificRecord>();
            if (day == 0) {
                contracts = employed.size();
            }
            // As many as make a sixth of those of the first day, by the last.
            int each = Math.toIntExact(Math.round(contracts / 6.0 * (day + 1) / DAYS)) - taken;
            for (int i = 0; i < each && i < employed.size(); i++) {
                lost.add(lost(employed.get(i), until));
            }
            taken += each;
            return lost;
        }
    }

    /** This year's registrations are not told. */
    static final class Late extends Trouble {
        Late(String college, Instant begins) {
            super("late: the registrations are not told", college, "CollegeLate", begins);
        }

        @Override
        boolean passes(SpecificRecord event, Instant at) {
            return !(event instanceof Enrollment enrollment
                    && enrollment.getRegisteredOn() != null
                    && enrollment.getRegisteredOn().getYear()
                            == LocalDate.ofInstant(begins, BEIJING).getYear());
        }
    }
}
