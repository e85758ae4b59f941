package cultivation.serving.cases;

import cultivation.cases.Action;
import cultivation.cases.CloseReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The codes of cases, and what colleges and the commission read for them. */
final class CaseWords {
    private CaseWords() {}

    /** The name in the interface: {@code data_corrected}. */
    static String id(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }

    /** Those that a case can be closed with. */
    static List<CloseReason> reasons() {
        return Arrays.stream(CloseReason.values())
                .filter(reason -> reason != CloseReason.UNKNOWN)
                .toList();
    }

    static String chinese(CloseReason reason) {
        return switch (reason) {
            case DATA_CORRECTED -> "数据已更正";
            case EXPLAINED -> "情况属实，已说明";
            case RECOVERED -> "指标已恢复";
            case TOLERATED -> "已商定容许值";
            case THRESHOLD_CHANGED -> "阈值已调整";
            case FALSE_ALARM -> "误报";
            case UNKNOWN -> "其他";
        };
    }

    static String chinese(Action action) {
        return switch (action) {
            case ASSIGNED -> "指定负责人";
            case ACKNOWLEDGED -> "已知悉";
            case EXPLAINED -> "情况说明";
            case TOLERANCE_AGREED -> "商定容许值";
            case TOLERANCE_WITHDRAWN -> "撤销容许值";
            case CLOSED -> "办结";
            case OPENED -> "告警触发，开单";
            case FIRED_AGAIN -> "再次触发";
            case RESOLVED -> "告警停止";
            case UNKNOWN -> "其他";
        };
    }
}
