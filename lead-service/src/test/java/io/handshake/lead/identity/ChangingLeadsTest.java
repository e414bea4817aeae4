package io.handshake.lead.identity;

import static io.handshake.lead.Calls.as;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ChangingLeadsTest {
    @Inject
    Sql sql;

    @Test
    void whoNeverGetsHoldOfALeadIsToldToComeAgain() {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into contact_key (id, kind, source, value, lead) values (?, 'lead', '', ?, ?)",
                id,
                id.toString(),
                UUID.randomUUID()); // it is never the lead that was locked

        as("marketing")
                .body(Map.of("move", "qualify", "reason", "met-at-fair"))
                .post("/v1/leads/" + id + "/transitions")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/unavailable"));
        sql.update("delete from contact_key where id = ?", id);
    }
}
