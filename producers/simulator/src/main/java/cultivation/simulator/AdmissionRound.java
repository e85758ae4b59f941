package cultivation.simulator;

import cultivation.events.AdmissionChannel;
import cultivation.simulator.sequence.SeasonalCurve;
import cultivation.simulator.sequence.Targets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One round of admission of a year: a channel, when its plan takes effect, when it admits, when its students register.
 *
 * @param share of the ordinary plan; 0 for a round of expansion, which has totals of its own
 * @param total how {@code targets.csv} names its own totals, empty for an ordinary round
 */
record AdmissionRound(
        AdmissionChannel channel,
        double share,
        String total,
        LocalDate planRecordedOn,
        LocalDate planEffectiveOn,
        SeasonalCurve admission,
        SeasonalCurve registration) {

    /** The rounds of a year in the order in which they are planned; the expansion exists where the totals have it. */
    static List<AdmissionRound> of(int year, Targets targets) {
        var autumn = SeasonalCurve.between(LocalDate.of(year, 9, 2), LocalDate.of(year, 9, 16));
        var rounds = new ArrayList<AdmissionRound>();
        rounds.add(ordinary(year, AdmissionChannel.INDEPENDENT_EXAM, 0.36, 7, 3, 7, 12, autumn));
        rounds.add(ordinary(year, AdmissionChannel.UNIFIED_EXAM, 0.34, 8, 5, 8, 18, autumn));
        rounds.add(ordinary(year, AdmissionChannel.VOCATIONAL_EXAM, 0.05, 7, 8, 7, 18, autumn));
        rounds.add(ordinary(year, AdmissionChannel.THROUGH_TRAIN, 0.06, 7, 10, 7, 20, autumn));
        rounds.add(ordinary(year, AdmissionChannel.FIVE_YEAR_TRANSFER, 0.12, 7, 4, 7, 22, autumn));
        rounds.add(ordinary(year, AdmissionChannel.OTHER, 0.07, 8, 10, 8, 26, autumn));
        if (targets.amount(year, "admitted.expansion_june") > 0) {
            rounds.add(new AdmissionRound(
                    AdmissionChannel.EXPANSION,
                    0,
                    "expansion_june",
                    LocalDate.of(year, 5, 27),
                    LocalDate.of(year, 6, 3),
                    SeasonalCurve.between(LocalDate.of(year, 6, 11), LocalDate.of(year, 6, 28)),
                    autumn));
        }
        if (targets.amount(year, "admitted.expansion_november") > 0) {
            rounds.add(new AdmissionRound(
                    AdmissionChannel.EXPANSION,
                    0,
                    "expansion_november",
                    LocalDate.of(year, 10, 22),
                    LocalDate.of(year, 11, 1),
                    SeasonalCurve.between(LocalDate.of(year, 11, 20), LocalDate.of(year, 11, 29)),
                    SeasonalCurve.between(LocalDate.of(year, 12, 3), LocalDate.of(year, 12, 13))));
        }
        return rounds;
    }

    private static AdmissionRound ordinary(
            int year,
            AdmissionChannel channel,
            double share,
            int month,
            int day,
            int toMonth,
            int toDay,
            SeasonalCurve registration) {
        return new AdmissionRound(
                channel,
                share,
                "",
                LocalDate.of(year, 4, 18),
                LocalDate.of(year, 5, 20),
                SeasonalCurve.between(LocalDate.of(year, month, day), LocalDate.of(year, toMonth, toDay)),
                registration);
    }
}
