package cultivation.report;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Benchmark;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.TableRow;
import cultivation.catalogue.Window;
import cultivation.reference.Bound;
import cultivation.reference.Threshold;
import cultivation.report.ReportLayout.Line;
import cultivation.report.ReportTable.Cell;
import cultivation.report.ReportTable.Column;
import cultivation.report.ReportTable.InStatistic;
import cultivation.report.ReportTable.Row;
import cultivation.threshold.Limit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes a table of the annual report, within a reading. */
final class TableMaker {
    private static final String ALL = "合计";

    /** What feeds a row in a column. */
    private record Feed(Indicator indicator, Statistic statistic) {}

    private final Board board;
    private final Collection<Threshold> thresholds;
    private final ReportLayout layout;
    private final int year;
    private final LocalDate asOf;
    private final List<Column> columns;

    TableMaker(Board board, Collection<Threshold> thresholds, ReportLayout layout, int year, LocalDate asOf) {
        this.board = board;
        this.thresholds = thresholds;
        this.layout = layout;
        this.year = year;
        this.asOf = asOf;
        this.columns = layout.columns(year);
    }

    ReportTable table(Entity entity) {
        return new ReportTable(
                layout.id(),
                layout.title(),
                layout.titleEn(),
                year,
                asOf,
                entity,
                board.catalogue().version(),
                columns,
                layout.byCollege() ? colleges(entity) : lines(entity));
    }

    private List<Row> lines(Entity entity) {
        var rows = new ArrayList<Row>();
        var fed = new HashSet<Indicator>();
        var numbers = layout.numbers();
        for (int i = 0; i < layout.rows().size(); i++) {
            rows.add(row(layout.rows().get(i), numbers.get(i), entity, fed));
        }
        for (Indicator indicator : board.catalogue().indicators()) {
            for (TableRow added : indicator.tables()) {
                if (added.table().equals(layout.id()) && !fed.contains(indicator)) {
                    var line = new Line(
                            "",
                            added.row(),
                            indicator.wordingOn(asOf).nameEn(),
                            PrintUnit.of(indicator).zh(),
                            false,
                            null);
                    rows.add(row(line, added.number(), entity, fed));
                }
            }
        }
        return List.copyOf(rows);
    }

    private Row row(Line line, String number, Entity entity, Set<Indicator> fed) {
        var feeds = columns.stream()
                .map(column -> feed(number, line.name(), column))
                .toList();
        feeds.stream().filter(Objects::nonNull).forEach(feed -> fed.add(feed.indicator()));
        var first = first(feeds);
        if (first == null) {
            return new Row(
                    line.number(),
                    line.name(),
                    line.nameEn(),
                    line.unit(),
                    line.heading(),
                    null,
                    null,
                    List.of(),
                    columns.stream().map(column -> (@Nullable Cell) null).toList());
        }
        boolean renamed = isRenamed(line, first.indicator());
        var wording = first.indicator().wordingOn(asOf);
        return new Row(
                line.number(),
                renamed ? wording.nameZh() : line.name(),
                renamed ? wording.nameEn() : line.nameEn(),
                line.unit(),
                line.heading(),
                first.indicator().id(),
                null,
                renamed ? first.indicator().wordings() : List.of(),
                cells(feeds, line, entity));
    }

    private static boolean isRenamed(Line line, Indicator indicator) {
        return indicator.wordings().size() > 1
                && indicator.wordings().stream()
                        .anyMatch(wording -> wording.nameZh().equals(line.name()));
    }

    /** A row for each college that has a figure, and one for all of them. */
    private List<Row> colleges(Entity entity) {
        var feeds = columns.stream().map(column -> feed("", "", column)).toList();
        var first = first(feeds);
        var unit = first == null ? "" : PrintUnit.of(first.indicator()).zh();
        var rows = new ArrayList<Row>();
        if (entity.scope() != Scope.COLLEGE) {
            var members = board.members(new Figure(
                    board.catalogue().indicators().iterator().next(),
                    Window.STOCK,
                    entity.scope(),
                    entity.id(),
                    Statistic.POOLED));
            for (String code : members) {
                var college = Entity.of(board, Scope.COLLEGE, code);
                var row = ofEntity(String.valueOf(rows.size() + 1), college.name(), feeds, unit, college);
                if (row.cells().stream().anyMatch(cell -> cell != null && cell.printed() != null)) {
                    rows.add(row);
                }
            }
        }
        var isAll = entity.scope() != Scope.COLLEGE;
        rows.add(ofEntity(isAll ? "" : "1", isAll ? ALL : entity.name(), feeds, unit, entity));
        return List.copyOf(rows);
    }

    private Row ofEntity(String number, String name, List<@Nullable Feed> feeds, String unit, Entity entity) {
        var first = first(feeds);
        var line = new Line(number, name, name, unit, false, null);
        return new Row(
                number,
                name,
                name.equals(ALL) ? "All" : nameEn(entity),
                unit,
                false,
                first == null ? null : first.indicator().id(),
                entity.id(),
                List.of(),
                cells(feeds, line, entity));
    }

