/**
 * The main class, what all verbs share, and the verbs {@code college}, {@code status} and {@code reset}.
 *
 * <p>{@link cultivation.cli.Cultivation} finds the verbs of all modules, {@link cultivation.cli.Verbs} makes a command line with our exit codes, {@link cultivation.cli.Endpoints} is the
 * mixin that says where broker, registry and app are. A verb is a picocli command that returns an exit code of {@link
 * cultivation.cli.ExitCodes} or throws; what it throws becomes one clear line.
 */
@NullMarked
package cultivation.cli;

import org.jspecify.annotations.NullMarked;
