package io.handshake.e2e.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A list that is read to its end, page by page. */
public final class Pages {
    private static final int LIMIT = 200;

    private Pages() {}

    public static List<JsonNode> all(Api api, String path) {
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + LIMIT;
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = api.get(first).expect(200);
        page.required("items").forEach(items::add);
        while (!page.required("next").isNull()) {
            String after = URLEncoder.encode(page.required("next").asText(), StandardCharsets.UTF_8);
            page = api.get(first + "&after=" + after).expect(200);
            page.required("items").forEach(items::add);
        }
        return items;
    }
}
