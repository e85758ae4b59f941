package cultivation.preview;

import cultivation.board.Board;
import cultivation.board.FigureValue;
import cultivation.board.Roster;
import cultivation.catalogue.BookingRules;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Check;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.check.Checks;
import cultivation.check.Finding;
import cultivation.ledger.Ledger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a changed catalogue would change, over one ledger and as of one day.
 *
 * <pre>{@code
 * var diff = CatalogueDiff.of(inForce, changed, ledger, roster, day);
 * diff.changed().forEach(change -> …);
 * }</pre>
 *
 * @param compared figures that both catalogues have
 * @param changed those of them that differ
 * @param added figures of indicators and windows that are new
 * @param goneIndicators ids; likewise the checks
 * @param goneWindows {@code indicator window} of indicators that stay
 * @param reworded indicators whose names, definitions or report row differ
 * @param newChecks findings of the checks that are new, or told otherwise than before
 * @param rebuild why the ledger must be rebuilt; empty when it need not be
 * @param unknown ids of indicators whose values will be known after that rebuild only
 */
record CatalogueDiff(
        LocalDate asOf,
        int compared,
        List<Change> changed,
        List<FigureValue> added,
        List<String> goneIndicators,
        List<String> goneWindows,
        List<String> reworded,
        List<Finding> newChecks,
        List<String> goneChecks,
        List<String> rebuild,
        List<String> unknown) {
    /** One figure before and after. */
    record Change(FigureValue before, FigureValue after) {}

    static CatalogueDiff of(Catalogue inForce, Catalogue changed, Ledger ledger, Roster roster, LocalDate asOf) {
        var before = new Board(inForce, ledger, roster);
        var after = new Board(changed, ledger, roster);
        int compared = 0;
        var changes = new ArrayList<Change>();
        var added = new ArrayList<FigureValue>();
        var reworded = new ArrayList<String>();
        for (Indicator indicator : changed.indicators()) {
            var old = inForce.indicator(indicator.id());
            for (Window window : indicator.windows()) {
                var now = after.values(indicator, window, asOf);
                if (old == null || !old.windows().contains(window)) {
                    added.addAll(now);
                    continue;
                }
                // Both boards have one roster, so their figures stand in one order.
                var then = before.values(old, window, asOf);
                for (int i = 0; i < now.size(); i++) {
                    compared++;
                    if (!same(then.get(i), now.get(i))) {
                        changes.add(new Change(then.get(i), now.get(i)));
                    }
                }
            }
            if (old != null
                    && !(old.wordings().equals(indicator.wordings())
                            && old.tables().equals(indicator.tables())
                            && old.better() == indicator.better())) {
                reworded.add(indicator.id());
            }
        }
        var rebuild = BookingRules.of(changed).differencesFrom(BookingRules.of(inForce));
        return new CatalogueDiff(
                asOf,
                compared,
                changes,
                added,
                gone(inForce, changed),
                goneWindows(inForce, changed),
                reworded,
                newChecks(inForce, changed, new Checks(after, asOf)),
                inForce.checks().stream()
                        .map(Check::id)
                        .filter(id -> check(changed, id) == null)
                        .toList(),
                rebuild,
                rebuild.isEmpty() ? List.of() : ofTheEmployed(changed));
    }

    boolean isNothing() {
        return changed.isEmpty()
                && added.isEmpty()
                && goneIndicators.isEmpty()
                && goneWindows.isEmpty()
                && reworded.isEmpty()
                && newChecks.isEmpty()
                && goneChecks.isEmpty()
                && rebuild.isEmpty();
    }

    private static boolean same(FigureValue before, FigureValue after) {
        return Objects.equals(before.value(), after.value())
                && Objects.equals(before.numerator(), after.numerator())
                && Objects.equals(before.denominator(), after.denominator())
                && before.figure().indicator().unit()
                        == after.figure().indicator().unit();
    }

    private static List<String> gone(Catalogue inForce, Catalogue changed) {
        return inForce.indicators().stream()
                .map(Indicator::id)
                .filter(id -> changed.indicator(id) == null)
                .toList();
    }

    private static List<String> goneWindows(Catalogue inForce, Catalogue changed) {
        var gone = new ArrayList<String>();
        for (Indicator old : inForce.indicators()) {
            var now = changed.indicator(old.id());
            if (now != null) {
                old.windows().stream()
                        .filter(window -> !now.windows().contains(window))
                        .forEach(window -> gone.add(old.id() + " " + window.id()));
            }
        }
        return gone;
    }

    private static List<Finding> newChecks(Catalogue inForce, Catalogue changed, Checks checks) {
        return changed.checks().stream()
                .filter(check -> {
                    var old = check(inForce, check.id());
                    return old == null
                            || !old.definitionZh().equals(check.definitionZh())
                            || old.severity() != check.severity();
                })
                .flatMap(check -> checks.findings(check).stream())
                .toList();
    }

    private static @Nullable Check check(Catalogue catalogue, String id) {
        return catalogue.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static List<String> ofTheEmployed(Catalogue changed) {
        return changed.indicators().stream()
                .filter(indicator -> indicator.measures().stream().anyMatch(BookingRules::dependsOnEmployed))
                .map(Indicator::id)
                .toList();
    }
}
