package cultivation.board;

import cultivation.reference.Ownership;
import java.util.List;
import java.util.Locale;

/** The groups that colleges are compared in, by ownership. */
public final class Groups {
    /** In the order of the report. */
    public static final List<Ownership> ALL =
            List.of(Ownership.MUNICIPAL_COMMISSION, Ownership.OTHER_BUREAU, Ownership.DISTRICT, Ownership.PRIVATE);

    private Groups() {}

    /** The group's public id, as in docs/reference/contract.md: {@code other_bureau}. */
    public static String id(Ownership ownership) {
        return ownership.name().toLowerCase(Locale.ROOT);
    }

    /** The group's name as the report prints it. */
    public static String nameZh(Ownership ownership) {
        return switch (ownership) {
            case MUNICIPAL_COMMISSION -> "市教委所属";
            case OTHER_BUREAU -> "其他委办局或总公司所属";
            case DISTRICT -> "区县政府所属";
            case PRIVATE -> "民办";
            case NONE -> "不计入";
            case UNKNOWN -> "未知";
        };
    }
}
