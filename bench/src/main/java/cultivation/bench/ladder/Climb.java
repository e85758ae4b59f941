package cultivation.bench.ladder;

import cultivation.bench.job.Figures;
import cultivation.bench.measured.ChildJvm;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** A rung that is being climbed: a process that reads the topics from their beginning and commits how far it is. */
interface Climb extends AutoCloseable {
    ChildJvm process();

    /** The group under which it commits. */
    String group();

    /** Records on the way between what it has committed and its figures. */
    default long between(Admin admin) {
        return 0;
    }

    /** Ends the process once everything is committed; what it has counted, where it counts. */
    Optional<Figures> end() throws IOException, InterruptedException;

    @Override
    void close();
}
