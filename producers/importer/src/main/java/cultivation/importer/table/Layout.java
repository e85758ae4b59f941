package cultivation.importer.table;

import static cultivation.importer.table.Column.Presence.EXTRA;

import cultivation.importer.table.Column.Presence;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one record's files: the table that templates, the published specification and the reader share.
 *
 * <pre>{@code
 * var layout = Layout.of(RecordType.TECH_SERVICE_PAYMENT);
 * layout.heading("到款额(万元)")   // column amountFen, unit 万元
 * layout.heading("amountFen")    // column amountFen, unit 分
 * }</pre>
 */
public final class Layout {
    /**
     * A header that was understood.
     *
     * @param unit null where there is none, or none is named
     * @param number which of a student's numbers it names; null where it is none, or either
     */
    public record Heading(
            Column column,
            @Nullable MoneyUnit unit,
            @Nullable StudentNumber number) {}

    private static final Map<RecordType, Layout> LAYOUTS = new EnumMap<>(RecordType.class);

    static {
        for (RecordType type : RecordType.values()) {
            var columns = columns(type);
            if (!columns.isEmpty()) {
                LAYOUTS.put(
                        type,
                        new Layout(
                                type,
                                Stream.concat(columns.stream(), CommonColumns.ofHead().stream())
                                        .toList()));
            }
        }
    }

    private final RecordType type;
    private final List<Column> columns;
    private final Map<String, Heading> bySpelling = new HashMap<>();

    private Layout(RecordType type, List<Column> columns) {
        this.type = type;
        this.columns = List.copyOf(columns);
        for (Column column : columns) {
            understand(column.headerZh(), column, null);
            column.others().forEach(other -> understand(other, column, null));
            understand(column.field(), column, column.kind() == CellKind.MONEY ? MoneyUnit.FEN : null);
        }
    }

    private void understand(String header, Column column, @Nullable MoneyUnit unit) {
        var earlier = bySpelling.put(TextNormalizer.plain(header), new Heading(column, unit, null));
        if (earlier != null && !earlier.column().equals(column)) {
            throw new IllegalStateException("header '" + header + "' of " + type.recordName()
                    + " must be of one column, got: " + earlier.column().field() + " and " + column.field());
        }
    }

    public static Layout of(RecordType type) {
        var layout = LAYOUTS.get(type);
        if (layout == null) {
            throw new IllegalStateException("no files of " + type.recordName() + " are read yet");
        }
        return layout;
    }

    /** The records that files can have. */
    public static List<RecordType> types() {
        return List.copyOf(LAYOUTS.keySet());
    }

    public RecordType type() {
        return type;
    }

    /** In the order of templates; the last ones are {@link Presence#EXTRA}. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns of a template. */
    public List<Column> templateColumns() {
        return columns.stream().filter(column -> column.presence() != EXTRA).toList();
    }

    /** The column of a field, null where files have none for it. */
    public @Nullable Column columnOf(String field) {
        for (Column column : columns) {
            if (column.field().equals(field)) {
                return column;
            }
        }
        return null;
    }

    /** What a header stands for, null when it is none of this layout's. */
    public @Nullable Heading heading(String header) {
        var heading = named(header);
        return heading == null || heading.column().isMistakenFor(header) ? null : heading;
    }

    private @Nullable Heading named(String header) {
        var whole = spelt(TextNormalizer.plain(header));
        if (whole != null) {
            return whole;
        }
        // What stands in brackets or after a slash at the end is a unit or a remark: 到款金额（万元）, 月收入/元, 报到日期（选填）.
        var half = TextNormalizer.half(header).replace('【', '[').replace('】', ']');
        for (int cut = half.length() - 1; cut > 0; cut--) {
            if ("([/".indexOf(half.charAt(cut)) >= 0) {
                var named = spelt(TextNormalizer.plain(half.substring(0, cut)));
                if (named != null) {
                    return withUnit(named, unitOf(half.substring(cut)));
                }
            }
        }
        // 到款金额万元
        for (MoneyUnit unit : new MoneyUnit[] {MoneyUnit.TEN_THOUSAND_YUAN, MoneyUnit.THOUSAND_YUAN, MoneyUnit.YUAN}) {
            var plain = TextNormalizer.plain(half);
            if (plain.endsWith(unit.zh())) {
                return withUnit(
                        bySpelling.get(
                                plain.substring(0, plain.length() - unit.zh().length())),
                        unit);
            }
        }
        return null;
    }

    private @Nullable Heading spelt(String plainHeader) {
        var number = type.isPerson() ? CommonColumns.numberOf(plainHeader) : null;
        var column = number == null ? null : columnOf(type.keyField());
        return column == null ? bySpelling.get(plainHeader) : new Heading(column, null, number);
    }

    private static @Nullable Heading withUnit(@Nullable Heading named, @Nullable MoneyUnit unit) {
        return named == null || named.column().kind() != CellKind.MONEY
                ? named
                : new Heading(named.column(), unit, null);
    }

    private static @Nullable MoneyUnit unitOf(String remark) {
        if (remark.contains("万元")) {
            return MoneyUnit.TEN_THOUSAND_YUAN;
        }
        if (remark.contains("千元")) {
            return MoneyUnit.THOUSAND_YUAN;
        }
        if (remark.contains("元")) {
            return MoneyUnit.YUAN;
        }
        return remark.contains("分") ? MoneyUnit.FEN : null;
    }

    /** Without those of the head; none where files of such records are not read yet. */
    private static List<Column> columns(RecordType type) {
        return switch (type) {
            case ENROLLMENT_PLAN -> EnrollmentPlanColumns.columns();
            case ENROLLMENT -> EnrollmentColumns.columns();
            case GRADUATION -> GraduationColumns.columns();
            case EMPLOYMENT_OUTCOME -> EmploymentOutcomeColumns.columns();
            case TRAINING_SESSION -> TrainingSessionColumns.columns();
            case TECH_SERVICE_PAYMENT -> TechServicePaymentColumns.columns();
            case STAFF_MEMBER,
                    RESOURCE_LEVEL,
                    ESTABLISHMENT,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE,
                    PROJECT_MILESTONE -> List.of();
        };
    }
}
