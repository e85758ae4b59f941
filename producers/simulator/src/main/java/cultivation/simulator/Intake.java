package cultivation.simulator;

import java.time.LocalDate;

/**
 * One college's part of an admission round, in numbers. Student 0 to {@code registered - 1} of it registers, the others
 * stay away.
 */
final class Intake {
    final Round round;
    final long planned;
    final long admitted;
    final long registered;
    private final Shuffle admissionOrder;
    private final Shuffle registrationOrder;
    private final Dice dice;

    Intake(Round round, long planned, long admitted, long registered, Dice dice) {
        this.round = round;
        this.planned = planned;
        this.admitted = admitted;
        this.registered = registered;
        this.dice = dice;
        this.admissionOrder = Shuffle.of(admitted, dice.of("admission"));
        this.registrationOrder = Shuffle.of(registered, dice.of("registration"));
    }

    long admissionMillis(long position) {
        return round.admission().millisAt((position + dice.fraction(position)) / admitted);
    }

    long admittedAt(long position) {
        return admissionOrder.at(position);
    }

    LocalDate admittedOn(long student) {
        long position = admissionOrder.indexOf(student);
        return Season.dayOf(admissionMillis(position)).minusDays(dice.of("lag").below(student, 2));
    }

    long registrationMillis(long position) {
        return round.registration().millisAt((position + dice.fraction(position)) / registered);
    }

    long registeredAt(long position) {
        return registrationOrder.at(position);
    }

    long registrationPosition(long student) {
        return registrationOrder.indexOf(student);
    }

    LocalDate registeredOn(long student) {
        return Season.dayOf(registrationMillis(registrationPosition(student)))
                .minusDays(dice.of("late").below(student, 2));
    }
}
