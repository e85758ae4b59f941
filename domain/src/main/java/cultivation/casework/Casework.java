package cultivation.casework;

import cultivation.cases.Action;
import cultivation.cases.Case;
import cultivation.cases.Entry;
import cultivation.cases.Tolerance;
import cultivation.rule.BeijingDay;
import cultivation.schemas.TrustedRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case becomes when its alert is told of, and when somebody does something about it.
 *
 * <pre>{@code
 * Optional<Case> changed = Casework.onAlert(cases, alarm, now);
 * Outcome outcome = Casework.apply(caseFile, "李老师", "已联系学校", new CaseAction.Acknowledge(), today, now);
 * }</pre>
 *
 * A case is never changed in place. People's entries are all kept; those of an alert that comes and goes without end are
 * counted after {@value #MOST_ENTRIES}.
 */
public final class Casework {
    /** Who makes an entry that nobody made. */
    public static final String ALERT = "告警";

    /** Of an alert that stopped although its figure is where it was. */
    static final String STILL_BEYOND = "数值仍超出阈值：告警因暂不比较而停止，不是恢复。";

    static final int MOST_ENTRIES = 500;

    private static final long SAME_MESSAGE_SECONDS = 60;
    private static final Set<Action> MACHINE = EnumSet.of(Action.OPENED, Action.FIRED_AGAIN, Action.RESOLVED);
    private static final DateTimeFormatter ID_DAY = DateTimeFormatter.BASIC_ISO_DATE;

    static {
        // Copying a record makes one.
        TrustedRecords.trust();
    }

    private Casework() {}

    /**
     * An alert is told of: a case is opened, goes on, or learns that the alert is over. Empty when nothing changes, as
     * when the same is told again, or when the firing is one whose case was closed already.
     */
    public static Optional<Case> onAlert(Collection<Case> cases, Alarm alarm, Instant now) {
        var fingerprint = alarm.fingerprint();
        var latest = cases.stream()
                .filter(each -> each.getFingerprint().toString().equals(fingerprint))
                .max(Comparator.comparing(Case::getFirstFiredAt)
                        .thenComparing(each -> each.getId().toString()));
        if (latest.isEmpty()) {
            return alarm.firing() ? Optional.of(open(cases, alarm, now)) : Optional.empty();
        }
        var last = latest.get();
        if (!alarm.firing()) {
            return last.getFiring() ? Optional.of(resolve(last, alarm, now)) : Optional.empty();
        }
        if (isClosed(last)) {
            return alarm.startsAt().isAfter(last.getStartsAt())
                    ? Optional.of(open(cases, alarm, now))
                    : Optional.empty();
        }
        return continueFiring(last, alarm, now);
    }

    /** Somebody does something. */
    public static Outcome apply(
            Case caseFile, String by, @Nullable String note, CaseAction action, LocalDate today, Instant now) {
        var refused = CaseActionRules.refusal(caseFile, note, action, today);
        if (refused != null) {
            return refused;
        }
        var changed = Case.newBuilder(caseFile);
        var entry = Entry.newBuilder().setAt(now).setBy(by).setNote(note);
        entry.setAction(action.fold(
                assign -> {
                    changed.setOwner(assign.owner());
                    entry.setOwner(assign.owner());
                    return Action.ASSIGNED;
                },
                acknowledge -> {
                    changed.setAcknowledged(true);
                    return Action.ACKNOWLEDGED;
                },
                explain -> {
                    entry.setEvidence(explain.evidence());
                    return Action.EXPLAINED;
                },
                tolerate -> {
                    var agreed = new Tolerance(tolerate.value(), tolerate.until(), tolerate.approver(), by, now);
                    changed.setTolerance(agreed);
                    entry.setTolerance(agreed);
                    return Action.TOLERANCE_AGREED;
                },
                withdraw -> {
                    changed.setTolerance(null);
                    return Action.TOLERANCE_WITHDRAWN;
                },
                close -> {
                    changed.setCloseReason(close.reason()).setClosedAt(now);
                    entry.setReason(close.reason());
                    return Action.CLOSED;
                }));
        changed.setHistory(append(caseFile, entry.build()));
        return new Outcome.Done(changed.build());
    }

    public static boolean isClosed(Case caseFile) {
        return caseFile.getClosedAt() != null;
    }

    private static Case open(Collection<Case> cases, Alarm alarm, Instant now) {
        var opened = Case.newBuilder()
                .setId(newId(cases, alarm, now))
                .setFingerprint(alarm.fingerprint())
                .setAlertname(alarm.alertname())
                .setSeverity(alarm.severity())
                .setIndicator(alarm.label("indicator"))
                .setWindow(alarm.label("window"))
                .setScope(alarm.label("scope"))
                .setCollege(alarm.label("college"))
                .setGroup(alarm.label("group"))
                .setStatistic(alarm.label("statistic"))
                .setBound(alarm.label("bound"))
                .setCheck(alarm.label("check"))
                .setFirstFiredAt(now)
                .setTimesFired(1)
                .setHistory(List.of(entry(Action.OPENED, alarm.description(), now)));
        return recordFiring(opened, alarm, now);
    }

    /** The day and the alert, and a number where there was one that day. */
    private static String newId(Collection<Case> cases, Alarm alarm, Instant now) {
        var id = BeijingDay.of(now).format(ID_DAY) + '-' + alarm.fingerprint();
        long before = cases.stream()
                .map(each -> each.getId().toString())
                .filter(other -> other.equals(id) || other.startsWith(id + '-'))
                .count();
        return before == 0 ? id : id + '-' + (before + 1);
    }

    private static Optional<Case> continueFiring(Case open, Alarm alarm, Instant now) {
        var reading = alarm.reading();
        boolean again = !open.getFiring();
        boolean same = alarm.description().contentEquals(open.getDescription())
                && (reading == null
                        || (Objects.equals(reading.value(), open.getValue())
                                && Objects.equals(reading.threshold(), open.getThresholdValue())
                                && reading.asOf().equals(open.getAsOf())))
                && now.isBefore(open.getLastFiredAt().plusSeconds(SAME_MESSAGE_SECONDS));
        if (!again && same) {
            return Optional.empty();
        }
        var changed = Case.newBuilder(open);
        if (again) {
            changed.setTimesFired(open.getTimesFired() + 1)
                    .setHistory(append(open, entry(Action.FIRED_AGAIN, alarm.description(), now)));
        }
        return Optional.of(recordFiring(changed, alarm, now));
    }

    private static Case recordFiring(Case.Builder changed, Alarm alarm, Instant now) {
        var reading = alarm.reading();
        changed.setDescription(alarm.description())
                .setRunbook(alarm.runbook())
                .setThreshold(alarm.label("threshold"))
                .setFiring(true)
                .setLastFiredAt(now)
                .setResolvedAt(null)
                .setStartsAt(alarm.startsAt());
        if (reading != null) {
            changed.setValue(reading.value())
                    .setThresholdValue(reading.threshold())
                    .setAsOf(reading.asOf());
        }
        return changed.build();
    }

    /**
     * An alert that fires no longer says nothing of its figure: it may also have stopped because the figure is not compared
     * any more, as where too few outcomes are known. Where it is beyond still, that is said.
     */
    private static Case resolve(Case last, Alarm alarm, Instant now) {
        var reading = alarm.reading();
        var resolved = Case.newBuilder(last).setFiring(false).setResolvedAt(now);
        var note = reading != null && reading.isBeyond(alarm.label("bound")) ? STILL_BEYOND : null;
        return resolved.setHistory(append(last, entry(Action.RESOLVED, note, now)))
                .build();
    }

    private static Entry entry(Action action, @Nullable String note, Instant now) {
        return Entry.newBuilder()
                .setAt(now)
                .setBy(ALERT)
                .setAction(action)
                .setNote(note)
                .build();
    }

    private static List<Entry> append(Case before, Entry entry) {
        var history = new ArrayList<>(before.getHistory());
        if (!MACHINE.contains(entry.getAction()) || history.size() < MOST_ENTRIES) {
            history.add(entry);
        }
        return history;
    }
}
