package cultivation.live;

import cultivation.cases.Case;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Cases on a board alone. */
public final class InMemoryCaseStore implements CaseStore {
    private final LiveBoard board;

    public InMemoryCaseStore(LiveBoard board) {
        this.board = board;
    }

    @Override
    public synchronized List<Case> change(Function<Map<String, Case>, ? extends Collection<Case>> change) {
        var changed = List.copyOf(change.apply(board.read(view -> Map.copyOf(view.cases()))));
        board.update(each ->
                changed.forEach(caseFile -> each.caseFile(caseFile.getId().toString(), caseFile)));
        return changed;
    }
}
