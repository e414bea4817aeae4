package io.handshake.e2e.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import java.util.Map;

/** The API key of the first partner, made at the first start and kept. */
final class PartnerKey {
    private static final String FILE = "secrets/partner-key";

    private PartnerKey() {}

    static String of(DataFolder folder, Api leads, Credential admin) {
        return folder.read(FILE)
                .filter(key ->
                        leads.as(Credential.key(key)).get("/v1/leads?limit=1").status() != 401)
                .orElseGet(() -> create(folder, leads, admin));
    }

    private static String create(DataFolder folder, Api leads, Credential admin) {
        JsonNode made = leads.as(admin)
                .post("/v1/partner-keys", Map.of("name", "Local website", "source", "website"))
                .expect(201);
        String key = made.required("key").asText();
        folder.write(FILE, key);
        return key;
    }
}
