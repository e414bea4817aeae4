package io.handshake.lead.account;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.account.Companies.account;
import static io.handshake.lead.account.Companies.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any changes of owners and parents, compared with a model that asks upwards each time. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class EffectiveOwnerTest {
    private static final int ACCOUNTS = 12;
    private static final int CHANGES = 40;

    @Inject
    Sql sql;

    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterAnyChangesEveryAccountHasTheOwnerOfTheNearestAccountThatHasOne(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ACCOUNTS; i++) {
            ids.add(account(Map.of()));
        }

        for (int i = 0; i < CHANGES; i++) {
            String one = any(random);
            switch (random.nextInt(4)) {
                case 0 -> own(one, "rep-" + random.nextInt(4));
                case 1 -> disown(one);
                case 2 -> part(one);
                default -> move(one, any(random));
            }
        }

        for (String id : ids) {
            var shown = as("sales").get("/v1/accounts/" + id).then().extract();
            String from = nearestOwned(id);
            assertThat(shown.<String>path("effectiveOwner")).isEqualTo(from == null ? null : owners.get(from));
            assertThat(shown.<String>path("ownerFrom.id")).isEqualTo(from);
            assertThat(lastPublished(id)).isEqualTo(from == null ? null : owners.get(from));
        }
    }

    @Test
    void anOwnerThatWouldGoOnToMoreThanTenThousandAccountsIsRefused() {
        String top = account(Map.of("owner", "rep-1"));
        sql.update("""
                insert into account (id, name, parent, effective_owner, owner_from, customer, named, created_at, changed_at, version, event_sequence)
                select gen_random_uuid(), 'Example Branch', top, 'rep-1', top, false, false, now(), now(), 1, 1
                from (select ?::uuid as top from generate_series(1, ?)) row""", UUID.fromString(top), Hierarchy.MOST_BELOW + 1);

        change(top, Map.of("owner", "rep-2")).statusCode(422).body("errors.pointer", contains("/owner"));
        assertThat(ownedInEffect("rep-1", top)).isEqualTo(Hierarchy.MOST_BELOW + 2);
    }

    private int ownedInEffect(String owner, String from) {
        return sql.first(
                        "select count(*) as n from account where effective_owner = ? and owner_from = ?",
                        row -> row.getInt("n"),
                        owner,
                        UUID.fromString(from))
                .orElseThrow();
    }

    private String any(Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    private void own(String id, String owner) {
        change(id, Map.of("owner", owner)).statusCode(200);
        owners.put(id, owner);
    }

    private void disown(String id) {
        change(id, Map.of("clear", List.of("owner"))).statusCode(200);
        owners.remove(id);
    }

    private void part(String id) {
        change(id, Map.of("clear", List.of("parent"))).statusCode(200);
        parents.remove(id);
    }

    private void move(String id, String parent) {
        boolean circle = line(parent).contains(id);
        boolean tooDeep = line(parent).size() + levels(id) > Hierarchy.DEEPEST;
        change(id, Map.of("parent", parent))
                .statusCode(parent.equals(parents.get(id)) || !circle && !tooDeep ? 200 : 422);
        if (!circle && !tooDeep) {
            parents.put(id, parent);
        }
    }

    private List<String> line(String id) {
        List<String> line = new ArrayList<>();
        for (String at = id; at != null; at = parents.get(at)) {
            line.add(at);
        }
        return line;
    }

    private int levels(String id) {
        return ids.stream()
                .map(this::line)
                .filter(line -> line.contains(id))
                .mapToInt(line -> line.indexOf(id) + 1)
                .max()
                .orElseThrow();
    }

    private @Nullable String nearestOwned(String id) {
        return line(id).stream().filter(owners::containsKey).findFirst().orElse(null);
    }

    private static @Nullable String lastPublished(String id) {
        List<Map<String, Object>> facts = as("admin")
                .queryParam("subject", id)
                .get("/v1/events")
                .then()
                .extract()
                .path("data");
        return (String) Objects.requireNonNull(facts.getLast()).get("effectiveOwner");
    }
}
