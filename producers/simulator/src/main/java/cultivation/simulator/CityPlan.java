package cultivation.simulator;

import cultivation.events.PaymentKind;
import cultivation.events.TrainingClass;
import cultivation.simulator.conditions.Students;
import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.ByYear;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Divides the city's totals among its colleges: who takes in, loses, graduates, trains and earns how much in which year.
 *
 * <p>Every total is divided by size, by a lean of the college that stays over the years, and by a little chance of the
 * year; each division is exact. The cohorts before the first year are as large as the stock at its beginning needs.
 */
final class CityPlan {
    /** Of those who leave school in a year: the shares of the cohorts of this year and of 1, 2, 3 years before. */
    private static final double[] LEAVERS_BY_AGE = {0.10, 0.45, 0.35, 0.10};

    /** Before the first year, of a cohort and a year; invented. */
    private static final double EARLIER_LEAVERS = 0.014;

    private static final int YEARS_TO_GRADUATE = 3;

    final List<Cohort> cohorts = new ArrayList<>();
    final List<GraduatingClass> graduatingClasses = new ArrayList<>();
    final List<Trainings> trainings = new ArrayList<>();
    final List<Payments> payments = new ArrayList<>();
    final Students students = new Students(new ByYear<>(), new ByYear<>());

    private final Targets targets;
    private final List<Profile> profiles;
    private final int first;
    private final int last;
    private final SeededRandom random;
    private final ByYear<long[][]> leavers = new ByYear<>();

    CityPlan(Targets targets, List<Profile> profiles, int first, int last, SeededRandom random) {
        this.targets = targets;
        this.profiles = profiles;
        this.first = first;
        this.last = last;
        this.random = random;
        students();
        for (int year = first; year <= last; year++) {
            trainings(year);
            payments(year);
        }
    }

    private void students() {
        var cohortsOf = new ByYear<Cohort[]>();
        var staying = new ByYear<long[]>();
        var intakesOf = new ByYear<Intake[][]>();
        for (int year = first; year <= last; year++) {
            var intakes = intakes(year);
            intakesOf.put(year, intakes);
            var total = new long[profiles.size()];
            for (int c = 0; c < total.length; c++) {
                total[c] =
                        Arrays.stream(intakes[c]).mapToLong(i -> i.registered).sum();
            }
            staying.put(year, total);
        }
        var graduates = new ByYear<long[]>();
        var completed = new ByYear<long[]>();
        for (int year = first; year <= Math.min(last, first + 1); year++) {
            graduates.put(year, divide(year, "graduates", 0.12, c -> size(c)));
            completed.put(year, divide(year, "completed", 0.5, c -> size(c)));
        }
        earlierCohorts(graduates, completed, staying, intakesOf);
        for (int year = first; year <= last; year++) {
            leave(year, staying);
            int cohort = year - YEARS_TO_GRADUATE;
            var stay = staying.of(cohort);
            if (!graduates.has(year)) {
                completed.put(year, limited(year, "completed", 0.5, c -> size(c), stay));
                var rest = minus(stay, completed.of(year));
                graduates.put(year, limited(year, "graduates", 0.12, c -> rest[c], rest));
            }
            for (int c = 0; c < profiles.size(); c++) {
                stay[c] -= graduates.of(year)[c] + completed.of(year)[c];
            }
        }
        for (int year = first - YEARS_TO_GRADUATE; year <= last; year++) {
            var all = new Cohort[profiles.size()];
            for (int c = 0; c < all.length; c++) {
                var own = random.of("cohort").of(year).of(c);
                boolean reportsAdmissions = random.of("reports admissions").fraction(c) < 0.6 && year >= first;
                all[c] = new Cohort(profiles.get(c), year, List.of(intakesOf.of(year)[c]), reportsAdmissions, own);
                cohorts.add(all[c]);
            }
            cohortsOf.put(year, all);
        }
        for (int year : leavers.years()) {
            var byAge = leavers.of(year);
            for (int age = 0; age < byAge.length; age++) {
                for (int c = 0; c < profiles.size(); c++) {
                    if (byAge[age][c] > 0) {
                        cohortsOf.of(year - age)[c].leave(year, byAge[age][c]);
                    }
                }
            }
        }
        for (int year = first; year <= last; year++) {
            graduate(year, cohortsOf.of(year - YEARS_TO_GRADUATE), graduates.of(year), completed.of(year));
        }
        var international = new CityTraits(targets, profiles, cohortsOf, first, last, random).give();
        count(cohortsOf, international);
    }

