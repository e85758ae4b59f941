package cultivation.entity;

import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import org.jspecify.annotations.Nullable;

/**
 * What a level contributes: on each day for which it was stated the difference to the day before, so that everything up to
 * any day adds up to the level of that day.
 */
final class LevelContributions {
    private LevelContributions() {}

    /** @param days in their order; those retracted are passed over, and the level before holds on */
    static void of(Iterable<Facet<ResourceLevel>> days, Contributions ledger) {
        ResourceLevel before = null;
        for (Facet<ResourceLevel> day : days) {
            var level = day.content();
            if (level == null) {
                continue;
            }
            stated(level, before, ledger);
            before = level;
        }
    }

    private static void stated(ResourceLevel level, @Nullable ResourceLevel before, Contributions ledger) {
        boolean goesOn = before != null && before.getItem() == level.getItem() && before.getGrade() == level.getGrade();
        if (before != null && !goesOn) {
            move(before, level, -before.getAmount(), ledger);
        }
        move(level, level, level.getAmount() - (before != null && goesOn ? before.getAmount() : 0), ledger);
        var added = level.getAdded();
        if (added != null) {
            ledger.add(Measure.RESOURCE_ADDED, sliceOf(level), level.getAsOfOn(), added);
        }
    }

    /** By {@code difference}, in the slice of {@code of}, on the day of {@code on}. */
    private static void move(ResourceLevel of, ResourceLevel on, long difference, Contributions ledger) {
        ledger.add(Measure.RESOURCE, sliceOf(of), on.getAsOfOn(), difference);
        long tenths = tenthsOf(of.getItem());
        if (tenths != 0) {
            ledger.add(Measure.STUDENT_TENTHS, of.getItem().name(), on.getAsOfOn(), tenths * difference);
        }
    }

    private static String sliceOf(ResourceLevel level) {
        return FactContributions.graded(level.getItem(), level.getGrade());
    }

    /** Of students who are stated in sum: how many tenths of a student each counts where colleges are measured by them. */
    private static int tenthsOf(ResourceItem item) {
        return switch (item) {
            case EVENING_STUDENTS -> 3;
            case CORRESPONDENCE_STUDENTS -> 1;
            default -> 0;
        };
    }
}
