package cultivation.connection;

import java.util.function.Function;

/**
 * What the registry answered when asked for a schema or an id.
 *
 * <p>{@code Unknown} is the registry's own word and final for an id; {@code Unreachable} says nothing about the id, so
 * the caller waits and asks again.
 */
public sealed interface Lookup<T> {
    /** One of three functions, by what the answer is. */
    <R> R fold(
            Function<? super T, ? extends R> found,
            Function<? super String, ? extends R> unknown,
            Function<? super String, ? extends R> unreachable);

    /** The registry has it. */
    record Found<T>(T value) implements Lookup<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> found,
                Function<? super String, ? extends R> unknown,
                Function<? super String, ? extends R> unreachable) {
            return found.apply(value);
        }
    }

    /** The registry answered that it does not have it. */
    record Unknown<T>(String why) implements Lookup<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> found,
                Function<? super String, ? extends R> unknown,
                Function<? super String, ? extends R> unreachable) {
            return unknown.apply(why);
        }
    }

    /** The registry did not answer, or only with an error of its own. */
    record Unreachable<T>(String why) implements Lookup<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> found,
                Function<? super String, ? extends R> unknown,
                Function<? super String, ? extends R> unreachable) {
            return unreachable.apply(why);
        }
    }
}