    /** Who is in school at the end of each year, from the one before the first. */
    private void count(ByYear<Cohort[]> cohortsOf, ByYear<long[]> internationalOf) {
        for (int year = first - 1; year <= last; year++) {
            var inSchool = new long[profiles.size()];
            var international = new long[profiles.size()];
            for (int cohort : cohortsOf.years()) {
                for (int c = 0; c < inSchool.length; c++) {
                    inSchool[c] += cohortsOf.of(cohort)[c].inSchool(year);
                }
                if (cohort <= year && cohort > year - YEARS_TO_GRADUATE) {
                    add(international, internationalOf.of(cohort));
                }
            }
            students.inSchool().put(year, inSchool);
            students.international().put(year, international);
        }
    }

    /** The cohorts in school when the first year begins: they are as many as the stock and their own future need. */
    private void earlierCohorts(
            ByYear<long[]> graduates, ByYear<long[]> completed, ByYear<long[]> staying, ByYear<Intake[][]> intakesOf) {
        int colleges = profiles.size();
        long rest = targets.inSchool(first - 1);
        for (int cohort = first - YEARS_TO_GRADUATE; cohort < first; cohort++) {
            var stay = new long[colleges];
            int graduation = cohort + YEARS_TO_GRADUATE;
            for (int year = first; year <= Math.min(last, graduation); year++) {
                int age = year - cohort;
                var leave = divideAmount(
                        leaversOfAge(year)[age], year, "left" + age, 0.5, c -> size(c), unlimited(colleges));
                leavers.orNew(year, () -> new long[LEAVERS_BY_AGE.length][colleges])[age] = leave;
                add(stay, leave);
            }
            if (graduates.has(graduation)) {
                add(stay, graduates.of(graduation));
                add(stay, completed.of(graduation));
            }
            rest -= Arrays.stream(stay).sum();
            staying.put(cohort, stay);
        }
        var open = IntStream.range(first - YEARS_TO_GRADUATE, first)
                .filter(cohort -> !graduates.has(cohort + YEARS_TO_GRADUATE))
                .toArray();
        var parts = Apportionment.of(Math.max(0, rest), ones(open.length));
        for (int i = 0; i < open.length; i++) {
            add(
                    staying.of(open[i]),
                    divideAmount(parts[i], open[i], "graduates", 0.12, c -> size(c), unlimited(colleges)));
        }
        for (int cohort = first - YEARS_TO_GRADUATE; cohort < first; cohort++) {
            var total = staying.of(cohort).clone();
            for (int year = cohort + 1; year < first; year++) {
                var byAge = leavers.orNew(year, () -> new long[LEAVERS_BY_AGE.length][colleges]);
                for (int c = 0; c < colleges; c++) {
                    long left = Math.round(staying.of(cohort)[c] * EARLIER_LEAVERS);
                    byAge[year - cohort][c] = left;
                    total[c] += left;
                }
            }
            intakesOf.put(cohort, earlierIntakes(cohort, total));
        }
    }

    private void leave(int year, ByYear<long[]> staying) {
        int colleges = profiles.size();
        var byAge = leavers.orNew(year, () -> new long[LEAVERS_BY_AGE.length][colleges]);
        for (int age = 0; age < LEAVERS_BY_AGE.length; age++) {
            var stay = staying.of(year - age);
            if (year - age >= first) {
                byAge[age] = divideAmount(leaversOfAge(year)[age], year, "left" + age, 0.5, c -> size(c), stay.clone());
            }
            for (int c = 0; c < colleges; c++) {
                stay[c] -= byAge[age][c];
            }
        }
    }

    private long[] leaversOfAge(int year) {
        return Apportionment.of(targets.amount(year, "left"), LEAVERS_BY_AGE);
    }

