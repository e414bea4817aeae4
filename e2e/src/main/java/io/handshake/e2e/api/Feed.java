package io.handshake.e2e.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A service's feed, read from its start to where it ends now. */
public final class Feed {
    private Feed() {}

    public static List<JsonNode> all(Api service) {
        List<JsonNode> events = new ArrayList<>();
        String path = "/v1/events?limit=1000";
        Answer page = service.get(path);
        while (!page.expect(200).isEmpty()) {
            page.body().forEach(events::add);
            String cursor = page.headers().firstValue("Next-Cursor").orElseThrow();
            page = service.get(path + "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        }
        return events;
    }
}
