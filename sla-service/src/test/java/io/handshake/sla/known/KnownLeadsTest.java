package io.handshake.sla.known;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class KnownLeadsTest {
    @Inject
    KnownLeads known;

    @Test
    void theLatestWordOnALeadCounts() {
        UUID lead = UUID.randomUUID();
        publish("lead-created", lead, 1, profile(lead, "emea", Map.of("priority", "high", "seats", 40)));
        publish("lead-changed", lead, 2, changed(lead, "apac", List.of("region")));

        Eventually.untilAsserted(() -> assertThat(of(lead).region()).isEqualTo("apac"));
        assertThat(of(lead).traits()).containsOnly(Map.entry("region", "apac"), Map.entry("segment", "mid-market"));
    }

    @Test
    void aLeadsPriorityIsADeclaredAttribute() {
        UUID lead = UUID.randomUUID();
        publish("lead-created", lead, 1, profile(lead, "emea", Map.of("priority", "high", "seats", 40)));

        Eventually.untilAsserted(() -> assertThat(of(lead).traits()).containsEntry("priority", "high"));
        assertThat(of(lead).attributes()).containsEntry("seats", "40");
    }

    @Test
    void aLeadHasTheOwnerOfItsAccountInWhateverOrderTheyAreToldOf() {
        UUID lead = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        publish("lead-matched", lead, 1, Map.of("lead", lead, "account", account, "by", "told"));
        Eventually.untilAsserted(() -> assertThat(of(lead).account()).isEqualTo(account));
        assertThat(of(lead).accountOwner()).isNull();

        publish("account-created", account, 1, account(account, "rep-1", true));

        Eventually.untilAsserted(() -> assertThat(of(lead).accountOwner()).isEqualTo("rep-1"));
        assertThat(of(lead).named()).isTrue();
    }

    @Test
    void aLeadThatLosesItsAccountHasNoOwnerAnyMore() {
        UUID lead = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        publish("account-created", account, 1, account(account, "rep-1", false));
        publish("lead-matched", lead, 1, Map.of("lead", lead, "account", account, "by", "told"));
        Eventually.untilAsserted(() -> assertThat(of(lead).accountOwner()).isEqualTo("rep-1"));

        publish("lead-changed", lead, 2, changed(lead, "emea", List.of("account")));

        Eventually.untilAsserted(() -> assertThat(of(lead).account()).isNull());
        assertThat(of(lead).accountOwner()).isNull();
    }

    @Test
    void ofALeadNobodyDescribedNothingIsKnown() {
        assertThat(of(UUID.randomUUID()).traits()).isEmpty();
    }

    private KnownLead of(UUID lead) {
        return requireNonNull(known.of(List.of(lead)).get(lead));
    }

    private static void publish(String type, UUID subject, long sequence, Map<String, ?> data) {
        StubPeer.of("lead").publish(type, subject.toString(), sequence, data);
    }

    private static Map<String, Object> profile(UUID lead, String region, Map<String, Object> attributes) {
        return new HashMap<>(Map.of(
                "lead", lead,
                "source", "web",
                "region", region,
                "segment", "mid-market",
                "emailClass", "company",
                "sourcedBy", "marketing",
                "attributes", attributes));
    }

    private static Map<String, Object> changed(UUID lead, String region, List<String> members) {
        Map<String, Object> changed = profile(lead, region, Map.of());
        changed.put("changed", members);
        return changed;
    }

    private static Map<String, Object> account(UUID account, String owner, boolean named) {
        return Map.of(
                "account",
                account,
                "name",
                "ExampleWorks",
                "domains",
                List.of(),
                "effectiveOwner",
                owner,
                "customer",
                false,
                "named",
                named);
    }
}
