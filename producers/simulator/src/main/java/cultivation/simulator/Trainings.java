package cultivation.simulator;

import cultivation.events.Head;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingSession;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One college's training sessions of one year. */
final class Trainings {
    /** Invented: about forty people for five days. */
    private static final double TYPICAL_PERSON_DAYS = 210;

    final Profile profile;
    final int year;
    private final SeededRandom random;
    private final List<Session> sessions = new ArrayList<>();

    private record Session(TrainingClass trainingClass, boolean overseas, long personDays, int days) {}

    Trainings(Profile profile, int year, SeededRandom random) {
        this.profile = profile;
        this.year = year;
        this.random = random;
    }

    /** Sessions that have exactly so many person-days together; none for 0. */
    void add(TrainingClass trainingClass, boolean overseas, long personDays) {
        if (personDays == 0) {
            return;
        }
        int count = (int) Math.max(1, Math.round(personDays / TYPICAL_PERSON_DAYS));
        var own = random.of(trainingClass + (overseas ? " overseas" : ""));
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.exp(0.6 * own.gaussian(i));
        }
        var shares = Apportionment.of(personDays, weights);
        for (int i = 0; i < count; i++) {
            sessions.add(new Session(
                    trainingClass, overseas, shares[i], 1 + own.of("days").below(i, overseas ? 15 : 10)));
        }
    }

    int size() {
        return sessions.size();
    }

    SeededRandom random() {
        return random;
    }

    TrainingSession session(Head head, int number, LocalDate heldOn, boolean flawed) {
        var session = sessions.get(number);
        // The usual slip: a day of the course counted once more.
        long personDays = session.personDays + (flawed ? session.personDays / session.days + 1 : 0);
        return new TrainingSession(
                head,
                String.format(Locale.ROOT, "PX%d-%05d", year, number + 1),
                heldOn,
                session.trainingClass,
                (int) Math.max(1, session.personDays / session.days),
                personDays,
                session.overseas);
    }
}
