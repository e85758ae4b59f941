package cultivation.quickstart.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process of the stack, as it is started and started again.
 *
 * @param id as in file names and {@link Supervisor#pid(String)}
 * @param title as a person reads it
 * @param environment in addition to the quickstart's own
 * @param log where its output is appended
 * @param stopsLast whether others need it while they stop, as the app needs the broker
 */
public record Child(
        String id, String title, List<String> command, Map<String, String> environment, Path log, boolean stopsLast) {}
