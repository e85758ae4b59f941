package cultivation.importer.table;

import static cultivation.importer.table.Column.Presence.EXTRA;

import cultivation.importer.code.MoneyUnit;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.table.Column.Presence;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param remark what stands behind the name, as {@code （万元）}; empty where nothing does
     */
    public record Heading(
            Column column,
            @Nullable MoneyUnit unit,
            @Nullable StudentNumber number,
            String remark) {}

    private static final Map<RecordType, Layout> LAYOUTS = new EnumMap<>(RecordType.class);
    private static final Layout WIDE_LEVELS = new Layout(RecordType.RESOURCE_LEVEL, ResourceLevelColumns.wide());

    static {
        for (RecordType type : RecordType.values()) {
            LAYOUTS.put(type, new Layout(type, columns(type)));
        }
    }

    private final RecordType type;
    private final List<Column> columns;
    private final Map<String, Heading> bySpelling = new HashMap<>();

    private Layout(RecordType type, List<Column> columns) {
        this.type = type;
        this.columns =
                Stream.concat(columns.stream(), CommonColumns.ofHead().stream()).toList();
        for (Column column : this.columns) {
            understand(column.headerZh(), column, null);
            column.others().forEach(other -> understand(other, column, null));
            understand(column.field(), column, column.kind() == CellKind.MONEY ? MoneyUnit.FEN : null);
        }
    }

    private void understand(String header, Column column, @Nullable MoneyUnit unit) {
        var earlier = bySpelling.put(TextNormalizer.plain(header), new Heading(column, unit, null, ""));
        if (earlier != null && !earlier.column().equals(column)) {
            throw new IllegalStateException("header '" + header + "' of " + type.recordName()
                    + " must be of one column, got: " + earlier.column().field() + " and " + column.field());
        }
    }

    public static Layout of(RecordType type) {
        var layout = LAYOUTS.get(type);
        if (layout == null) {
            throw new IllegalStateException("every record has a layout, got none for " + type);
        }
        return layout;
    }

    /** All forms in which files of a record come; the first is that of templates. */
    public static List<Layout> all(RecordType type) {
        return type == RecordType.RESOURCE_LEVEL ? List.of(of(type), WIDE_LEVELS) : List.of(of(type));
    }

    /** The form of resources with a column for each item. */
    public static Layout wideLevels() {
        return WIDE_LEVELS;
    }

    public RecordType type() {
        return type;
    }

    /** Whether a row has a column for each item that it states. */
    public boolean isWide() {
        return this == WIDE_LEVELS;
    }

    /** The column by which a line is known to be a row: the id's; of resources, of which files have none, the day's. */
    public Column leadColumn() {
        return Objects.requireNonNull(columnOf(type == RecordType.RESOURCE_LEVEL ? "asOfOn" : type.keyField()));
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
                    return withRemark(named, half.substring(cut), unitOf(half.substring(cut)));
                }
            }
        }
        // 到款金额万元
        for (MoneyUnit unit : new MoneyUnit[] {MoneyUnit.TEN_THOUSAND_YUAN, MoneyUnit.THOUSAND_YUAN, MoneyUnit.YUAN}) {
            var plain = TextNormalizer.plain(half);
            if (plain.endsWith(unit.zh())) {
                return withRemark(
                        bySpelling.get(
                                plain.substring(0, plain.length() - unit.zh().length())),
                        unit.zh(),
                        unit);
            }
        }
        return null;
    }

    private @Nullable Heading spelt(String plainHeader) {
        var number = type.keyField().equals("studentId") ? CommonColumns.numberOf(plainHeader) : null;
        var column = number == null ? null : columnOf(type.keyField());
        return column == null ? bySpelling.get(plainHeader) : new Heading(column, null, number, "");
    }

    private static @Nullable Heading withRemark(@Nullable Heading named, String remark, @Nullable MoneyUnit unit) {
        if (named == null) {
            return null;
        }
        return switch (named.column().kind()) {
            case MONEY -> new Heading(named.column(), unit, null, remark);
            case QUANTITY -> new Heading(named.column(), null, null, remark);
            default -> named;
        };
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

    private static List<Column> columns(RecordType type) {
        return switch (type) {
            case ENROLLMENT_PLAN -> EnrollmentPlanColumns.columns();
            case ENROLLMENT -> EnrollmentColumns.columns();
            case GRADUATION -> GraduationColumns.columns();
            case EMPLOYMENT_OUTCOME -> EmploymentOutcomeColumns.columns();
            case TRAINING_SESSION -> TrainingSessionColumns.columns();
            case TECH_SERVICE_PAYMENT -> TechServicePaymentColumns.columns();
            case STAFF_MEMBER -> StaffMemberColumns.columns();
            case RESOURCE_LEVEL -> ResourceLevelColumns.columns();
            case ESTABLISHMENT -> EstablishmentColumns.columns();
            case ACTIVITY -> ActivityColumns.columns();
            case ACHIEVEMENT -> AchievementColumns.columns();
            case FUNDING_FLOW -> FundingFlowColumns.columns();
            case SURVEY_WAVE -> SurveyWaveColumns.columns();
            case PROJECT_MILESTONE -> ProjectMilestoneColumns.columns();
        };
    }
}
