package cultivation.cli;

import java.util.concurrent.Callable;

/** A picocli command that the launcher finds by {@link java.util.ServiceLoader}, where its module is on the class path. */
public interface Verb extends Callable<Integer> {}
