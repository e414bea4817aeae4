package io.handshake.e2e.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Posts many items to one place, so many at a time, and hands on the result of each. */
record Batches(Api api, String path, String member, int size) {

    /** A batch that is cut off is posted again as a whole: items that were taken in are recognised. */
    <T> void post(List<T> items, Function<T, Map<String, Object>> form, BiConsumer<T, JsonNode> result) {
        for (int start = 0; start < items.size(); start += size) {
            List<T> batch = items.subList(start, Math.min(start + size, items.size()));
            JsonNode answer = api.post(
                            path, Map.of(member, batch.stream().map(form).toList()))
                    .expect(200, 207);
            for (int i = 0; i < batch.size(); i++) {
                result.accept(batch.get(i), answer.required("results").get(i));
            }
        }
    }
}
