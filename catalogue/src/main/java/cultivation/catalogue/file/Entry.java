package cultivation.catalogue.file;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of the file, which knows its line, so that every mistake can name it. */
final class Entry {
    private final String file;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    Entry(String file, Node node) {
        this.file = file;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw mistake("expected fields with values here");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            var name = scalar(tuple.getKeyNode());
            if (fields.put(name, tuple.getValueNode()) != null) {
                throw mistakeAt(tuple.getKeyNode(), "field '" + name + "' stands twice; remove one");
            }
        }
    }

    void allowOnly(Set<String> names) {
        fields.forEach((name, node) -> {
            if (!names.contains(name)) {
                throw mistakeAt(node, "field '" + name + "' is not known here; known are " + sorted(names));
            }
        });
    }

    String text(String name) {
        var text = scalar(required(name));
        if (text.isBlank()) {
            throw mistakeAt(required(name), "'" + name + "' is empty; write a text");
        }
        return text;
    }

    LocalDate date(String name, LocalDate otherwise) {
        var node = fields.get(name);
        if (node == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(scalar(node));
        } catch (DateTimeParseException e) {
            throw mistakeAt(node, "'" + name + "' must be a date like 2021-01-01, got: " + scalar(node));
        }
    }

    /** A whole number of a range. */
    int number(String name, int least, int most) {
        var node = required(name);
        try {
            int number = Integer.parseInt(scalar(node));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw mistakeAt(
                node, "'" + name + "' must be a whole number from " + least + " to " + most + ", got: " + scalar(node));
    }

    double decimal(String name) {
        var node = required(name);
        double value = Double.NaN;
        try {
            value = Double.parseDouble(scalar(node));
        } catch (NumberFormatException e) {
            // no number, as NaN is none
        }
        if (!Double.isFinite(value)) {
            throw mistakeAt(node, "'" + name + "' must be a number, got: " + scalar(node));
        }
        return value;
    }

    /** A text that names one of a vocabulary. */
    <T> T named(String name, Function<String, @Nullable T> vocabulary, Object known) {
        return named(required(name), name, vocabulary, known);
    }

    <T> List<T> allNamed(String name, Function<String, @Nullable T> vocabulary, Object known) {
        var values = new ArrayList<T>();
        for (Node item : items(name)) {
            values.add(named(item, name, vocabulary, known));
        }
        return values;
    }

    private <T> T named(Node node, String name, Function<String, @Nullable T> vocabulary, Object known) {
        var value = vocabulary.apply(scalar(node));
        if (value == null) {
            throw mistakeAt(node, "'" + name + "' has no '" + scalar(node) + "'; known are " + known);
        }
        return value;
    }

    @Nullable
    Entry optional(String name) {
        var node = fields.get(name);
        return node == null ? null : new Entry(file, node);
    }

    Entry entry(String name) {
        return new Entry(file, required(name));
    }

    List<Entry> entries(String name) {
        return items(name).stream().map(node -> new Entry(file, node)).toList();
    }

    /** Whether a field is true; one that is left out is not. */
    boolean is(String name) {
        return has(name)
                && named(
                        name,
                        text -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null,
                        List.of(true, false));
    }

    boolean isList(String name) {
        return fields.get(name) instanceof SequenceNode;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    CatalogueMistake mistake(String message) {
        return new CatalogueMistake(file + ":" + line + ": " + message);
    }

    private List<Node> items(String name) {
        if (!(required(name) instanceof SequenceNode sequence)
                || sequence.getValue().isEmpty()) {
            throw mistakeAt(required(name), "'" + name + "' must be a list with at least one item");
        }
        return sequence.getValue();
    }

    private Node required(String name) {
        var node = fields.get(name);
        if (node == null) {
            throw mistake("'" + name + "' is missing; add it");
        }
        return node;
    }

    private String scalar(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw mistakeAt(node, "expected a single value here");
        }
        return scalar.getValue();
    }

    private CatalogueMistake mistakeAt(Node node, String message) {
        return new CatalogueMistake(file + ":" + lineOf(node) + ": " + message);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
