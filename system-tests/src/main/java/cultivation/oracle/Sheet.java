package cultivation.oracle;

import cultivation.oracle.Definition.Summand;
import cultivation.oracle.Definition.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Works out figures from the whole ledger: what each college has in a window, and then the totals. */
final class Sheet {
    static final List<String> GROUPS = List.of("municipal_commission", "other_bureau", "district", "private");
    private static final List<String> OF_TOTALS = List.of("pooled", "mean", "median");

    private record Series(String college, Term term) {}

    /** What one college has in a window. */
    private record Share(
            Member member,
            Cell numerator,
            Cell counted,
            @Nullable Fraction value) {}

    private final List<Member> members;
    private final Map<Series, DailySums> sums = new HashMap<>();

    Sheet(List<Member> members, Map<CellKey, Cell> ledger) {
        this.members = members;
        Definition.terms()
                .distinct()
                .forEach(term -> members.forEach(member ->
                        sums.put(new Series(member.code(), term), DailySums.of(member.code(), term, ledger))));
    }

    Figure figure(Question question) {
        var definition = Definition.of(question.indicator());
        if (!definition.windows().contains(question.window())) {
            throw new IllegalArgumentException(question.indicator() + " has no window " + question.window());
        }
        List<Share> shares = within(shares(definition, question), question.scope(), question.entity());
        return figure(definition, question, shares);
    }

    List<Figure> all(LocalDate asOf) {
        var figures = new ArrayList<Figure>();
        for (Definition definition : Definition.ALL) {
            for (String window : definition.windows()) {
                all(definition, window, asOf, figures);
            }
        }
        return figures;
    }

    private void all(Definition definition, String window, LocalDate asOf, List<Figure> figures) {
        var city = new Question(definition.id(), window, "city", "beijing", "pooled", asOf);
        List<Share> shares = shares(definition, city);
        for (Member member : members) {
            var question = new Question(definition.id(), window, "college", member.code(), "pooled", asOf);
            figures.add(figure(definition, question, within(shares, "college", member.code())));
        }
        for (String group : GROUPS) {
            List<Share> ofGroup = within(shares, "group", group);
            for (String statistic : OF_TOTALS) {
                var question = new Question(definition.id(), window, "group", group, statistic, asOf);
                figures.add(figure(definition, question, ofGroup));
            }
        }
        List<Share> ofCity = within(shares, "city", "beijing");
        for (String statistic : OF_TOTALS) {
            var question = new Question(definition.id(), window, "city", "beijing", statistic, asOf);
            figures.add(figure(definition, question, ofCity));
        }
    }

    private List<Share> shares(Definition definition, Question question) {
        var shares = new ArrayList<Share>();
        for (Member member : members) {
            Cell numerator = sum(member, definition.numerator(), question);
            Cell counted = sum(member, definition.counted(), question);
            if (definition.paired() && (numerator.count() == 0 || counted.count() == 0)) {
                numerator = Cell.NOTHING;
                counted = Cell.NOTHING;
            }
            shares.add(new Share(member, numerator, counted, value(definition, numerator, counted)));
        }
        return shares;
    }

    private Cell sum(Member member, List<Summand> summands, Question question) {
        Cell sum = Cell.NOTHING;
        for (Summand summand : summands) {
            var window = summand.window();
            Cell own = Objects.requireNonNull(sums.get(new Series(member.code(), summand.term())))
                    .between(window == null ? question.from() : question.from(window), question.asOf());
            if (summand.required() && own.count() == 0) {
                return Cell.NOTHING;
            }
            sum = sum.plus(new Cell(own.amount() * summand.weight(), own.count()));
        }
        return sum;
    }

    private static List<Share> within(List<Share> shares, String scope, String entity) {
        return shares.stream()
                .filter(share -> switch (scope) {
                    case "college" -> share.member().code().equals(entity);
                    case "group" -> share.member().group().equals(entity);
                    case "city" -> GROUPS.contains(share.member().group());
                    default -> throw new IllegalArgumentException("no scope has the name '" + scope + "'");
                })
                .toList();
    }

    private static @Nullable Fraction value(Definition definition, Cell numerator, Cell counted) {
        if (definition.denominator().isEmpty()) {
            return counted.count() == 0 ? null : definition.value(numerator.amount(), 1);
        }
        return counted.amount() == 0 ? null : definition.value(numerator.amount(), counted.amount());
    }

    private static Figure figure(Definition definition, Question question, List<Share> shares) {
        Cell numerator = Cell.NOTHING;
        Cell counted = Cell.NOTHING;
        int covered = 0;
        var values = new ArrayList<Fraction>();
        for (Share share : shares) {
            numerator = numerator.plus(share.numerator());
            counted = counted.plus(share.counted());
            covered += share.counted().count() > 0 ? 1 : 0;
            if (share.value() != null) {
                values.add(share.value());
            }
        }
        boolean pooled = question.statistic().equals("pooled");
        Fraction exact =
                switch (question.statistic()) {
                    case "pooled" -> value(definition, numerator, counted);
                    case "mean" -> mean(values);
                    case "median" -> median(values);
                    default ->
                        throw new IllegalArgumentException("no statistic has the name '" + question.statistic() + "'");
                };
        return new Figure(
                question,
                exact,
                pooled ? (Long) numerator.amount() : null,
                pooled && !definition.denominator().isEmpty() ? (Long) counted.amount() : null,
                counted.count(),
                covered,
                definition.unit());
    }

    private static @Nullable Fraction mean(List<Fraction> values) {
        return values.isEmpty()
                ? null
                : values.stream().reduce(Fraction.of(0, 1), Fraction::plus).dividedBy(values.size());
    }

    private static @Nullable Fraction median(List<Fraction> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Fraction> inOrder = values.stream().sorted().toList();
        int half = values.size() / 2;
        return values.size() % 2 == 1
                ? inOrder.get(half)
                : inOrder.get(half - 1).plus(inOrder.get(half)).dividedBy(2);
    }
}