    private static @Nullable Feed first(List<@Nullable Feed> feeds) {
        return feeds.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private @Nullable String nameEn(Entity entity) {
        var college = entity.scope() == Scope.COLLEGE ? board.roster().college(entity.id()) : null;
        var name = college == null ? null : college.getNameEn();
        return name == null ? null : name.toString();
    }

    /** The indicator of a row and column, found by number and name. */
    private @Nullable Feed feed(String number, String name, Column column) {
        for (Indicator indicator : board.catalogue().indicators()) {
            for (TableRow row : indicator.tables()) {
                boolean isHere = row.table().equals(layout.id())
                        && (row.row().equals(name) || layout.byCollege())
                        && (row.number().isEmpty() || row.number().equals(number))
                        && row.column().equals(column.name());
                if (isHere) {
                    return new Feed(indicator, row.statistic());
                }
            }
        }
        return null;
    }

    private List<@Nullable Cell> cells(List<@Nullable Feed> feeds, Line line, Entity entity) {
        var cells = new ArrayList<@Nullable Cell>();
        for (int i = 0; i < columns.size(); i++) {
            var feed = feeds.get(i);
            cells.add(feed == null ? null : cell(columns.get(i), feed, line, entity));
        }
        return Collections.unmodifiableList(cells);
    }

    private @Nullable Cell cell(Column column, Feed feed, Line line, Entity entity) {
        var unit = PrintUnit.of(line.unit(), feed.indicator());
        int places = line.decimals() == null ? unit.places() : line.decimals();
        return switch (column.show()) {
            case FIGURE -> figure(feed, unit, places, day(column.year()), entity);
            case CHANGE -> {
                var now = figure(feed, unit, places, day(year), entity).printed();
                var before = figure(feed, unit, places, day(year - 1), entity).printed();
                yield bare(now == null || before == null ? null : now.subtract(before));
            }
            case BENCHMARK -> bare(printed(benchmark(feed.indicator()), unit, unit.places()));
            case LIMIT -> bare(printed(value(limit(feed, entity)), unit, unit.places()));
            case MET -> bare(met(feed, entity));
        };
    }

    /** The whole year where it is over, as its heading says; else what there is by the table's day. */
    private LocalDate day(int ofYear) {
        return ofYear == year ? asOf : LocalDate.of(ofYear, 12, 31);
    }

    private Cell figure(Feed feed, PrintUnit unit, int places, LocalDate day, Entity entity) {
        var statistic = entity.scope() == Scope.COLLEGE ? Statistic.POOLED : feed.statistic();
        var pooled = value(feed.indicator(), day, entity, Statistic.POOLED);
        var shown = statistic == Statistic.POOLED ? pooled : value(feed.indicator(), day, entity, statistic);
        var statistics = entity.scope() == Scope.COLLEGE
                ? List.<InStatistic>of()
                : Stream.of(Statistic.values())
                        .map(each -> new InStatistic(
                                each,
                                printed(
                                        each == Statistic.POOLED ? pooled : value(feed.indicator(), day, entity, each),
                                        unit,
                                        places)))
                        .toList();
        return new Cell(
                printed(shown, unit, places),
                pooled.numerator(),
                pooled.denominator(),
                shown.contributions(),
                shown.colleges(),
                feed.indicator().id(),
                statistic,
                statistics);
    }

    private FigureValue value(Indicator indicator, LocalDate day, Entity entity, Statistic statistic) {
        return board.value(new Figure(indicator, indicator.yearWindow(), entity.scope(), entity.id(), statistic), day);
    }

    private static @Nullable BigDecimal printed(FigureValue figure, PrintUnit unit, int places) {
        var value = figure.value();
        var numerator = figure.numerator();
        if (value == null) {
            return null;
        }
        return numerator == null
                ? unit.printed(value, places)
                : unit.printed(figure.figure().indicator(), numerator, figure.denominator(), places);
    }

    private static @Nullable BigDecimal printed(@Nullable Double value, PrintUnit unit, int places) {
        return value == null ? null : unit.printed(value, places);
    }

    private static Cell bare(@Nullable BigDecimal printed) {
        return new Cell(printed, null, null, 0, 0, null, null, List.of());
    }

    private @Nullable Double benchmark(Indicator indicator) {
        return board.catalogue().benchmarks().stream()
                .filter(each ->
                        each.indicator().equals(indicator.id()) && !each.on().isAfter(asOf))
                .max(Comparator.comparing(Benchmark::on))
                .map(Benchmark::value)
                .orElse(null);
    }

    /** The threshold for the entity's own figure, else the one for those of its scope, else the city's; whatever its window. */
    private @Nullable Threshold limit(Feed feed, Entity entity) {
        return thresholds.stream()
                .filter(threshold -> threshold
                                .getIndicator()
                                .toString()
                                .equals(feed.indicator().id())
                        && Limit.isInForce(threshold, board.catalogue(), asOf)
                        && (threshold.getEntity() == null
                                || threshold.getEntity().toString().equals(entity.id())))
                .filter(threshold -> rank(threshold, entity) < 3)
                .min(Comparator.comparing((Threshold threshold) -> rank(threshold, entity))
                        .thenComparing(threshold -> threshold.getId().toString()))
                .orElse(null);
    }

    private static int rank(Threshold threshold, Entity entity) {
        var scope = threshold.getScope().toString();
        if (threshold.getEntity() != null) {
            return 0;
        }
        return scope.equals(entity.scope().id()) ? 1 : scope.equals(Scope.CITY.id()) ? 2 : 3;
    }

    private static @Nullable Double value(@Nullable Threshold limit) {
        return limit == null ? null : (Double) limit.getValue();
    }

    /** Held against the exact figure, not the printed one. */
    private @Nullable BigDecimal met(Feed feed, Entity entity) {
        var limit = limit(feed, entity);
        var statistic = entity.scope() == Scope.COLLEGE ? Statistic.POOLED : feed.statistic();
        var value = value(feed.indicator(), asOf, entity, statistic).value();
        if (limit == null || value == null || limit.getBound() == Bound.UNKNOWN) {
            return null;
        }
        return Limit.isWorse(limit.getBound(), value, limit.getValue()) ? BigDecimal.ZERO : BigDecimal.ONE;
    }
}
