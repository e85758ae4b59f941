package cultivation.board;

import cultivation.catalogue.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What each college has to do with the change of a figure between two as-of days; the parts add up to the change.
 *
 * <p>Of a sum or a stock, a part is the change of the college's own amount. Of a pooled ratio R = Σ wᵢ rᵢ, where rᵢ is the
 * college's own rate and wᵢ its share of the denominator, a part has two:
 *
 * <pre>
 * within  (wᵢ + wᵢ′) / 2 · (rᵢ′ − rᵢ)                       its own rate moved
 * mix     ((rᵢ + rᵢ′) / 2 − (R + R′) / 2) · (wᵢ′ − wᵢ)      its weight among the colleges moved
 * </pre>
 *
 * Their sum is R′ − R, because the shares sum to 1 on both days. A college without a denominator on one day has no rate
 * there: all of its part is mix, also what its numerator adds without one. Of a mean of m colleges, a part is vᵢ′/m′ − vᵢ/m. A median
 * is no sum of parts.
 *
 * <p>Everything is computed with 50 digits and rounded to twelve decimals; what rounding leaves over goes to the parts
 * that it changed most, so that the printed parts sum to the printed change exactly.
 *
 * @param change in the indicator's unit; null when the figure is missing on one of the days
 * @param parts by college code
 */
