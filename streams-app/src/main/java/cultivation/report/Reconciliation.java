package cultivation.report;

import cultivation.board.Board;
import cultivation.board.FigureValue;
import cultivation.catalogue.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Printed figures beside ours, and what contradicts itself in the file.
 *
 * <pre>{@code
 * var reconciliation = Reconciliation.of(PrintedFigures.read(file), board, today, city, step -> live.read(…));
 * reconciliation.differing();                    // printed otherwise than the events say
 * reconciliation.contradictions();               // printed twice, not adding up, not following from its own counts
 * }</pre>
 *
 * Ours are pooled, of the calendar year (a stock: of its last day), rounded to the decimals that the file prints in that unit.
 */
public record Reconciliation(Entity entity, List<Compared> compared, List<Contradiction> contradictions) {
    /** What the comparison came to. */
    public enum Verdict {
        AGREES,
        DIFFERS,
        /** We have no figure; the file prints one. */
        MISSING_HERE,
        /** The file says that there is none; we have one. */
        MISSING_THERE,
        INCOMPARABLE
    }

    /**
     * One printed figure.
     *
     * @param line of the file
     * @param indicator id; null when no indicator of ours is meant
     * @param printed as it stands in the file
     * @param ours pooled, in the row's unit and decimals; null when missing
     * @param difference printed less ours; null when either is missing
     * @param why it cannot be compared; empty otherwise
     * @param whyEn the same in English
     * @param reproducedBy definitions that give the printed figure
     * @param tried how many definitions were tried
     */
    public record Compared(
            long line,
            String table,
            String row,
            String unit,
            int year,
            @Nullable String indicator,
            @Nullable Entity entity,
            String printed,
            @Nullable BigDecimal ours,
            @Nullable FigureValue figure,
            @Nullable BigDecimal difference,
            Verdict verdict,
            String why,
            String whyEn,
            List<Definition> reproducedBy,
            int tried) {}

    /**
     * What contradicts itself in the file, as a sentence with the figures in it.
     *
     * @param kind {@code counts}, {@code parts}, {@code twice} or {@code note}
     * @param lines of the file
     * @param sentenceEn the same in English
     * @param accountedFor whether it is in our own figures too, and they have what the file does not print
     */
    public record Contradiction(
            String kind, List<Long> lines, int year, String sentence, String sentenceEn, boolean accountedFor) {}

    /** A printed figure that can be compared. */
    record Cell(PrintedFigures.Row row, Subject subject, int year, PrintedNumber printed, int decimals) {
        Said name() {
            return new Said(
                    "第 " + row.line() + " 行“" + row.name() + "”" + year + " 年", "line " + row.line() + " of " + year);
        }
    }

    /**
     * Compares one figure after another: each may be tried in some hundred definitions, and nothing can be booked while the
     * board holds still.
     *
     * @param still runs a step while the board holds still
     */
    public static Reconciliation of(
            PrintedFigures figures, Board board, LocalDate today, Entity entity, Consumer<Runnable> still) {
        var cells = new ArrayList<Cell>();
        var compared = new ArrayList<Compared>();
        still.accept(() -> sortOut(figures, board, today, entity, cells, compared));
        var definitions = new Definitions(board, today, cells);
        cells.forEach(cell -> still.accept(() -> compared.add(compare(cell, board, today, definitions))));
        compared.sort((one, other) -> one.line() == other.line()
                ? Integer.compare(one.year(), other.year())
                : Long.compare(one.line(), other.line()));
        var contradictions = new ArrayList<Contradiction>();
        still.accept(() -> contradictions.addAll(new Contradictions(figures, cells, board, today).all()));
        return new Reconciliation(entity, List.copyOf(compared), List.copyOf(contradictions));
    }

