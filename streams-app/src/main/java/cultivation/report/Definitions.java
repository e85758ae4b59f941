package cultivation.report;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.Groups;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Quantity;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Unit;
import cultivation.catalogue.Window;
import cultivation.report.Reconciliation.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which definition reproduces a printed figure, if any: another statistic, window, numerator or denominator, another
 * figure of ours or of the file, or a slip of the pen.
 *
 * <p>A ratio is tried with every count of the catalogue above or below its own, pooled and as mean and median of the
 * colleges; so some two hundred values of which one may hit two decimals by chance. What reproduces is a hint, no proof.
 */
final class Definitions {
    /** What reproduces the figure, and how many definitions were tried. */
    record Found(List<Definition> definitions, int tried) {}

    private static final int MOST_POWERS = 4;

    private final Board board;
    private final LocalDate today;
    private final List<Cell> cells;

    Definitions(Board board, LocalDate today, List<Cell> cells) {
        this.board = board;
        this.today = today;
        this.cells = cells;
    }

    Found reproducing(Cell cell) {
        var search = new Search(cell);
        search.statistics();
        search.windows();
        if (cell.subject().indicator().denominator() == null) {
            search.otherIndicators();
        } else {
            search.otherTerms();
        }
        search.otherEntities();
        search.otherYears();
        search.counts();
        search.otherRows();
        search.slips();
        return new Found(List.copyOf(search.found), search.tried);
    }

    private final class Search {
        private final Cell cell;
        private final Subject subject;
        private final LocalDate asOf;
        private final BigDecimal printed;
        private final List<Definition> found = new ArrayList<>();
        private int tried;

        Search(Cell cell) {
            this.cell = cell;
            this.subject = cell.subject();
            this.asOf = ReportTable.dayOf(cell.year(), today);
            this.printed = Objects.requireNonNull(cell.printed().value());
        }

        void statistics() {
            for (Statistic statistic : List.of(Statistic.MEAN, Statistic.MEDIAN)) {
                attempt(
                        "statistic",
                        inWords(statistic),
                        printed(subject.indicator(), subject.window(), asOf, statistic));
            }
        }

        /** Other windows, and the days on which a school year ends and begins. */
        void windows() {
            for (LocalDate day : List.of(asOf, LocalDate.of(cell.year(), 8, 31), LocalDate.of(cell.year(), 9, 1))) {
                for (Window window : subject.indicator().windows()) {
                    boolean own = window == subject.window() && day.equals(asOf);
                    if (!own && !day.isAfter(today)) {
                        for (Statistic statistic : Statistic.values()) {
                            attempt(
                                    "window",
                                    new Said(
                                                    "截至 " + day + " 的统计期 " + window.id(),
                                                    "window " + window.id() + " as of " + day)
                                            .and(inBrackets(statistic)),
                                    printed(subject.indicator(), window, day, statistic));
                        }
                    }
                }
            }
        }

        /** Every count of the catalogue below or above its own. */
        void otherTerms() {
            var own = subject.indicator();
            var denominator = Objects.requireNonNull(own.denominator());
            quantities(own.yearWindow()).forEach((term, name) -> {
                if (!term.equals(denominator)) {
                    ratio(
                            "denominator",
                            own.numerator(),
                            term,
                            new Said("以“" + name.zh() + "”为分母", "divided by “" + name.en() + "”"));
                }
                if (own.unit() == Unit.RATIO && !term.equals(own.numerator())) {
                    ratio(
                            "numerator",
                            term,
                            denominator,
                            new Said("以“" + name.zh() + "”为分子", "of “" + name.en() + "”"));
                }
            });
        }

        private void ratio(String kind, Quantity numerator, Quantity denominator, Said words) {
            var own = subject.indicator();
            var other = new Indicator(
                    own.id(),
                    own.kind(),
                    numerator,
                    denominator,
                    own.paired(),
                    own.factor(),
                    own.unit(),
                    own.better(),
                    own.windows(),
                    own.exported(),
                    own.incompleteMonths(),
                    own.wordings(),
                    List.of());
            for (Statistic statistic : Statistic.values()) {
                attempt(kind, words.and(inBrackets(statistic)), printed(other, subject.window(), asOf, statistic));
            }
        }

        /** Another sum or stock of the same unit, and the own one with another added or taken away. */
        void otherIndicators() {
            var own = printed(subject.indicator(), subject.window(), asOf, Statistic.POOLED);
            for (Indicator other : board.catalogue().indicators()) {
                if (other.equals(subject.indicator())
                        || other.unit() != subject.indicator().unit()
                        || other.denominator() != null) {
                    continue;
                }
                var zh = other.wordingOn(asOf).nameZh();
                var en = other.wordingOn(asOf).nameEn();
                var value = printed(other, other.yearWindow(), asOf, Statistic.POOLED);
                attempt("indicator", new Said("是“" + zh + "”的值", "the value of “" + en + "”"), value);
                if (own != null && value != null && value.signum() != 0) {
                    attempt("indicator", new Said("另加“" + zh + "”", "with “" + en + "” added"), own.add(value));
                    attempt("indicator", new Said("扣除“" + zh + "”", "less “" + en + "”"), own.subtract(value));
                }
            }
        }

