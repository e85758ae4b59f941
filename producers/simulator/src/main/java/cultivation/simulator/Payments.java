package cultivation.simulator;

import cultivation.events.Head;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One college's payments received in one year. */
final class Payments {
    /** Invented, in fen. */
    private static final Map<PaymentKind, Double> TYPICAL_FEN = Map.of(
            PaymentKind.TECH_SERVICE, 6_500_000d,
            PaymentKind.VERTICAL_RESEARCH, 24_000_000d,
            PaymentKind.TECH_TRADE, 9_000_000d,
            PaymentKind.TRAINING, 17_000_000d);

    /** A college with so many payments of a kind has one refund among them. */
    private static final int ENOUGH_FOR_A_REFUND = 15;

    final Profile profile;
    final int year;
    private final SeededRandom random;
    private final List<Payment> payments = new ArrayList<>();

    private record Payment(PaymentKind kind, long amountFen, long economicBenefitFen) {}

    Payments(Profile profile, int year, SeededRandom random) {
        this.profile = profile;
        this.year = year;
        this.random = random;
    }

    /** Payments that have exactly these sums; none for 0. */
    void add(PaymentKind kind, long amountFen, long economicBenefitFen) {
        if (amountFen == 0) {
            return;
        }
        int count = (int) Math.max(1, Math.round(amountFen / TYPICAL_FEN.getOrDefault(kind, 10_000_000d)));
        var own = random.of(kind.name());
        long refundFen = count < ENOUGH_FOR_A_REFUND ? 0 : amountFen / count / 3;
        var amounts = Apportionment.of(amountFen + refundFen, weights(count, own.of("amount"), 0.8));
        var benefits = Apportionment.of(economicBenefitFen, weights(count, own.of("benefit"), 1.2));
        for (int i = 0; i < count; i++) {
            payments.add(new Payment(kind, amounts[i], benefits[i]));
        }
        if (refundFen > 0) {
            payments.add(new Payment(kind, -refundFen, 0));
        }
    }

    int size() {
        return payments.size();
    }

    SeededRandom random() {
        return random;
    }

    TechServicePayment payment(Head head, int number, LocalDate receivedOn, boolean flawed) {
        var payment = payments.get(number);
        // The usual slip: the invoice without its tax.
        long amountFen = flawed ? payment.amountFen - payment.amountFen * 6 / 106 - 1 : payment.amountFen;
        return new TechServicePayment(
                head,
                String.format(Locale.ROOT, "DK%d-%05d", year, number + 1),
                receivedOn,
                payment.kind,
                amountFen,
                payment.economicBenefitFen);
    }

    /** Every second payment of a kind has none, but for the first. */
    private static double[] weights(int count, SeededRandom random, double spread) {
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.exp(spread * random.gaussian(i));
        }
        return weights;
    }
}
