package cultivation.serving.targets;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.catalogue.Direction;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.events.ProjectKind;
import cultivation.reference.Target;
import cultivation.reference.TargetPoint;
import cultivation.serving.figures.JudgedFigures;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.JsonBody;
import cultivation.serving.http.JsonFields;
import cultivation.serving.http.Problem;
import cultivation.serving.targets.TargetResponse.MilestoneResponse;
import cultivation.serving.thresholds.Thresholds;
import cultivation.target.TargetCourse;
import cultivation.threshold.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Targets as they come in a request, and where they stand on a board. */
public final class Targets {
    private static final List<ProjectKind> PROJECTS = Arrays.stream(ProjectKind.values())
            .filter(kind -> kind != ProjectKind.UNKNOWN)
            .toList();

    private Targets() {}

    /** The target of a request's body, without when it was changed; a {@link Problem} names the field that cannot be. */
    static Target read(String id, String body, Board board) {
        var fields = JsonFields.of(JsonBody.object(body), TargetResponse.FIELDS, "a target");
        fields.requireId(id);
        var of = JudgedFigures.of(fields, board);
        if (of.indicator().better() == Direction.NONE) {
            throw Problem.wrongField(
                    "indicator",
                    "没有优劣方向，无法判断是否落后，不能设目标",
                    "has no better way, so nothing could be behind; no target can be set for it");
        }
        if (of.entity() == null && of.scope() != Scope.CITY) {
            throw Problem.wrongField(
                    "entity",
                    "应指明一所学校或一个分组；每个目标只对应一个数值",
                    "must name one " + of.scope().id() + ", since a target is of one figure");
        }
        double tolerance = fields.has("tolerance") ? fields.number("tolerance") : 0;
        if (tolerance < 0) {
            throw Problem.wrongField("tolerance", "不应小于 0，收到的是 " + tolerance, "must be 0 or more, got: " + tolerance);
        }
        return Target.newBuilder()
                .setId(id)
                .setIndicator(of.indicator().id())
                .setWindow(of.window().id())
                .setScope(of.scope().id())
                .setEntity(of.scope() == Scope.CITY ? null : of.entity())
                .setStatistic(of.statistic().id())
                .setMilestones(milestones(fields, of))
                .setProject(fields.has("project") ? fields.symbol("project", PROJECTS) : null)
                .setTolerance(tolerance)
                .setNote(ChangeAuthor.note(fields.note("note")))
                .setChangedBy(ChangeAuthor.of(fields.note("changedBy")))
                .build();
    }

    private static List<TargetPoint> milestones(JsonFields fields, JudgedFigures of) {
        var milestones = new ArrayList<TargetPoint>();
        for (JsonFields each : fields.objects("milestones", MilestoneResponse.FIELDS, "a milestone")) {
            var on = each.day("on");
            double value = each.number("value");
            if (!Limit.isPossible(of.indicator().unit(), value)) {
                throw Thresholds.impossible("value", of.indicator().unit(), value);
            }
            if (!milestones.isEmpty()
                    && !on.isAfter(milestones.get(milestones.size() - 1).getOn())) {
                throw Problem.wrongField(
                        "milestones",
                        "的日期应逐个递增，" + on + " 不晚于前一个",
                        "must ascend by day; " + on + " is not after the one before");
            }
            milestones.add(new TargetPoint(on, value));
        }
        if (milestones.size() < TargetCourse.FEWEST_MILESTONES || milestones.size() > TargetCourse.MOST_MILESTONES) {
            throw Problem.wrongField(
                    "milestones",
                    "应有 2 至 20 个（第一个为起点），收到 " + milestones.size() + " 个",
                    "must be 2 to 20, the first being the baseline, got " + milestones.size());
        }
        return milestones;
    }

    /** The figure that a target is of; null when this catalogue does not have it any more. */
    public static @Nullable Figure figure(Target target, Board board) {
        var indicator = board.catalogue().indicator(target.getIndicator().toString());
        var window = Window.ofId(target.getWindow().toString());
        var scope = Scope.ofId(target.getScope().toString());
        var statistic = Statistic.ofId(target.getStatistic().toString());
        if (indicator == null
                || indicator.better() == Direction.NONE
                || window == null
                || !indicator.windows().contains(window)
                || scope == null
                || statistic == null) {
            return null;
        }
        var entity = target.getEntity();
        return new Figure(
                indicator, window, scope, entity == null ? board.catalogue().cityId() : entity.toString(), statistic);
    }

    /** Where a target stands as of a day, with the figure that it is of. */
    public static TargetCourse course(Target target, Figure figure, Board board, LocalDate asOf) {
        return TargetCourse.of(
                target,
                figure.indicator().better(),
                asOf,
                board.value(figure, asOf).value());
    }
}
