package cultivation.serving.operations;

import java.util.Map;

/**
 * {@code /health/live} and {@code /health/ready}.
 *
 * @param status {@code UP} or {@code DOWN}
 * @param missing what is missing, each with a sentence
 */
record HealthResponse(String status, Map<String, String> missing) {}