    private Intake[][] intakes(int year) {
        var rounds = AdmissionRound.of(year, targets);
        int colleges = profiles.size();
        var planned = new long[rounds.size()][];
        var admitted = new long[rounds.size()][];
        var registered = new long[rounds.size()][];
        var ordinary = IntStream.range(0, rounds.size())
                .filter(r -> rounds.get(r).share() > 0)
                .toArray();
        long[] totals = {
            targets.amount(year, "planned"), targets.amount(year, "admitted"), targets.amount(year, "registered")
        };
        for (int r = 0; r < rounds.size(); r++) {
            var name = rounds.get(r).total();
            if (!name.isEmpty()) {
                planned[r] = divide(year, "planned." + name, 0.4, c -> size(c) * takesPart(c, name));
                admitted[r] = limited(year, "admitted." + name, 0.1, c -> size(c) * takesPart(c, name), planned[r]);
                registered[r] = limited(year, "registered." + name, 0.05, c -> size(c), admitted[r]);
                totals[0] -= Arrays.stream(planned[r]).sum();
                totals[1] -= Arrays.stream(admitted[r]).sum();
                totals[2] -= Arrays.stream(registered[r]).sum();
            }
        }
        int cells = ordinary.length * colleges;
        var plan = divideCells(totals[0], year, "planned", cells, 0.1, i -> {
            var round = rounds.get(ordinary[i / colleges]);
            return size(i % colleges) * round.share() * lean("channel " + round.channel(), i % colleges, year, 0.4);
        });
        var unfilled = divideCells(
                totals[0] - totals[1],
                year,
                "unfilled",
                cells,
                0.2,
                i -> plan[i] * lean("unfilled", i % colleges, year, 0.5),
                plan);
        var taken = minus(plan, unfilled);
        var away = divideCells(
                totals[1] - totals[2],
                year,
                "away",
                cells,
                0.2,
                i -> taken[i] * lean("away", i % colleges, year, 0.35),
                taken);
        for (int n = 0; n < ordinary.length; n++) {
            planned[ordinary[n]] = Arrays.copyOfRange(plan, n * colleges, (n + 1) * colleges);
            admitted[ordinary[n]] = Arrays.copyOfRange(taken, n * colleges, (n + 1) * colleges);
            registered[ordinary[n]] =
                    minus(admitted[ordinary[n]], Arrays.copyOfRange(away, n * colleges, (n + 1) * colleges));
        }
        var intakes = new Intake[colleges][rounds.size()];
        for (int c = 0; c < colleges; c++) {
            for (int r = 0; r < rounds.size(); r++) {
                intakes[c][r] = new Intake(
                        rounds.get(r), planned[r][c], admitted[r][c], registered[r][c], intakeRandom(year, c, r));
            }
        }
        return intakes;
    }

    /** Known is who is in school; the plan and those who did not come are invented to go with it. */
    private Intake[][] earlierIntakes(int year, long[] registered) {
        var rounds = AdmissionRound.of(year, targets).stream()
                .filter(r -> r.share() > 0)
                .toList();
        var intakes = new Intake[profiles.size()][rounds.size()];
        for (int c = 0; c < registered.length; c++) {
            int college = c;
            var shares = rounds.stream()
                    .mapToDouble(r -> r.share() * lean("channel " + r.channel(), college, year, 0.4))
                    .toArray();
            var byRound = Apportionment.of(registered[c], shares);
            for (int r = 0; r < byRound.length; r++) {
                long admitted = byRound[r] + Math.round(byRound[r] * 0.06 * lean("away", c, year, 0.35));
                long planned = admitted + Math.round(admitted * 0.17 * lean("unfilled", c, year, 0.5));
                intakes[c][r] = new Intake(rounds.get(r), planned, admitted, byRound[r], intakeRandom(year, c, r));
            }
        }
        return intakes;
    }