    /** What can be compared, and why the rest cannot. */
    private static void sortOut(
            PrintedFigures figures,
            Board board,
            LocalDate today,
            Entity entity,
            List<Cell> cells,
            List<Compared> compared) {
        for (PrintedFigures.Row row : figures.rows()) {
            Subject subject;
            try {
                subject = Subject.of(row, board, entity);
            } catch (Subject.IncomparableException e) {
                row.values().forEach((year, text) -> compared.add(incomparable(row, year, null, e.why())));
                continue;
            }
            int decimals = decimals(figures, row.unit());
            row.values().forEach((year, text) -> {
                var printed = PrintedNumber.parse(text);
                if (printed == null) {
                    compared.add(incomparable(row, year, subject, new Said("不是一个数", "it is no number")));
                } else if (year > today.getYear()) {
                    compared.add(incomparable(row, year, subject, new Said("这一年尚未到来", "that year is yet to come")));
                } else {
                    cells.add(new Cell(row, subject, year, printed, decimals));
                }
            });
        }
    }

    /** Figures that are printed otherwise than the events say, or on one side only. */
    public List<Compared> differing() {
        return compared.stream()
                .filter(each -> each.verdict() != Verdict.AGREES && each.verdict() != Verdict.INCOMPARABLE)
                .toList();
    }

    public long number(Verdict verdict) {
        return compared.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** Whether every figure that can be compared is ours, and nothing contradicts itself that ours does not account for. */
    public boolean isClean() {
        return differing().isEmpty() && contradictions.stream().allMatch(Contradiction::accountedFor);
    }

    private static Compared compare(Cell cell, Board board, LocalDate today, Definitions definitions) {
        var subject = cell.subject();
        var figure = subject.value(board, subject.window(), ReportTable.dayOf(cell.year(), today), Statistic.POOLED);
        var ours = subject.printed(figure, cell.decimals());
        var printed = cell.printed().value();
        var verdict = verdict(printed, ours);
        var found = verdict == Verdict.DIFFERS || verdict == Verdict.MISSING_HERE
                ? definitions.reproducing(cell)
                : new Definitions.Found(List.of(), 0);
        return new Compared(
                cell.row().line(),
                cell.row().table(),
                cell.row().name(),
                subject.unit().zh(),
                cell.year(),
                subject.indicator().id(),
                subject.entity(),
                cell.printed().text(),
                ours,
                figure,
                printed == null || ours == null
                        ? null
                        : printed.setScale(Math.max(printed.scale(), cell.decimals()), RoundingMode.UNNECESSARY)
                                .subtract(ours),
                verdict,
                "",
                "",
                found.definitions(),
                found.tried());
    }

    private static Verdict verdict(@Nullable BigDecimal printed, @Nullable BigDecimal ours) {
        if (printed == null || ours == null) {
            return printed == null ? ours == null ? Verdict.AGREES : Verdict.MISSING_THERE : Verdict.MISSING_HERE;
        }
        return printed.compareTo(ours) == 0 ? Verdict.AGREES : Verdict.DIFFERS;
    }

    private static Compared incomparable(PrintedFigures.Row row, int year, @Nullable Subject subject, Said why) {
        return new Compared(
                row.line(),
                row.table(),
                row.name(),
                row.unit(),
                year,
                subject == null ? null : subject.indicator().id(),
                subject == null ? null : subject.entity(),
                row.values().getOrDefault(year, ""),
                null,
                null,
                null,
                Verdict.INCOMPARABLE,
                why.zh(),
                why.en(),
                List.of(),
                0);
    }

    /** The most that the file prints in that unit: zeros at the end are left away by hand, or by a spreadsheet. */
    private static int decimals(PrintedFigures figures, String unit) {
        int most = 0;
        for (PrintedFigures.Row row : figures.rows()) {
            if (row.unit().equals(unit)) {
                for (String text : row.values().values()) {
                    var number = PrintedNumber.parse(text);
                    most = number == null || number.value() == null
                            ? most
                            : Math.max(most, number.value().scale());
                }
            }
        }
        return most;
    }
}
