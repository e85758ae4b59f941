package cultivation.check;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Check;
import cultivation.catalogue.CheckRule;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Board + the catalogue's checks + as-of day → findings.
 *
 * <pre>{@code
 * List<Finding> found = new Checks(board, day).findings();   // of every check and every college that counts
 * }</pre>
 *
 * Asks the board for sums only, so the findings of any day can be had. Not thread-safe with writers of the ledger.
 */
public final class Checks {
    /** How much later than a window's first day a college may have begun to tell, and the window still be whole. */
    private static final int LATE_DAYS = 31;

    private static final List<Measure> BUSINESS = Arrays.stream(Measure.values())
            .filter(measure -> !measure.isAccounting())
            .toList();

    private final Board board;
    private final LocalDate asOf;

    public Checks(Board board, LocalDate asOf) {
        this.board = board;
        this.asOf = asOf;
    }

    /** The findings of every check of the catalogue, in its order, of every college that counts. */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (Check check : board.catalogue().checks()) {
            findings.addAll(findings(check));
        }
        return findings;
    }

    /** The findings of one check, by college. */
    public List<Finding> findings(Check check) {
        var of = check.rule().fold(new Evaluation());
        return board.roster().counted().stream()
                .map(college -> {
                    var violations = new Violations(check);
                    of.compare(college, violations);
                    return violations.of(college);
                })
                .toList();
    }

    private interface Comparison {
        void compare(String college, Violations violations);
    }

    private final class Evaluation implements CheckRule.Cases<Comparison> {
        @Override
        public Comparison within(CheckRule.Within rule) {
            return (college, violations) -> {
                for (Term whole : slices(college, rule.whole(), rule.bySlice())) {
                    var parts = rule.bySlice()
                            ? rule.parts().stream()
                                    .map(part -> new Term(part.measure(), whole.slices()))
                                    .toList()
                            : rule.parts();
                    var slice = rule.bySlice() ? Words.slice(only(whole)) : Phrase.same("");
                    var from = rule.window().from(asOf);
                    if (rule.each() == CheckRule.Each.WINDOW) {
                        within(
                                college,
                                parts,
                                whole,
                                from,
                                asOf,
                                period(from, asOf).plus(slice),
                                violations);
                    } else {
                        for (LocalDate day : days(college, whole, from)) {
                            within(
                                    college,
                                    parts,
                                    whole,
                                    day,
                                    day,
                                    Phrase.same(day).plus(slice),
                                    violations);
                        }
                    }
                }
            };
        }

        private void within(
                String college,
                List<Term> parts,
                Term whole,
                LocalDate from,
                LocalDate to,
                Phrase where,
                Violations violations) {
            var most = board.sum(college, whole, from, to);
            var sum = Amount.NONE;
            for (Term part : parts) {
                sum = sum.plus(board.sum(college, part, from, to));
            }
            if (most.count() == 0 || sum.count() == 0) {
                return;
            }
            if (sum.amount() <= most.amount()) {
                violations.passes();
            } else {
                violations.violated(Map.of(
                        "where", where,
                        "parts", Words.amount(parts.get(0), sum.amount()),
                        "whole", Words.amount(whole, most.amount()),
                        "excess", Words.amount(whole, sum.amount() - most.amount())));
            }
        }

        @Override
        public Comparison absent(CheckRule.Absent rule) {
            return (college, violations) -> {
                if (BUSINESS.stream().allMatch(measure -> firstDay(college, Term.of(measure)) == null)) {
                    return;
                }
                var from = rule.window().from(asOf);
                var to = asOf.minusDays(rule.graceDays());
                var found = to.isBefore(from) ? Amount.NONE : board.sum(college, rule.term(), from, to);
                if (found.count() == 0) {
                    violations.passes();
                } else {
                    violations.violated(
                            found.count(),
                            Map.of("where", period(from, to), "amount", Words.amount(rule.term(), found.amount())));
                }
            };
        }

        @Override
        public Comparison plausible(CheckRule.Plausible rule) {
            return (college, violations) -> {
                for (Term denominator : slices(college, rule.denominator(), true)) {
                    var numerator = new Term(rule.numerator().measure(), denominator.slices());
                    for (LocalDate day :
                            days(college, denominator, rule.window().from(asOf))) {
                        var over = board.sum(college, numerator, day, day);
                        var under = board.sum(college, denominator, day, day);
                        if (over.count() == 0) {
                            continue;
                        }
                        if (over.amount() >= under.amount() * rule.least()
                                && over.amount() <= under.amount() * rule.most()) {
                            violations.passes();
                        } else {
                            violations.violated(Map.of(
                                    "where", Phrase.same(day).plus(Words.slice(only(denominator))),
                                    "numerator", Words.amount(numerator, over.amount()),
                                    "denominator", Words.amount(denominator, under.amount()),
                                    "least", Phrase.same(rule.least()),
                                    "most", Phrase.same(rule.most())));
                        }
                    }
                }
            };
        }

        @Override
        public Comparison neverBelowZero(CheckRule.NeverBelowZero rule) {
            return (college, violations) -> {
                var day = rule.window().from(asOf);
                var stock = board.sum(college, rule.stock(), LocalDate.MIN, day.minusDays(1));
                for (; !day.isAfter(asOf); day = day.plusDays(1)) {
                    stock = stock.plus(board.sum(college, rule.stock(), day, day));
                    if (stock.count() == 0) {
                        continue;
                    }
                    if (stock.amount() >= 0) {
                        violations.passes();
                    } else {
                        violations.violated(Map.of(
                                "where", Phrase.same(day), "amount", Words.amount(rule.stock(), stock.amount())));
                    }
                }
            };
        }

        @Override
        public Comparison amongPeers(CheckRule.AmongPeers rule) {
            var figures = new HashMap<String, Double>();
            for (String college : board.roster().counted()) {
                var figure = figure(college, rule.indicator(), rule.window(), asOf);
                if (figure.value() != null && figure.contributions() >= rule.minContributions()) {
                    figures.put(college, figure.value());
                }
            }
            var peers = Peers.of(figures.values(), rule.deviations(), rule.leastPercent(), rule.minColleges());
            return (college, violations) -> {
                var figure = figures.get(college);
                if (figure == null || peers == null) {
                    return;
                }
                if (peers.contains(figure)) {
                    violations.passes();
                } else {
                    violations.violated(Map.of(
                            "indicator", name(rule.indicator()),
                            "value", Words.value(rule.indicator(), figure),
                            "median", Words.value(rule.indicator(), peers.median()),
                            "low", Words.value(rule.indicator(), peers.low()),
                            "high", Words.value(rule.indicator(), peers.high()),
                            "colleges", Phrase.same(peers.colleges())));
                }
            };
        }

        @Override
        public Comparison steady(CheckRule.Steady rule) {
            var before = asOf.minusYears(1);
            return (college, violations) -> rule.indicators().forEach(indicator -> {
                var from = rule.window().from(before);
                var began = begunAfter(college, indicator, from);
                if (began == null) {
                    var now = figure(college, indicator, rule.window(), asOf);
                    var then = figure(college, indicator, rule.window(), before);
                    steady(rule, indicator, Told.of(now), Told.of(then), false, violations);
                } else {
                    var now = Told.of(board.sum(college, indicator.numerator(), began.plusYears(1), asOf), indicator);
                    var then = Told.of(board.sum(college, indicator.numerator(), began, before), indicator);
                    steady(rule, indicator, now, then, true, violations);
                }
            });
        }

        /**
         * @param partial where the college had not begun to tell when last year's window began: the same part of both years,
         *     in which it can only be seen to have grown, since a season may begin some days earlier
         */
        private void steady(
                CheckRule.Steady rule,
                Indicator indicator,
                Told now,
                Told then,
                boolean partial,
                Violations violations) {
            var name = name(indicator);
            if (now.value() == null || now.contributions() < rule.minContributions()) {
                return;
            }
            if (then.value() == null || then.value() <= 0 || then.contributions() < rule.minContributions()) {
                violations.notCompared(name);
                return;
            }
            // Not divided, so that a figure at exactly the factor passes.
            boolean grew = now.value() * 100 > then.value() * rule.percent();
            boolean fell = now.value() * rule.percent() < then.value() * 100;
            if (grew || (fell && !partial)) {
                violations.violated(Map.of(
                        "indicator", name,
                        "value", Words.value(indicator, now.value()),
                        "previous", Words.value(indicator, then.value()),
                        "previousDay", Phrase.same(asOf.minusYears(1)),
                        "times", Phrase.same(String.format(Locale.ROOT, "%.2f", now.value() / then.value()))));
            } else if (fell) {
                violations.notCompared(name);
            } else {
                violations.passes();
            }
        }
    }

    /** What was told of an indicator in some days. */
    private record Told(@Nullable Double value, long contributions) {
        static Told of(FigureValue figure) {
            return new Told(figure.value(), figure.contributions());
        }

        static Told of(Amount sum, Indicator indicator) {
            return new Told(sum.count() == 0 ? null : indicator.value(sum.amount(), 1), sum.count());
        }
    }

    private FigureValue figure(String college, Indicator indicator, Window window, LocalDate day) {
        return board.value(new Figure(indicator, window, Scope.COLLEGE, college, Statistic.POOLED), day);
    }

    /** The day on which a college began to tell of a sum, where that is after the window began; else null. */
    private @Nullable LocalDate begunAfter(String college, Indicator indicator, LocalDate from) {
        if (indicator.denominator() != null || from.equals(LocalDate.MIN)) {
            return null;
        }
        var first = indicator.numerator().parts().stream()
                .map(part -> firstDay(college, part.term()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return first == null || !first.isAfter(from.plusDays(LATE_DAYS)) ? null : first;
    }

    /** The first day on which anything is booked under the term. */
    private @Nullable LocalDate firstDay(String college, Term term) {
        LocalDate first = null;
        for (var slice : board.ledger().series(college, term.measure()).entrySet()) {
            var day = term.takes(slice.getKey()) ? slice.getValue().firstDay() : null;
            if (day != null && (first == null || day.isBefore(first))) {
                first = day;
            }
        }
        return first;
    }

    /** The term itself, or its slices one by one. */
    private List<Term> slices(String college, Term term, boolean bySlice) {
        if (!bySlice) {
            return List.of(term);
        }
        return board.ledger().series(college, term.measure()).keySet().stream()
                .filter(term::takes)
                .map(slice -> new Term(term.measure(), Set.of(slice)))
                .toList();
    }

    private static String only(Term slice) {
        return Objects.requireNonNull(slice.slices().iterator().next());
    }

    /** The days of the window on which anything is booked under the term. */
    private Collection<LocalDate> days(String college, Term term, LocalDate from) {
        var days = new TreeSet<LocalDate>();
        board.ledger().series(college, term.measure()).forEach((slice, series) -> {
            if (term.takes(slice)) {
                days.addAll(series.days(from, asOf));
            }
        });
        return days;
    }

    private Phrase name(Indicator indicator) {
        var wording = indicator.wordingOn(asOf);
        return new Phrase(wording.nameZh(), wording.nameEn());
    }

    private static Phrase period(LocalDate from, LocalDate to) {
        return from.equals(LocalDate.MIN)
                ? new Phrase("截至 " + to, "up to " + to)
                : new Phrase(from + " 至 " + to, from + " to " + to);
    }
}
