package cultivation.simulator;

import cultivation.simulator.sequence.SeasonalCurve;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Shuffle;
import java.time.LocalDate;

/**
 * One college's part of an admission round, in numbers. Student 0 to {@code registered - 1} of it registers, the others
 * stay away.
 */
final class Intake {
    final AdmissionRound round;
    final long planned;
    final long admitted;
    final long registered;
    private final Shuffle admissionOrder;
    private final Shuffle registrationOrder;
    private final SeededRandom random;

    Intake(AdmissionRound round, long planned, long admitted, long registered, SeededRandom random) {
        this.round = round;
        this.planned = planned;
        this.admitted = admitted;
        this.registered = registered;
        this.random = random;
        this.admissionOrder = Shuffle.of(admitted, random.of("admission"));
        this.registrationOrder = Shuffle.of(registered, random.of("registration"));
    }

    long admissionMillis(long position) {
        return round.admission().millisAt((position + random.fraction(position)) / admitted);
    }

    long admittedAt(long position) {
        return admissionOrder.at(position);
    }

    LocalDate admittedOn(long student) {
        long position = admissionOrder.indexOf(student);
        return SeasonalCurve.dayOf(admissionMillis(position))
                .minusDays(random.of("lag").below(student, 2));
    }

    long registrationMillis(long position) {
        return round.registration().millisAt((position + random.fraction(position)) / registered);
    }

    long registeredAt(long position) {
        return registrationOrder.at(position);
    }

    long registrationPosition(long student) {
        return registrationOrder.indexOf(student);
    }

    LocalDate registeredOn(long student) {
        return SeasonalCurve.dayOf(registrationMillis(registrationPosition(student)))
                .minusDays(random.of("late").below(student, 2));
    }
}
