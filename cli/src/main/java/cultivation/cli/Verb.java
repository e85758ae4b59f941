package cultivation.cli;

import java.util.concurrent.Callable;

/**
 * A picocli command that the launcher finds by {@link java.util.ServiceLoader}: a module on the class path brings its verbs
 * by naming them in {@code META-INF/services/cultivation.cli.Verb}. Its exit code is one of {@link ExitCodes}.
 */
public interface Verb extends Callable<Integer> {}
