package cultivation.report;

import cultivation.board.Board;
import cultivation.board.Groups;
import cultivation.catalogue.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose table it is.
 *
 * @param id the city id, a group id or a college code
 */
public record Entity(Scope scope, String id, String name) {
    /** The city, the groups and every college that counts, in the report's order. */
    public static List<Entity> all(Board board) {
        var entities = new ArrayList<Entity>();
        entities.add(of(board, Scope.CITY, board.catalogue().cityId()));
        Groups.ALL.forEach(group -> entities.add(of(board, Scope.GROUP, Groups.id(group))));
        board.roster().counted().forEach(code -> entities.add(of(board, Scope.COLLEGE, code)));
        return entities;
    }

    /** With the name that it has now. */
    public static Entity of(Board board, Scope scope, String id) {
        return new Entity(scope, id, name(board, scope, id));
    }

    private static String name(Board board, Scope scope, String id) {
        return switch (scope) {
            case CITY -> board.catalogue().cityNameZh();
            case GROUP ->
                Groups.ALL.stream()
                        .filter(group -> Groups.id(group).equals(id))
                        .map(Groups::nameZh)
                        .findFirst()
                        .orElse(id);
            case COLLEGE -> {
                var college = board.roster().college(id);
                yield college == null ? id : college.getName().toString();
            }
        };
    }
}
