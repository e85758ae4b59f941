package cultivation.importer;

import cultivation.college.RejectedRecord;
import cultivation.connection.WireFormat;
import cultivation.events.Head;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.importer.sending.ImportId;
import cultivation.importer.sending.ImportJournal.Finished;
import cultivation.rule.Reason;
import cultivation.verdict.CollegeCounters;
import cultivation.verdict.CollegeFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells a person what became of an import. */
final class ImportReport {
    private static final int SHOWN_REJECTIONS = 20;

    private final PrintWriter out;
    private final String name;
    private final Map<String, Long> byReason = new TreeMap<>();
    private final List<String> first = new ArrayList<>();

    ImportReport(PrintWriter out, String name) {
        this.out = out;
        this.name = name;
    }

    /**
     * What was sent.
     *
     * @param before what earlier runs of this import had sent
     * @param rowsBefore of how many rows
     */
    void printSent(Tally tally, Tally before, long rowsBefore, double seconds) {
        if (before.sent() > 0) {
            out.printf(Locale.ROOT, "上次中断之前已发送 %,d 条，本次接着发送%n", before.sent());
        }
        out.printf(
                Locale.ROOT,
                "本次发送 %,d 条（新增 %,d，更正 %,d，撤回 %,d），用时 %.1f s，每秒 %,.0f 行；未变 %,d 条没有发送%n",
                tally.sent(),
                tally.added(),
                tally.changed(),
                tally.retracted(),
                seconds,
                (tally.sent() + tally.unchanged()) / Math.max(seconds, 0.001),
                tally.unchanged() - rowsBefore);
        if (before.sent() > 0) {
            out.printf(
                    Locale.ROOT,
                    "这个文件共发送 %,d 条：新增 %,d，更正 %,d，撤回 %,d%n",
                    before.sent() + tally.sent(),
                    before.added() + tally.added(),
                    before.changed() + tally.changed(),
                    before.retracted() + tally.retracted());
        } else if (tally.sent() == 0) {
            out.println("没有发送任何记录：文件中的内容都已在系统中。");
        }
    }

    void add(RejectedRecord rejection) {
        byReason.merge(rejection.reason(), 1L, Long::sum);
        if (first.size() < SHOWN_REJECTIONS) {
            int line = lineOf(rejection);
            first.add((line > 0 ? name + ":" + line + ": " : name + ": ") + rejection.reason() + " " + rejection.field()
                    + "：" + rejection.message());
        }
    }

    Map<String, Long> byReason() {
        return byReason;
    }

    private static int lineOf(RejectedRecord rejection) {
        var value = rejection.value();
        if (value == null) {
            return 0;
        }
        try {
            // The head is the first field of every record, so it can be read without the rest.
            return ImportId.lineOf(
                    WireFormat.decode(value, Head.getClassSchema(), Head.class).getEventId());
        } catch (IOException | RuntimeException e) {
            return 0; // the reason is told all the same
        }
    }

    /**
     * The sum of it.
     *
     * @param split how the app's counters moved; null when it did not answer
     */
    void printVerdicts(Finished finished, @Nullable CollegeCounters split) {
        long rejected =
                finished.rejected().values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%n回执：%n");
        printRow("发送（sent）", finished.sent());
        if (split != null && split.received() == finished.sent() && split.rejected() == rejected) {
            printRow("入账（applied）", split.applied());
            printRow("未变（unchanged）", finished.unchanged() + split.duplicate());
            printRow("被新版取代（superseded）", split.superseded());
        } else {
            printRow("接受（accepted）", finished.accepted());
            printRow("未变（unchanged）", finished.unchanged());
            out.println(
                    split == null ? "  （监测系统的接口没有回答，接受的记录未能区分入账、未变与被新版取代）" : "  （同一时间本校还有其他记录到达，接受的记录未能区分入账、未变与被新版取代）");
        }
        printRow("拒收（rejected）", rejected);
        finished.rejected().forEach((reason, count) -> out.printf(Locale.ROOT, "    %-20s %,10d%n", reason, count));
        first.forEach(out::println);
        if (rejected > 0) {
            out.println("出路：./cultivation redrive --college 本校代码 --out 文件夹 取出被拒收的记录，在文件中改正，再用 redrive 文件 发送"
                    + (finished.rejected().containsKey(Reason.REVISION_CONFLICT.name())
                            ? "；REVISION_CONFLICT 的（同一版本已收到过不同的内容）取出时版本已加大，核对后即可发送。"
                            : "。"));
        }
        if (rejected > first.size() && !first.isEmpty()) {
            out.printf(Locale.ROOT, "……另有 %,d 条%n", rejected - first.size());
        }
    }

    private void printRow(String what, long count) {
        out.printf(Locale.ROOT, "  %,10d  %s%n", count, what);
    }

    void printFigures(
            Map<String, CollegeFigures.Name> names, Map<String, @Nullable Double> before, CollegeFigures after) {
        out.printf(Locale.ROOT, "%n本校指标（%d 年初至 %s）：导入前 → 导入后%n", after.asOf().getYear(), after.asOf());
        int shown = 0;
        for (var figure : after.values().entrySet()) {
            var earlier = before.get(figure.getKey());
            var name = names.get(figure.getKey());
            if (name != null && (earlier != null || figure.getValue() != null)) {
                boolean same = Objects.equals(earlier, figure.getValue());
                out.printf(
                        Locale.ROOT,
                        "  %s：%s → %s%s%n",
                        name.nameZh(),
                        name.shown(earlier),
                        name.shown(figure.getValue()),
                        same ? "" : "  *");
                shown++;
            }
        }
        out.println(shown == 0 ? "  （本年尚无数据）" : "  （* 有变化）");
    }
}
