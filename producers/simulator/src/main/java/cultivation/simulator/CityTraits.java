package cultivation.simulator;

import cultivation.events.AdmissionChannel;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.ByYear;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.Resource;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Divides the city's international students, apprentices and kinds of schooling among cohorts and colleges: of those in
 * school at the end of each year so many are international and apprentices, of those at the end of the last year so many
 * came from each kind of school.
 */
final class CityTraits {
    /** A cohort is in school for so many ends of a year. */
    private static final int ENDS_OF_A_YEAR = 3;
    /** Of the international students at the end of the first year, by cohort, the oldest first; invented. */
    private static final double[] INTERNATIONAL_BY_AGE = {0.28, 0.34, 0.38};

    private final Targets targets;
    private final List<Profile> profiles;
    private final ByYear<Cohort[]> cohorts;
    private final int first;
    private final int last;
    private final SeededRandom random;

    CityTraits(
            Targets targets,
            List<Profile> profiles,
            ByYear<Cohort[]> cohorts,
            int first,
            int last,
            SeededRandom random) {
        this.targets = targets;
        this.profiles = profiles;
        this.cohorts = cohorts;
        this.first = first;
        this.last = last;
        this.random = random.of("traits");
    }

    /** Gives each cohort its traits; returns the international students of each college by cohort. */
    ByYear<long[]> give() {
        var international = international();
        var open = new ArrayList<Cohort>();
        for (int year : cohorts.years()) {
            for (Cohort cohort : cohorts.of(year)) {
                if (year > last - ENDS_OF_A_YEAR) {
                    open.add(cohort);
                }
            }
        }
        var entries = new HashMap<Cohort, long[][]>();
        entry(open, entries);
        for (int year : cohorts.years()) {
            if (year <= last - ENDS_OF_A_YEAR) {
                entry(List.of(cohorts.of(year)), entries);
            }
            var apprentices = apprentices(year, international.of(year));
            for (int c = 0; c < profiles.size(); c++) {
                var cohort = cohorts.of(year)[c];
                cohort.traits(Traits.of(
                        cohort,
                        international.of(year)[c],
                        apprentices[c],
                        Objects.requireNonNull(entries.get(cohort)),
                        random.of(year).of(c)));
            }
        }
        return international;
    }

    private ByYear<long[]> international() {
        var byCohort = new ByYear<long[]>();
        var totals = new ByYear<Long>();
        var before = Apportionment.of(targets.amount(first, "international"), INTERNATIONAL_BY_AGE);
        for (int i = 0; i < ENDS_OF_A_YEAR; i++) {
            totals.put(first - ENDS_OF_A_YEAR + 1 + i, before[i]);
        }
        totals.put(first - ENDS_OF_A_YEAR, before[0]);
        for (int year = first + 1; year <= last; year++) {
            long rest = targets.amount(year, "international") - totals.of(year - 1) - totals.of(year - 2);
            totals.put(year, Math.max(0, rest));
        }
        for (int year : cohorts.years()) {
            var weights = new double[profiles.size()];
            var limits = new long[weights.length];
            for (int c = 0; c < weights.length; c++) {
                limits[c] = cohorts.of(year)[c].stayers() * 2 / 5;
                weights[c] = limits[c]
                        * profiles.get(c).overseas()
                        * Math.exp(0.2 * random.of("international").of(c).gaussian(year));
            }
            byCohort.put(year, Apportionment.of(totals.of(year), weights, limits));
        }
        return byCohort;
    }

    /** Two cohorts of three take part, so that as many are in school at the end of every year. */
    private long[] apprentices(int year, long[] international) {
        var apprentices = new long[profiles.size()];
        int column = Math.floorMod(year, ENDS_OF_A_YEAR);
        if (column == 0) {
            return apprentices;
        }
        var codes = Profile.city().stream().map(Profile::code).toList();
        var weights = new double[apprentices.length];
        var limits = new long[apprentices.length];
        long total = 0;
        for (var row : Resource.rows("apprentices.csv")) {
            int college = codes.indexOf(row.get(0));
            long places = Long.parseLong(row.get(column));
            total += places;
            weights[college] += places;
            limits[college] = Math.max(0, cohorts.of(year)[college].stayers() - international[college]);
        }
        return Apportionment.of(targets.scaled(total), weights, limits);
    }

    /** From where those of these cohorts came who are in school when the last year ends, or were before graduating. */
    private void entry(List<Cohort> of, Map<Cohort, long[][]> entries) {
        var stocks = new ArrayList<Long>();
        var channels = new ArrayList<AdmissionChannel>();
        for (Cohort cohort : of) {
            var leavers = cohort.leaversByIntake();
            for (int i = 0; i < cohort.intakes.size(); i++) {
                stocks.add(cohort.intakes.get(i).registered - leavers[i].length);
                channels.add(cohort.intakes.get(i).round.channel());
            }
        }
        var limits = stocks.stream().mapToLong(s -> s).toArray();
        var totals = Apportionment.of(Arrays.stream(limits).sum(), new double[] {
            targets.unscaled(last, "entry.senior_high"),
            targets.unscaled(last, "entry.secondary_vocational"),
            targets.unscaled(last, "entry.other")
        });
        var other = Apportionment.of(totals[2], weights(limits, channels, 2), limits);
        for (int i = 0; i < limits.length; i++) {
            limits[i] -= other[i];
        }
        var vocational = Apportionment.of(totals[1], weights(limits, channels, 1), limits);
        int cell = 0;
        for (Cohort cohort : of) {
            var byIntake = new long[cohort.intakes.size()][];
            for (int i = 0; i < byIntake.length; i++, cell++) {
                byIntake[i] = new long[] {limits[cell] - vocational[cell], vocational[cell]};
            }
            entries.put(cohort, byIntake);
        }
    }

    private static double[] weights(long[] stocks, List<AdmissionChannel> channels, int schooling) {
        var weights = new double[stocks.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = stocks[i] * (schooling == 1 ? vocational(channels.get(i)) : other(channels.get(i)));
        }
        return weights;
    }

    /** Whom a channel is for; invented but for what its name says. */
    private static double vocational(AdmissionChannel channel) {
        return switch (channel) {
            case VOCATIONAL_EXAM, FIVE_YEAR_TRANSFER, THROUGH_TRAIN -> 100;
            case EXPANSION -> 3;
            case OTHER -> 1.5;
            case INDEPENDENT_EXAM -> 1;
            case UNIFIED_EXAM, UNKNOWN -> 0;
        };
    }

    private static double other(AdmissionChannel channel) {
        return switch (channel) {
            case EXPANSION -> 6;
            case OTHER -> 3;
            case INDEPENDENT_EXAM -> 0.2;
            case UNIFIED_EXAM, VOCATIONAL_EXAM, FIVE_YEAR_TRANSFER, THROUGH_TRAIN, UNKNOWN -> 0;
        };
    }
}
