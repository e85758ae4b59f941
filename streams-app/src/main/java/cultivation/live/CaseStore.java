package cultivation.live;

import cultivation.cases.Case;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Changes cases, one change at a time over all instances; returns when the board shows it. */
public interface CaseStore {
    /**
     * @param change from all cases by id, as every earlier change has left them, to those that are new or changed; made
     *     again when another instance was quicker; what it throws changes nothing
     * @return what was changed
     */
    List<Case> change(Function<Map<String, Case>, ? extends Collection<Case>> change);
}
