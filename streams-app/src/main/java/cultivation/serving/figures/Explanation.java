package cultivation.serving.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Board;
import cultivation.board.CollegeShare;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.EmployedPeriod;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.college.Topics;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.live.LastChange;
import cultivation.live.LiveBoard.View;
import cultivation.reference.College;
import cultivation.serving.http.Json;
import cultivation.threshold.ThresholdsInForce;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure is what it is: its definition, its integers by college and by month, who is in it and who is silent, what
 * changed it last, and the ledger's offsets it was computed from, so that anyone can compute it again.
 *
 * <p>The integers of the colleges, and those of the periods, each add up to the figure's own.
 */
record Explanation(
        FigureValue value,
        FigureValue before,
        String status,
        LocalDate asOf,
        Catalogue catalogue,
        List<Part> parts,
        List<Period> periods,
        List<LastChange> lastChanges,
        Map<Integer, Long> ledgerOffsets) {

    /** Measures that the employed set decides on. */
    private static final Set<Measure> OF_EMPLOYED = EnumSet.of(
            Measure.EMPLOYED,
            Measure.EMPLOYED_LOCAL,
            Measure.EMPLOYED_WEST_NORTHEAST,
            Measure.EMPLOYED_SME_GRASSROOTS,
            Measure.EMPLOYED_TOP500,
            Measure.INCOME_FEN,
            Measure.INCOME_STATED,
            Measure.RELEVANCE_ASKED,
            Measure.MAJOR_RELEVANT);

    private static final int MOST_CHANGES = 10;

    /**
     * What one college has in the figure.
     *
     * @param months its periods that hold anything
     */
    record Part(String code, @Nullable College college, FigureValue own, List<Period> months) {}

    /**
     * The days of one month within the window.
     *
     * @param from null: everything before, in a stock
     */
    record Period(
            @Nullable LocalDate from,
            LocalDate to,
            Amount numerator,
            @Nullable Amount denominator) {
        boolean isEmpty() {
            return numerator.equals(Amount.NONE) && (denominator == null || denominator.equals(Amount.NONE));
        }

        private Period plus(Period other) {
            return new Period(
                    from,
                    to,
                    numerator.plus(other.numerator),
                    denominator == null || other.denominator == null ? null : denominator.plus(other.denominator));
        }
    }

    static Explanation of(View view, Figure figure, LocalDate asOf) {
        var board = view.board();
        var indicator = figure.indicator();
        var windows = periods(figure.window(), asOf);
        var parts = new ArrayList<Part>();
        List<Period> total = windows.stream()
                .map(days -> period(days, Amount.NONE, indicator.denominator() == null ? null : Amount.NONE))
                .toList();
        for (String code : board.members(figure)) {
            var own = CollegeShare.of(board, figure, code, asOf);
            var months = windows.stream()
                    .map(days -> period(
                            days,
                            sum(board, code, indicator.numerator(), days),
                            indicator.denominator() == null ? null : sum(board, code, indicator.denominator(), days)))
                    .toList();
            var sums = new ArrayList<Period>();
            for (int i = 0; i < months.size(); i++) {
                sums.add(total.get(i).plus(months.get(i)));
            }
            total = sums;
            parts.add(new Part(
                    code,
                    board.roster().college(code),
                    own,
                    months.stream().filter(month -> !month.isEmpty()).toList()));
        }
        var value = board.value(figure, asOf);
        return new Explanation(
                value,
                board.value(figure, asOf.minusYears(1)),
                ThresholdsInForce.of(view.board(), view.thresholds().values(), asOf)
                        .status(value),
                asOf,
                board.catalogue(),
                parts,
                total,
                lastChanges(view, figure),
                view.ledgerOffsets());
    }

    void write(JsonGenerator json, String clock) throws IOException {
        json.writeStartObject();
        json.writeStringField("asOf", asOf.toString());
        json.writeStringField("clock", clock);
        json.writeFieldName("figure");
        new FigureSet(asOf, asOf.minusYears(1), List.of(new FigureSet.Pair(value, before, status))).writeOne(json);
        definition(json);
        json.writeArrayFieldStart("colleges");
        for (Part part : parts) {
            part(json, part);
        }
        json.writeEndArray();
        periods(json, "months", periods);
        coverage(json);
        json.writeNumberField("events", value.contributions());
        json.writeArrayFieldStart("lastChanges");
        for (LastChange change : lastChanges) {
            change(json, change);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("ledger");
        json.writeStringField("topic", Topics.LEDGER);
        json.writeObjectFieldStart("nextOffsets");
        for (var offset : ledgerOffsets.entrySet()) {
            json.writeNumberField(String.valueOf(offset.getKey()), offset.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void definition(JsonGenerator json) throws IOException {
        var indicator = value.figure().indicator();
        var window = value.figure().window();
        json.writeObjectFieldStart("definition");
        json.writeStringField("catalogueVersion", catalogue.version());
        json.writeFieldName("indicator");
        CatalogueResponse.indicator(json, indicator, asOf);
        json.writeObjectFieldStart("window");
        json.writeStringField("id", window.id());
        var from = window.from(asOf);
        Json.text(json, "from", from.equals(LocalDate.MIN) ? null : from);
        json.writeStringField("to", asOf.toString());
        json.writeEndObject();
        json.writeArrayFieldStart("employed");
        boolean employed = Stream.of(indicator.numerator(), indicator.base())
                .map(Term::measure)
                .anyMatch(OF_EMPLOYED::contains);
        if (employed) {
            for (EmployedPeriod period : catalogue.employedPeriods()) {
                if (!period.validFrom().isAfter(asOf) && !period.validTo().isBefore(from)) {
                    CatalogueResponse.employed(json, period);
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void part(JsonGenerator json, Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", part.code());
        var college = part.college();
        json.writeStringField(
                "name", college == null ? part.code() : college.getName().toString());
        Json.text(json, "group", college == null ? null : Groups.id(college.getOwnership()));
        json.writeBooleanField("covered", part.own().colleges() > 0);
        Json.number(json, "value", part.own().value());
        Json.number(json, "numerator", part.own().numerator());
        Json.number(json, "denominator", part.own().denominator());
        json.writeNumberField("contributions", part.own().contributions());
        periods(json, "months", part.months());
        json.writeEndObject();
    }

    private static void periods(JsonGenerator json, String field, List<Period> periods) throws IOException {
        json.writeArrayFieldStart(field);
        for (Period period : periods) {
            json.writeStartObject();
            Json.text(
                    json,
                    "month",
                    period.from() == null ? null : period.to().toString().substring(0, 7));
            Json.text(json, "from", period.from());
            json.writeStringField("to", period.to().toString());
            json.writeNumberField("numerator", period.numerator().amount());
            var denominator = period.denominator();
            Json.number(json, "denominator", denominator == null ? null : (Long) denominator.amount());
            json.writeNumberField(
                    "contributions", denominator == null ? period.numerator().count() : denominator.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void coverage(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("colleges", parts.size());
        json.writeNumberField("covered", value.colleges());
        for (boolean covered : new boolean[] {true, false}) {
            json.writeArrayFieldStart(covered ? "reporting" : "silent");
            for (Part part : parts) {
                if ((part.own().colleges() > 0) == covered) {
                    json.writeString(part.code());
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, LastChange change) throws IOException {
        var cell = change.cell();
        json.writeStartObject();
        json.writeStringField("college", cell.college());
        json.writeStringField("measure", cell.measure().id());
        json.writeStringField("slice", cell.slice());
        json.writeStringField("day", cell.day().toString());
        json.writeNumberField("amount", change.amount().amount());
        json.writeNumberField("count", change.amount().count());
        json.writeStringField("bookedAt", change.bookedAt().toString());
        json.writeStringField(
                "source",
                Topics.isCollegeCode(cell.college())
                        ? Topics.events(cell.college()) + "-" + cell.partition()
                        : cell.college());
        json.writeNumberField("ledgerPartition", change.ledgerPartition());
        json.writeNumberField("ledgerOffset", change.offset());
        json.writeEndObject();
    }

    /** The months of a window, cut at its ends; of a stock the last twelve, after all that was before. */
    private static List<Map.Entry<LocalDate, LocalDate>> periods(Window window, LocalDate asOf) {
        var from = window.from(asOf);
        var periods = new ArrayList<Map.Entry<LocalDate, LocalDate>>();
        if (from.equals(LocalDate.MIN)) {
            from = asOf.withDayOfMonth(1).minusMonths(11);
            periods.add(Map.entry(LocalDate.MIN, from.minusDays(1)));
        }
        for (LocalDate first = from;
                !first.isAfter(asOf);
                first = first.withDayOfMonth(1).plusMonths(1)) {
            var last = first.with(TemporalAdjusters.lastDayOfMonth());
            periods.add(Map.entry(first, last.isAfter(asOf) ? asOf : last));
        }
        return periods;
    }

    private static Amount sum(Board board, String college, Term term, Map.Entry<LocalDate, LocalDate> days) {
        return board.sum(college, term, days.getKey(), days.getValue());
    }

    private static Period period(Map.Entry<LocalDate, LocalDate> days, Amount numerator, @Nullable Amount denominator) {
        return new Period(
                days.getKey().equals(LocalDate.MIN) ? null : days.getKey(), days.getValue(), numerator, denominator);
    }

    private static List<LastChange> lastChanges(View view, Figure figure) {
        Indicator indicator = figure.indicator();
        var measures =
                EnumSet.of(indicator.numerator().measure(), indicator.base().measure());
        return view.board().members(figure).stream()
                .flatMap(code -> measures.stream().map(measure -> view.lastChange(code, measure)))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(LastChange::bookedAt)
                        .thenComparing(LastChange::offset)
                        .reversed())
                .limit(MOST_CHANGES)
                .toList();
    }
}
