/**
 * What all verbs of the command line share, and the verbs about colleges and about starting afresh.
 *
 * <p>{@link cultivation.cli.Verbs} makes a command line with our exit codes, {@link cultivation.cli.Endpoints} is the
 * mixin that says where broker, registry and app are. A verb is a picocli command that returns an exit code of {@link
 * cultivation.cli.ExitCodes} or throws; what it throws becomes one clear line.
 */
@NullMarked
package cultivation.cli;

import org.jspecify.annotations.NullMarked;
