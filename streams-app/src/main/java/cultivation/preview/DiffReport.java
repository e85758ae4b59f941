package cultivation.preview;

import cultivation.board.FigureValue;
import cultivation.catalogue.Scope;
import cultivation.check.Finding;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what a changed catalogue would change; of colleges' figures the number, unless all are asked for. */
final class DiffReport {
    private final PrintWriter out;
    private final CatalogueDiff diff;
    private final boolean all;

    DiffReport(PrintWriter out, CatalogueDiff diff, boolean all) {
        this.out = out;
        this.diff = diff;
        this.all = all;
    }

    void print(String title) {
        out.println(title);
        if (diff.isNothing()) {
            out.println("nothing would change: " + diff.compared() + " values compared");
            return;
        }
        changed();
        added();
        list("indicators that would be gone", diff.goneIndicators());
        list("windows that would be gone", diff.goneWindows());
        list("indicators with other names, definitions or report rows", diff.reworded());
        checks();
        rebuild();
    }

    private void changed() {
        out.println("values that would change: " + diff.changed().size() + " of " + diff.compared());
        int colleges = 0;
        for (CatalogueDiff.Change change : diff.changed()) {
            if (isSaid(change.after())) {
                out.println(
                        "  " + change.after().figure() + ": " + said(change.before()) + " → " + said(change.after()));
            } else {
                colleges++;
            }
        }
        ofColleges(colleges);
    }

    private void added() {
        var ids = diff.added().stream()
                .map(value -> value.figure().indicator().id() + " "
                        + value.figure().window().id())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        long known =
                diff.added().stream().filter(value -> value.value() != null).count();
        list("new indicators and windows", ids);
        out.println("values that would be new: " + diff.added().size() + ", of which " + known + " are not missing");
        int colleges = 0;
        for (FigureValue value : diff.added()) {
            if (isSaid(value)) {
                out.println("  " + value.figure() + ": " + said(value));
            } else {
                colleges++;
            }
        }
        ofColleges(colleges);
    }

    private void ofColleges(int number) {
        if (number > 0) {
            out.println("  and " + number + " of groups and colleges; --all prints them");
        }
    }

    private boolean isSaid(FigureValue value) {
        return all || value.figure().scope() == Scope.CITY;
    }

    private void checks() {
        var found = new LinkedHashMap<String, long[]>();
        for (Finding finding : diff.newChecks()) {
            var of = found.computeIfAbsent(finding.check().id(), id -> new long[2]);
            var violations = finding.violations();
            of[0] += violations == null ? 0 : violations;
            of[1] += violations == null || violations == 0 ? 0 : 1;
        }
        list(
                "checks that are new or other",
                found.entrySet().stream()
                        .map(check -> check.getKey() + ": " + check.getValue()[0] + " violations of "
                                + check.getValue()[1] + " colleges")
                        .toList());
        list("checks that would be gone", diff.goneChecks());
    }

    private void rebuild() {
        if (diff.rebuild().isEmpty()) {
            out.println("rebuild: not needed, the ledger holds all that these indicators count");
            return;
        }
        out.println(
                "rebuild: NEEDED, since the ledger was booked under other rules: " + String.join("; ", diff.rebuild()));
        list("indicators whose values will be known after it only", diff.unknown());
        out.println("  stop the app, put the catalogue in force, './cultivation reset --yes', start");
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            out.println(title + ": " + items.size());
            items.forEach(item -> out.println("  " + item));
        }
    }

    private static String said(FigureValue value) {
        var number = number(value.value());
        return value.denominator() == null
                ? number
                : number + " (" + value.numerator() + "/" + value.denominator() + ")";
    }

    /** Eight digits after the point at most; missing as the pages show it. */
    private static String number(@Nullable Double value) {
        return value == null
                ? "—"
                : BigDecimal.valueOf(value)
                        .setScale(8, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