    private void graduate(int year, Cohort[] cohort, long[] graduates, long[] completed) {
        var unemployed = limitedAmount(
                Arrays.stream(graduates).sum() - within(graduates, year, "employed"),
                year,
                "unemployed",
                0.2,
                c -> graduates[c] * profiles.get(c).unemployment(),
                graduates);
        var employed = minus(graduates, unemployed);
        var unknown = limited(year, "outcome_unknown", 0.6, c -> unemployed[c], unemployed);
        var furtherStudy = limited(year, "further_study", 0.4, c -> employed[c], scaled(employed, 0.4));
        var military = limited(year, "military", 0.4, c -> employed[c], scaled(employed, 0.2));
        var working = minus(minus(employed, furtherStudy), military);
        var free = working.clone();
        var selfEmployed = take(free, limited(year, "self_employed", 0.5, c -> employed[c], free));
        var freelance = take(free, limited(year, "freelance", 0.6, c -> employed[c], free));
        var project = take(free, limited(year, "public_project", 0.5, c -> employed[c], free));
        var otherForm = take(free, limited(year, "other_form", 0.4, c -> employed[c], free));
        var away = limitedAmount(
                Arrays.stream(employed).sum() - within(employed, year, "employed_local"),
                year,
                "away from Beijing",
                0.3,
                c -> employed[c],
                employed);
        var local = minus(employed, away);
        var west = limited(year, "employed_west_northeast", 0.4, c -> away[c], away);
        var sme = limited(year, "employed_sme_grassroots", 0.15, c -> working[c], working);
        var top500 = limited(
                year, "employed_top500", 0.4, c -> working[c] * profiles.get(c).pay(), minus(working, sme));
        var named = new long[employed.length];
        for (int c = 0; c < named.length; c++) {
            named[c] = Math.round(employed[c] * profiles.get(c).namedShare());
        }
        var asked = limited(year, "relevance_asked", 0.02, c -> named[c], named);
        var irrelevant = limitedAmount(
                Arrays.stream(asked).sum() - within(asked, year, "major_relevant"),
                year,
                "irrelevant",
                0.25,
                c -> asked[c],
                asked);
        var relevant = minus(asked, irrelevant);
        var stated = limited(year, "income_stated", 0.05, c -> working[c], working);
        var income = divideAmount(
                Arrays.stream(stated).sum() * targets.unscaled(year, "income_mean_fen"),
                year,
                "income",
                0.03,
                c -> stated[c] * profiles.get(c).pay(),
                unlimited(stated.length));
        for (int c = 0; c < cohort.length; c++) {
            var outcomes = new GraduatingClass.Outcomes(
                    employed[c],
                    unknown[c],
                    selfEmployed[c],
                    freelance[c],
                    project[c],
                    otherForm[c],
                    military[c],
                    furtherStudy[c],
                    local[c],
                    west[c],
                    sme[c],
                    top500[c],
                    asked[c],
                    relevant[c],
                    stated[c],
                    income[c]);
            var graduating = new GraduatingClass(
                    cohort[c],
                    year,
                    graduates[c],
                    completed[c],
                    named[c],
                    outcomes,
                    random.of("graduates").of(year).of(c));
            cohort[c].graduate(graduating);
            graduatingClasses.add(graduating);
        }
    }

    private void trainings(int year) {
        long overseasTotal = targets.amount(year, "overseas_person_days");
        var overseas = divide(
                year,
                "overseas_person_days",
                0.3,
                c -> size(c) * profiles.get(c).overseas());
        var skills = divideAmount(
                targets.amount(year, "person_days.skills") - overseasTotal,
                year,
                "skills",
                0.4,
                c -> size(c),
                unlimited(profiles.size()));
        var farmers =
                divide(year, "person_days.new_farmer", 0.2, c -> profiles.get(c).newFarmer());
        var veterans =
                divide(year, "person_days.veteran", 0.4, c -> profiles.get(c).veteran());
        var grassroots = divide(year, "person_days.grassroots_service", 0.5, c -> size(c) * takesPart(c, "grassroots"));
        var other = divide(year, "person_days.other", 0.5, c -> size(c) * takesPart(c, "other training"));
        for (int c = 0; c < profiles.size(); c++) {
            var own = new Trainings(
                    profiles.get(c), year, random.of("trainings").of(year).of(c));
            own.add(TrainingClass.SKILLS, true, overseas[c]);
            own.add(TrainingClass.SKILLS, false, skills[c]);
            own.add(TrainingClass.NEW_FARMER, false, farmers[c]);
            own.add(TrainingClass.VETERAN, false, veterans[c]);
            own.add(TrainingClass.GRASSROOTS_SERVICE, false, grassroots[c]);
            own.add(TrainingClass.OTHER, false, other[c]);
            trainings.add(own);
        }
    }