public record ChangeDecomposition(
        FigureValue from,
        LocalDate fromDay,
        FigureValue to,
        LocalDate toDay,
        @Nullable BigDecimal change,
        List<Part> parts) {
    /**
     * One college's part.
     *
     * @param within what its own rate did; null for what is no pooled ratio
     * @param mix what its weight did; null for what is no pooled ratio
     * @param part all that it did, in the indicator's unit; null when there is no change to divide
     */
    public record Part(
            String code,
            FigureValue from,
            FigureValue to,
            @Nullable BigDecimal within,
            @Nullable BigDecimal mix,
            @Nullable BigDecimal part) {}

    private static final MathContext EXACT = new MathContext(50);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int PLACES = 12;

    /** Two parts of a part, before rounding. */
    private record Raw(BigDecimal within, BigDecimal mix) {}

    /** Whether a change of the statistic is a sum of the colleges' parts. */
    public static boolean isDefinedFor(Statistic statistic) {
        return statistic != Statistic.MEDIAN;
    }

    /**
     * The parts of every college that the figure is made of.
     *
     * @throws IllegalArgumentException for a median
     */
    public static ChangeDecomposition of(Board board, Figure figure, LocalDate fromDay, LocalDate toDay) {
        if (!isDefinedFor(figure.statistic())) {
            throw new IllegalArgumentException("the change of a median is no sum of parts, got: " + figure);
        }
        var from = board.value(figure, fromDay);
        var to = board.value(figure, toDay);
        var codes = board.members(figure);
        var before = own(board, figure, codes, fromDay);
        var after = own(board, figure, codes, toDay);
        boolean known = from.value() != null && to.value() != null;
        var raw = known ? raw(figure, before, after) : List.<Raw>of();
        boolean ratio = figure.indicator().denominator() != null && figure.statistic() == Statistic.POOLED;
        var pieces = new ArrayList<BigDecimal>();
        for (Raw each : raw) {
            pieces.add(each.within());
            if (ratio) {
                pieces.add(each.mix());
            }
        }
        var rounded = rounded(pieces);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < codes.size(); i++) {
            BigDecimal within = null;
            BigDecimal mix = null;
            BigDecimal part = null;
            if (known && ratio) {
                within = rounded.get(2 * i);
                mix = rounded.get(2 * i + 1);
                part = within.add(mix);
            } else if (known) {
                part = rounded.get(i);
            }
            parts.add(new Part(codes.get(i), before.get(i), after.get(i), within, mix, part));
        }
        var change = known ? rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add) : null;
        return new ChangeDecomposition(from, fromDay, to, toDay, change, parts);
    }

    private static List<FigureValue> own(Board board, Figure figure, List<String> codes, LocalDate day) {
        return codes.stream()
                .map(code -> CollegeShare.of(board, figure, code, day))
                .toList();
    }

    private static List<Raw> raw(Figure figure, List<FigureValue> before, List<FigureValue> after) {
        if (figure.statistic() == Statistic.MEAN) {
            return ofMean(figure, before, after);
        }
        return figure.indicator().denominator() == null ? ofSum(figure, before, after) : ofRatio(figure, before, after);
    }

    private static List<Raw> ofSum(Figure figure, List<FigureValue> before, List<FigureValue> after) {
        int decimals = figure.indicator().decimals();
        return IntStream.range(0, after.size())
                .mapToObj(i -> new Raw(
                        BigDecimal.valueOf(numerator(after.get(i)) - numerator(before.get(i)), decimals),
                        BigDecimal.ZERO))
                .toList();
    }

    private static List<Raw> ofMean(Figure figure, List<FigureValue> before, List<FigureValue> after) {
        var numberBefore = BigDecimal.valueOf(
                before.stream().filter(each -> each.value() != null).count());
        var numberAfter = BigDecimal.valueOf(
                after.stream().filter(each -> each.value() != null).count());
        return IntStream.range(0, after.size())
                .mapToObj(i -> new Raw(
                        share(figure, after.get(i), numberAfter).subtract(share(figure, before.get(i), numberBefore)),
                        BigDecimal.ZERO))
                .toList();
    }

    private static BigDecimal share(Figure figure, FigureValue own, BigDecimal number) {
        return own.value() == null ? BigDecimal.ZERO : rate(figure, own).divide(number, EXACT);
    }

    private static List<Raw> ofRatio(Figure figure, List<FigureValue> before, List<FigureValue> after) {
        var allBefore = BigDecimal.valueOf(
                before.stream().mapToLong(ChangeDecomposition::denominator).sum());
        var allAfter = BigDecimal.valueOf(
                after.stream().mapToLong(ChangeDecomposition::denominator).sum());
        var perUnit = BigDecimal.ONE.scaleByPowerOfTen(figure.indicator().decimals());
        var middle = half(BigDecimal.valueOf(before.stream()
                        .mapToLong(ChangeDecomposition::numerator)
                        .sum())
                .divide(allBefore.multiply(perUnit), EXACT)
                .add(BigDecimal.valueOf(after.stream()
                                .mapToLong(ChangeDecomposition::numerator)
                                .sum())
                        .divide(allAfter.multiply(perUnit), EXACT)));
        var raw = new ArrayList<Raw>();
        for (int i = 0; i < after.size(); i++) {
            boolean had = denominator(before.get(i)) != 0;
            boolean has = denominator(after.get(i)) != 0;
            var weightBefore = BigDecimal.valueOf(denominator(before.get(i))).divide(allBefore, EXACT);
            var weightAfter = BigDecimal.valueOf(denominator(after.get(i))).divide(allAfter, EXACT);
            var part = adds(after.get(i), allAfter, perUnit)
                    .subtract(adds(before.get(i), allBefore, perUnit))
                    .subtract(middle.multiply(weightAfter.subtract(weightBefore)));
            var within = had && has
                    ? half(weightBefore.add(weightAfter))
                            .multiply(rate(figure, after.get(i)).subtract(rate(figure, before.get(i))))
                    : BigDecimal.ZERO;
            raw.add(new Raw(within, part.subtract(within)));
        }
        return raw;
    }

    /** What a college adds to the ratio of all. */
    private static BigDecimal adds(FigureValue own, BigDecimal all, BigDecimal perUnit) {
        return BigDecimal.valueOf(numerator(own)).divide(all.multiply(perUnit), EXACT);
    }

    /** In the indicator's unit. */
    private static BigDecimal rate(Figure figure, FigureValue own) {
        var perUnit = BigDecimal.ONE.scaleByPowerOfTen(figure.indicator().decimals());
        var base = figure.indicator().denominator() == null ? BigDecimal.ONE : BigDecimal.valueOf(denominator(own));
        return BigDecimal.valueOf(numerator(own)).divide(base.multiply(perUnit), EXACT);
    }

    private static long numerator(FigureValue own) {
        return own.numerator() == null ? 0 : own.numerator();
    }

    private static long denominator(FigureValue own) {
        return own.denominator() == null ? 0 : own.denominator();
    }

    private static BigDecimal half(BigDecimal value) {
        return value.divide(TWO, EXACT);
    }

    /** Rounds so that the rounded sum to the rounded sum: the last places go where rounding took most. */
    private static List<BigDecimal> rounded(List<BigDecimal> exact) {
        var total = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(PLACES, RoundingMode.HALF_EVEN);
        var rounded = new ArrayList<BigDecimal>();
        exact.forEach(each -> rounded.add(each.setScale(PLACES, RoundingMode.FLOOR)));
        var over = total.subtract(rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var place = BigDecimal.ONE.movePointLeft(PLACES);
        var byLoss = IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> rounded.get(i).subtract(exact.get(i))))
                .toList();
        int left = over.divide(place, RoundingMode.HALF_EVEN).intValue();
        for (int i = 0; i < left; i++) {
            rounded.set(byLoss.get(i), rounded.get(byLoss.get(i)).add(place));
        }
        return rounded;
    }
}
