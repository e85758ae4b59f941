package cultivation.quickstart.process;

/**
 * A listener of the stack: what it is called in files and lines, and its port when none is picked.
 *
 * @param id as in the file of remembered ports
 * @param title as a person reads it
 * @param usualPort on 127.0.0.1
 */
public record Part(String id, String title, int usualPort) {
    public static final Part KAFKA = new Part("kafka", "Kafka broker", 9092);
    public static final Part KAFKA_CONTROLLER = new Part("kafka-controller", "Kafka controller", 9094);
    public static final Part REGISTRY = new Part("registry", "schema registry", 8081);
    public static final Part REGISTRY_MANAGEMENT = new Part("registry-management", "schema registry's health", 8082);
    public static final Part PROMETHEUS = new Part("prometheus", "Prometheus", 9090);
    public static final Part ALERTMANAGER = new Part("alertmanager", "Alertmanager", 9093);
    public static final Part RELAY = new Part("relay", "alert relay", 9095);

    /** The HTTP port of an app instance, the first being number 1. */
    public static Part app(int number) {
        return new Part("app-" + number, "streams-app " + number, 8080 + 10 * (number - 1));
    }
}
