package cultivation.live;

import cultivation.cases.Case;
import cultivation.college.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes cases to their compacted topic, each whole, with its history. */
public final class KafkaCaseStore implements CaseStore {
    private final FencedWriter writer;
    private final LiveBoard board;

    public KafkaCaseStore(FencedWriter writer, LiveBoard board) {
        this.writer = writer;
        this.board = board;
    }

    @Override
    public List<Case> change(Function<Map<String, Case>, ? extends Collection<Case>> change) {
        var changed = new ArrayList<Case>();
        writer.write(() -> {
            changed.clear();
            changed.addAll(change.apply(board.read(view -> Map.copyOf(view.cases()))));
            return changed.stream()
                    .map(each -> writer.record(Topics.CASES, each.getId().toString(), each))
                    .toList();
        });
        return List.copyOf(changed);
    }
}