        /** A group or a college printed as the city, and the other way round. */
        void otherEntities() {
            var entities = new ArrayList<Entity>();
            entities.add(Entity.of(board, Scope.CITY, board.catalogue().cityId()));
            Groups.ALL.forEach(group -> entities.add(Entity.of(board, Scope.GROUP, Groups.id(group))));
            for (Entity other : entities) {
                if (!other.equals(subject.entity())) {
                    var value =
                            new Subject(subject.indicator(), other, subject.unit()).ours(board, asOf, cell.decimals());
                    attempt(
                            "entity",
                            new Said(
                                    "是“" + other.name() + "”的值",
                                    other.scope() == Scope.CITY
                                            ? "the value of the city"
                                            : "the value of the group “"
                                                    + other.id().replace('_', ' ') + "”"),
                            value);
                }
            }
        }

        void otherYears() {
            for (int year : new int[] {cell.year() - 1, cell.year() + 1}) {
                if (year <= today.getYear()) {
                    attempt(
                            "year",
                            new Said("是 " + year + " 年的值", "the value of " + year),
                            subject.ours(board, ReportTable.dayOf(year, today), cell.decimals()));
                }
            }
        }

        /** The file's own counts, where it prints both of a ratio. */
        void counts() {
            var counts = Contradictions.counts(cell, cells);
            if (counts != null) {
                attempt(
                        "counts",
                        new Said(
                                "由文件中“" + counts.numerator().row().name() + "”÷“"
                                        + counts.denominator().row().name() + "”得出",
                                counts.numerator().name().en() + " ÷ "
                                        + counts.denominator().name().en() + " of the file"),
                        counts.quotient());
            }
        }

        void otherRows() {
            for (Cell other : cells) {
                boolean own = other.row().equals(cell.row()) && other.year() == cell.year();
                if (!own && other.subject().unit() == subject.unit()) {
                    attempt(
                            "row",
                            new Said(
                                    "与" + other.name().zh() + "的印刷值相同",
                                    "printed in " + other.name().en() + " as well"),
                            other.printed().value());
                }
            }
        }

        /** Of our own figure: fewer decimals, another power of ten, two digits in the wrong order, one digit wrong. */
        void slips() {
            var ours = subject.ours(board, asOf, cell.decimals());
            if (ours == null || ours.signum() == 0) {
                return;
            }
            int shown = Math.max(0, printed.stripTrailingZeros().scale());
            if (shown < cell.decimals()) {
                attempt(
                        "rounding",
                        new Said(
                                shown == 0 ? "四舍五入到个位" : "四舍五入到 " + shown + " 位小数",
                                "rounded to " + (shown == 0 ? "a whole number" : shown + " decimals")),
                        subject.ours(board, asOf, shown));
            }
            for (int power = -MOST_POWERS; power <= MOST_POWERS; power++) {
                if (power != 0) {
                    attempt(
                            "unit",
                            new Said("差 10 的 " + power + " 次方倍", "10 to the power " + power + " times ours"),
                            ours.scaleByPowerOfTen(power));
                }
            }
            var wrong = PenSlip.between(ours, printed);
            tried++;
            if (wrong != null) {
                found.add(Definition.of("slip", wrong));
            }
        }

        private void attempt(String kind, Said words, @Nullable BigDecimal value) {
            if (value == null) {
                return;
            }
            tried++;
            if (value.compareTo(printed) == 0) {
                found.add(Definition.of(kind, words));
            }
        }

        private @Nullable BigDecimal printed(Indicator indicator, Window window, LocalDate day, Statistic statistic) {
            if (subject.entity().scope() == Scope.COLLEGE && statistic != Statistic.POOLED) {
                return null;
            }
            var entity = subject.entity();
            return subject.printed(
                    board.value(new Figure(indicator, window, entity.scope(), entity.id(), statistic), day),
                    cell.decimals());
        }
    }

    /** The counts that a ratio over a window can be made of, each under the name of its indicator, else of its measures. */
    private Map<Quantity, Said> quantities(Window window) {
        var quantities = new LinkedHashMap<Quantity, Said>();
        for (Indicator indicator : board.catalogue().indicators()) {
            if (indicator.denominator() == null
                    && indicator.unit() == Unit.PERSON
                    && indicator.yearWindow() == window) {
                var wording = indicator.wordings().get(0);
                quantities.put(indicator.numerator(), new Said(wording.nameZh(), wording.nameEn()));
            }
        }
        for (Indicator indicator : board.catalogue().indicators()) {
            if (indicator.unit() == Unit.RATIO && indicator.yearWindow() == window) {
                for (Quantity quantity : List.of(indicator.numerator(), indicator.base())) {
                    var ids = quantity.parts().stream()
                            .map(part -> part.term().measure().id())
                            .collect(Collectors.joining(" + "));
                    quantities.putIfAbsent(quantity, new Said(ids, ids));
                }
            }
        }
        return quantities;
    }

    private static Said inWords(Statistic statistic) {
        return switch (statistic) {
            case POOLED -> new Said("合并计算", "pooled");
            case MEAN -> new Said("各校值的平均数", "the mean of the colleges’ values");
            case MEDIAN -> new Said("各校值的中位数", "the median of the colleges’ values");
        };
    }

    private static Said inBrackets(Statistic statistic) {
        var words = inWords(statistic);
        return statistic == Statistic.POOLED
                ? new Said("", "")
                : new Said("（" + words.zh() + "）", " (" + words.en() + ")");
    }
}