    private void payments(int year) {
        var service = divide(
                year,
                "payments.tech_service_fen",
                0.3,
                c -> size(c) * (0.4 + 0.4 * profiles.get(c).research()));
        var benefit = divide(
                year,
                "economic_benefit_fen",
                0.2,
                c -> service[c] > 0 ? size(c) * profiles.get(c).benefit() : 0);
        var vertical = divide(
                year,
                "payments.vertical_research_fen",
                0.3,
                c -> size(c) * profiles.get(c).research());
        var trade = divide(
                year, "payments.tech_trade_fen", 0.3, c -> profiles.get(c).research() >= 0.8 ? size(c) : 0);
        var training = divide(year, "payments.training_fen", 0.5, c -> size(c));
        for (int c = 0; c < profiles.size(); c++) {
            var own = new Payments(
                    profiles.get(c), year, random.of("payments").of(year).of(c));
            own.add(PaymentKind.TECH_SERVICE, service[c], benefit[c]);
            own.add(PaymentKind.VERTICAL_RESEARCH, vertical[c], 0);
            own.add(PaymentKind.TECH_TRADE, trade[c], 0);
            own.add(PaymentKind.TRAINING, training[c], 0);
            payments.add(own);
        }
    }

    private double size(int college) {
        return profiles.get(college).size();
    }

    private double takesPart(int college, String programme) {
        return random.of(programme).fraction(college) < 0.5 ? 1 : 0;
    }

    /** Above 1 where a college has more of something than its size says; mostly the same from year to year. */
    private double lean(String what, int college, int year, double spread) {
        var of = random.of(what);
        return Math.exp(
                spread * (0.95 * of.gaussian(college) + 0.2 * of.of(year).gaussian(college)));
    }

    private long within(long[] limits, int year, String measure) {
        return Math.min(Arrays.stream(limits).sum(), targets.amount(year, measure));
    }

    private long[] divide(int year, String measure, double spread, IntToDoubleFunction weight) {
        return limited(year, measure, spread, weight, unlimited(profiles.size()));
    }

    private long[] limited(int year, String measure, double spread, IntToDoubleFunction weight, long[] limits) {
        return divideAmount(targets.amount(year, measure), year, measure, spread, weight, limits);
    }

    private long[] limitedAmount(
            long amount, int year, String measure, double spread, IntToDoubleFunction weight, long[] limits) {
        return divideAmount(amount, year, measure, spread, weight, limits);
    }

    private long[] divideAmount(
            long amount, int year, String measure, double spread, IntToDoubleFunction weight, long[] limits) {
        var weights = IntStream.range(0, profiles.size())
                .mapToDouble(c -> weight.applyAsDouble(c) * lean(measure, c, year, spread))
                .toArray();
        return Apportionment.of(amount, weights, limits);
    }

    private long[] divideCells(
            long amount, int year, String measure, int cells, double spread, IntToDoubleFunction weight) {
        return divideCells(amount, year, measure, cells, spread, weight, unlimited(cells));
    }

    private long[] divideCells(
            long amount,
            int year,
            String measure,
            int cells,
            double spread,
            IntToDoubleFunction weight,
            long[] limits) {
        var weights = IntStream.range(0, cells)
                .mapToDouble(i -> weight.applyAsDouble(i) * lean(measure + " of cell", i, year, spread))
                .toArray();
        return Apportionment.of(amount, weights, limits);
    }

    private static long[] take(long[] from, long[] shares) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= shares[i];
        }
        return shares;
    }

    private static void add(long[] sum, long[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }

    private static long[] minus(long[] from, long[] part) {
        return IntStream.range(0, from.length).mapToLong(i -> from[i] - part[i]).toArray();
    }

    private static long[] scaled(long[] amounts, double factor) {
        return Arrays.stream(amounts).map(amount -> (long) (amount * factor)).toArray();
    }

    private static long[] unlimited(int length) {
        var limits = new long[length];
        Arrays.fill(limits, Long.MAX_VALUE);
        return limits;
    }

    private static double[] ones(int length) {
        var weights = new double[length];
        Arrays.fill(weights, 1);
        return weights;
    }

    private SeededRandom intakeRandom(int year, int college, int round) {
        return random.of("intake").of(year).of(college).of(round);
    }
}
