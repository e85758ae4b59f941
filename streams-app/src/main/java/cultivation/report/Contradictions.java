package cultivation.report;

import static cultivation.report.PrintedNumber.inWords;

import cultivation.board.Board;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Kind;
import cultivation.report.Reconciliation.Cell;
import cultivation.report.Reconciliation.Contradiction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What contradicts itself in a file of printed figures, whatever ours are.
 *
 * <p>A ratio that does not follow from the counts printed beside it; parts that do not add up to their total; one figure
 * printed twice with two values; a remark that names another value of the same size.
 */
final class Contradictions {
    /** A ratio's own counts as the file prints them. */
    record Counts(Cell numerator, Cell denominator, BigDecimal quotient) {}

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\dA-Za-z.,])(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
    private static final Pattern LINE_BEFORE = Pattern.compile(".*(?:L\\d*-?L?|[第行页])\\s*$", Pattern.DOTALL);
    private static final Pattern PART_OF_A_SUM_BEFORE = Pattern.compile(".*[+=/×÷*-]\\s*$", Pattern.DOTALL);
    private static final Pattern NO_COUNT_AFTER = Pattern.compile("\\s*[%万+=/×÷*].*", Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d|previous year|last year|上年|去年");
    /** Of a remark, a smaller number is a percentage, a page or a number of colleges. */
    private static final int FEWEST_DIGITS = 3;
    /** A number this many times the printed one, or a part of it, is about something else. */
    private static final int SAME_SIZE = 3;

    private final PrintedFigures figures;
    private final List<Cell> cells;
    private final Board board;
    private final LocalDate today;
    private final List<Contradiction> found = new ArrayList<>();
    private final Set<BigDecimal> explained = new HashSet<>();

    Contradictions(PrintedFigures figures, List<Cell> cells, Board board, LocalDate today) {
        this.figures = figures;
        this.cells =
                cells.stream().filter(cell -> cell.printed().value() != null).toList();
        this.board = board;
        this.today = today;
    }

    List<Contradiction> all() {
        cells.forEach(this::againstItsCounts);
        cells.forEach(this::againstItsParts);
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                twice(cells.get(i), cells.get(j));
            }
        }
        remarks();
        return List.copyOf(found);
    }

    /** The counts that a ratio is made of, where the file prints both; null otherwise. */
    static @Nullable Counts counts(Cell ratio, List<Cell> cells) {
        var indicator = ratio.subject().indicator();
        if (indicator.kind() != Kind.RATIO) {
            return null;
        }
        Cell numerator = null;
        Cell denominator = null;
        for (Cell cell : cells) {
            var other = cell.subject().indicator();
            if (cell.printed().value() != null && isBeside(cell, ratio) && other.kind() == Kind.SUM) {
                numerator = other.numerator().equals(indicator.numerator()) ? cell : numerator;
                denominator = other.numerator().equals(indicator.base()) ? cell : denominator;
            }
        }
        if (numerator == null || denominator == null || value(denominator).signum() == 0) {
            return null;
        }
        return new Counts(
                numerator,
                denominator,
                value(numerator)
                        .scaleByPowerOfTen(2)
                        .divide(value(denominator), ratio.decimals(), RoundingMode.HALF_UP));
    }

    private void againstItsCounts(Cell ratio) {
        var counts = counts(ratio, cells);
        if (counts == null || counts.quotient().compareTo(value(ratio)) == 0) {
            return;
        }
        add(
                "counts",
                List.of(ratio, counts.numerator(), counts.denominator()),
                new Said(
                        ratio.name().zh() + "印为 " + inWords(value(ratio)) + "%，而同一文件的“"
                                + counts.numerator().row().name() + "”" + inWords(value(counts.numerator())) + " ÷ “"
                                + counts.denominator().row().name() + "”" + inWords(value(counts.denominator()))
                                + " = " + inWords(counts.quotient()) + "%，相差 "
                                + inWords(value(ratio).subtract(counts.quotient())) + " 个百分点。",
                        ratio.name().en() + " is printed as " + inWords(value(ratio)) + "%, but "
                                + counts.numerator().name().en() + ", " + inWords(value(counts.numerator())) + " ÷ "
                                + counts.denominator().name().en() + ", " + inWords(value(counts.denominator()))
                                + " = " + inWords(counts.quotient()) + "%, "
                                + inWords(value(ratio).subtract(counts.quotient())) + " percentage points apart."));
    }

    /** A total of a measure beside the classes of it that the file prints. */
    private void againstItsParts(Cell total) {
        var whole = total.subject().indicator();
        var term = whole.denominator() == null ? whole.numerator().term() : null;
        if (term == null || !term.slices().isEmpty()) {
            return;
        }
        var parts = cells.stream()
                .filter(cell -> isBeside(cell, total)
                        && cell.subject().unit() == total.subject().unit()
                        && isPart(cell.subject().indicator(), whole))
                .toList();
        var sum = parts.stream().map(Contradictions::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (parts.size() < 2 || sum.compareTo(value(total)) == 0) {
            return;
        }
        var gap = value(total).subtract(sum);
        explained.add(sum.stripTrailingZeros());
        explained.add(gap.abs().stripTrailingZeros());
        var lines = new ArrayList<>(List.of(total));
        lines.addAll(parts);
        var words = parts(total, parts.size(), sum)
                .and(unprinted(total, whole, parts))
                .and(new Said("。", "."));
        found.add(new Contradiction(
                "parts",
                lines(lines),
                total.year(),
                words.zh(),
                capital(words.en()),
                lines.stream().allMatch(this::isOurs)
                        && ours(total, whole, parts).compareTo(gap) == 0));
    }

    private static Said parts(Cell total, int classes, BigDecimal sum) {
        var gap = value(total).subtract(sum);
        var zh = " " + total.subject().unit().zh();
        var en = " " + total.subject().unit().en();
        return new Said(
                total.name().zh() + "印为 " + inWords(value(total)) + zh + "，所列 " + classes + " 类合计 " + inWords(sum) + zh
                        + (gap.signum() > 0
                                ? "，有 " + inWords(gap) + zh + "不属于任何一类"
                                : "，比总数多 " + inWords(gap.abs()) + zh),
                total.name().en() + " is printed as " + inWords(value(total)) + en + ", its " + classes
                        + " classes add up to " + inWords(sum) + en
                        + (gap.signum() > 0
                                ? ", so " + inWords(gap) + en + " are of none"
                                : ", " + inWords(gap.abs()) + en + " more than the total"));
    }

    private boolean isOurs(Cell cell) {
        var ours = cell.subject().ours(board, ReportTable.dayOf(cell.year(), today), cell.decimals());
        return ours != null && ours.compareTo(value(cell)) == 0;
    }

    /** What we have in the classes that the file does not print. */
    private BigDecimal ours(Cell total, Indicator whole, List<Cell> parts) {
        var sum = BigDecimal.ZERO;
        for (Indicator other : unprinted(whole, parts)) {
            var ours = new Subject(
                            other, total.subject().entity(), total.subject().unit())
                    .ours(board, ReportTable.dayOf(total.year(), today), total.decimals());
            sum = ours == null ? sum : sum.add(ours);
        }
        return sum;
    }

    private List<Indicator> unprinted(Indicator whole, List<Cell> parts) {
        return board.catalogue().indicators().stream()
                .filter(other -> isPart(other, whole)
                        && parts.stream()
                                .noneMatch(part -> part.subject().indicator().equals(other)))
                .toList();
    }

    /** What we have of the classes that the file does not print. */
    private Said unprinted(Cell total, Indicator whole, List<Cell> parts) {
        var words = new Said("", "");
        for (Indicator other : unprinted(whole, parts)) {
            var asOf = ReportTable.dayOf(total.year(), today);
            var ours = new Subject(
                            other, total.subject().entity(), total.subject().unit())
                    .ours(board, asOf, total.decimals());
            if (ours != null) {
                var wording = other.wordingOn(asOf);
                words = words.and(new Said(
                        "；本系统“" + wording.nameZh() + "”为 " + inWords(ours),
                        "; ours of “" + wording.nameEn() + "” is " + inWords(ours)));
            }
        }
        return words;
    }

    private static boolean isPart(Indicator part, Indicator whole) {
        var term = part.numerator().term();
        var all = whole.numerator().term();
        return part.denominator() == null
                && part.kind() == whole.kind()
                && term != null
                && all != null
                && term.measure() == all.measure()
                && !term.slices().isEmpty();
    }

    /** One figure with two values, beyond what the coarser of the two rounds away. */
    private void twice(Cell one, Cell other) {
        if (one.row().equals(other.row())
                || !isBeside(one, other)
                || !one.subject().indicator().equals(other.subject().indicator())) {
            return;
        }
        var first = inSmallestUnit(one);
        var second = inSmallestUnit(other);
        int places = Math.min(first.scale(), second.scale());
        if (first.setScale(places, RoundingMode.HALF_UP).compareTo(second.setScale(places, RoundingMode.HALF_UP))
                != 0) {
            add(
                    "twice",
                    List.of(one, other),
                    new Said(
                            "同一数字印了两次：" + one.name().zh() + "为 " + inWords(value(one)) + " "
                                    + one.subject().unit().zh() + "，"
                                    + other.name().zh() + "为 "
                                    + inWords(value(other)) + " "
                                    + other.subject().unit().zh() + "。",
                            "One figure is printed twice: " + one.name().en() + " is " + inWords(value(one)) + " "
                                    + one.subject().unit().en() + ", "
                                    + other.name().en() + " is "
                                    + inWords(value(other)) + " "
                                    + other.subject().unit().en() + "."));
        }
    }

    private static BigDecimal inSmallestUnit(Cell cell) {
        var value = value(cell).setScale(Math.max(cell.decimals(), 0), RoundingMode.UNNECESSARY);
        return value.scaleByPowerOfTen(cell.subject().unit().powerOfTen());
    }

    /** Numbers in the remarks that nothing else in the file or of ours accounts for. */
    private void remarks() {
        for (PrintedFigures.Row row : figures.rows()) {
            row.values()
                    .values()
                    .forEach(text -> NUMBER.matcher(text).results().forEach(number -> explain(number.group())));
        }
        for (PrintedFigures.Row row : figures.rows()) {
            var own = cells.stream().filter(cell -> cell.row().equals(row)).toList();
            if (!own.isEmpty() && own.get(0).subject().indicator().denominator() == null) {
                NUMBER.matcher(row.note()).results().forEach(number -> remark(row, own, number));
            }
        }
    }

    private void remark(PrintedFigures.Row row, List<Cell> own, MatchResult number) {
        var before = row.note().substring(0, number.start());
        var after = row.note().substring(number.end());
        var value = new BigDecimal(number.group().replace(",", ""));
        boolean isCount = value.precision() >= FEWEST_DIGITS
                && !LINE_BEFORE.matcher(before).matches()
                && !PART_OF_A_SUM_BEFORE.matcher(before).matches()
                && !NO_COUNT_AFTER.matcher(after).matches()
                && !YEAR.matcher(number.group()).matches();
        if (!isCount || explained.contains(value.stripTrailingZeros())) {
            return;
        }
        var year = year(before, own);
        var cell = own.stream().filter(each -> each.year() == year).findFirst().orElse(own.get(0));
        var printed = value(cell);
        boolean sameSize = value.compareTo(printed.multiply(BigDecimal.valueOf(SAME_SIZE))) < 0
                && value.multiply(BigDecimal.valueOf(SAME_SIZE)).compareTo(printed) > 0;
        var ours = cell.subject().ours(board, ReportTable.dayOf(cell.year(), today), cell.decimals());
        if (sameSize && !(ours != null && ours.compareTo(value) == 0)) {
            add(
                    "note",
                    List.of(cell),
                    new Said(
                            cell.name().zh() + "印为 " + inWords(printed) + "，备注中另有 " + inWords(value) + "，相差 "
                                    + inWords(printed.subtract(value).abs()) + "；本系统为 " + inWords(ours) + "。",
                            cell.name().en() + " is printed as " + inWords(printed) + ", and its remark has "
                                    + inWords(value) + ", "
                                    + inWords(printed.subtract(value).abs())
                                    + " apart; ours is " + inWords(ours) + "."));
        }
    }

    /** The year that a remark speaks of last; the row's latest where it names none. */
    private static int year(String before, List<Cell> own) {
        int latest = own.stream().mapToInt(Cell::year).max().orElseThrow();
        return YEAR.matcher(before)
                .results()
                .map(MatchResult::group)
                .reduce((first, second) -> second)
                .map(word -> Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : latest - 1)
                .orElse(latest);
    }

    private void explain(String number) {
        explained.add(new BigDecimal(number.replace(",", "")).stripTrailingZeros());
    }

    private void add(String kind, List<Cell> of, Said sentence) {
        found.add(new Contradiction(kind, lines(of), of.get(0).year(), sentence.zh(), capital(sentence.en()), false));
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static List<Long> lines(List<Cell> of) {
        return of.stream().map(cell -> cell.row().line()).distinct().toList();
    }

    private static boolean isBeside(Cell one, Cell other) {
        return one.year() == other.year()
                && one.subject().entity().equals(other.subject().entity());
    }

    private static BigDecimal value(Cell cell) {
        return Objects.requireNonNull(cell.printed().value());
    }
}
