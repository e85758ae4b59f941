package cultivation.rule;

import cultivation.events.ResourceItem;

/** What the items of {@code ResourceLevel} are measured in, and by. */
public final class Resources {
    private Resources() {}

    /** Whether an item is a value in fen; all others are square metres or pieces. */
    public static boolean isInFen(ResourceItem item) {
        return switch (item) {
            case FIXED_ASSETS, EQUIPMENT_VALUE, ENTERPRISE_EQUIPMENT_VALUE -> true;
            default -> false;
        };
    }

    /** Whether an item is stated for each grade by itself. */
    public static boolean isGraded(ResourceItem item) {
        return switch (item) {
            case CLUBS, SCIENCE_CLUBS, CLUB_MEMBERS, SCIENCE_CLUB_MEMBERS, STUDENTS_OF_GRADE -> true;
            default -> false;
        };
    }
}
