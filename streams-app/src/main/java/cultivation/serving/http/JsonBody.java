package cultivation.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Requests' bodies: one JSON object, each of its fields once. */
public final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {}

    public static JsonNode object(String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("内容不是有效的 JSON。", "The body is no JSON.");
        }
        if (!json.isObject()) {
            throw Problem.badRequest("内容应为一个 JSON 对象。", "The body must be a JSON object.");
        }
        return json;
    }
}
