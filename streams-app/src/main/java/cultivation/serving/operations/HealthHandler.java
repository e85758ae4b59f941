package cultivation.serving.operations;

import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.live.waiting.Waiting;
import cultivation.serving.http.Json;
import cultivation.topology.Pipeline;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether to restart this instance (live), and whether to send it questions (ready), with what is missing in words. */
public final class HealthHandler {
    private final Readiness readiness;
    private final Progress progress;
    private final Pipeline pipeline;
    private final RegistryWatch registry;
    private final WaitingRecords waiting;

    public HealthHandler(
            Readiness readiness, Progress progress, Pipeline pipeline, RegistryWatch registry, WaitingRecords waiting) {
        this.readiness = readiness;
        this.progress = progress;
        this.pipeline = pipeline;
        this.registry = registry;
        this.waiting = waiting;
    }

    public void live(Context request) {
        answer(request, true, Map.of());
    }

    /**
     * Ready is an instance whose board is whole and whose topology runs. The rest is told, but a missing registry or a
     * college left out does not take away the figures that are known.
     */
    public void ready(Context request) {
        var missing = new LinkedHashMap<String, String>();
        boolean whole = readiness.hasCaughtUp();
        boolean running = pipeline.running();
        if (!whole) {
            missing.put("ledger", "the board is not read yet, waiting for " + readiness.waitingFor());
        }
        if (!running) {
            missing.put("streams", "the topology is not running");
        }
        var reading = progress.reading();
        if (reading == null) {
            missing.put("broker", "the broker has not answered for some seconds");
        }
        if (!registry.isUp()) {
            missing.put(
                    "registry",
                    pipeline.waitingForRegistry()
                            ? "the schema registry does not answer, and events of a schema not met before wait for it"
                            : "the schema registry does not answer; schemas met before go on");
        }
        readiness
                .skipped()
                .forEach((topic, records) -> missing.put(
                        topic,
                        records + " records are of no use to this version and are skipped; its log names the first"));
        for (Waiting each : waiting.all(reading)) {
            missing.put(
                    each.partition() == null ? each.topic() : each.topic() + "-" + each.partition(),
                    WaitingWords.english(each));
        }
        answer(request, whole && running, missing);
    }

    private static void answer(Context request, boolean up, Map<String, String> missing) {
        request.status(up ? 200 : 503).header("Cache-Control", "no-store");
        Json.answer(request, new HealthResponse(up ? "UP" : "DOWN", missing));
    }
}
