package io.handshake.lead.lifecycle;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.lifecycle.People.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D10, R-B: whatever happens to a few leads that merge and part, each is what an independent model says. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class OnePersonPropertyTest {
    private static final int LEADS = 4;
    private static final int STEPS = 30;
    private static final List<String> STATES = List.of("given", "refused", "withdrawn");
    private static final List<String> PURPOSES = List.of("sales-contact", "newsletter");

    @Inject
    FollowPeers peers;

    @Inject
    LeadNotes notes;

    private People people = new People();
    private Random random = new Random(0);
    private List<Instant> instants = List.of();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void leadsThatMergeAndPartAreWhatTheModelSays(long seed) {
        people = new People();
        random = new Random(seed);
        instants = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            instants.add(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i));
        }
        Collections.shuffle(instants, random);
        for (int i = 0; i < LEADS; i++) {
            String email = someEmail();
            people.add(lead(Map.of("email", email)), email);
        }

        for (int step = 0; step < STEPS; step++) {
            String what = step(any(), any(), instants.get(step));
            compare("seed " + seed + ", step " + step + ", " + what);
        }
        while (people.all().stream().anyMatch(Person::merged)) {
            unmerge(any());
            compare("seed " + seed + ", at the end");
        }
        people.all().forEach(this::walkedOneLegalPath);
    }

    private Person any() {
        return people.all().get(random.nextInt(LEADS));
    }

    private String step(Person one, Person other, Instant at) {
        int kind = random.nextInt(13);
        String what = kind + " of " + one.id + " and " + other.id;
        switch (kind) {
            case 0, 1 -> merge(one, other);
            case 2, 3 -> unmerge(one);
            case 4, 5 -> consent(one, at);
            case 6 -> phone(one);
            case 7 -> byHand(one, "qualify", people.qualify(one));
            case 8 -> byHand(one, "disqualify", people.disqualify(one));
            case 9 -> accept(one);
            case 10 -> decide(one, random.nextBoolean());
            case 11 -> takeBack(one, random.nextBoolean());
            default -> opportunity(one);
        }
        return what;
    }

    private void merge(Person one, Person other) {
        if (one == other) {
            return;
        }
        people.merge(one, other);
        as("marketing")
                .body(Map.of("with", other.id, "reason", "one person"))
                .post("/v1/leads/" + one.id + "/merge")
                .then()
                .statusCode(200);
    }

    private void unmerge(Person one) {
        as("marketing").post("/v1/leads/" + one.id + "/unmerge").then().statusCode(people.unmerge(one) ? 200 : 409);
    }

    private void consent(Person one, Instant at) {
        String purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
        String state = STATES.get(random.nextInt(STATES.size()));
        people.consent(one, purpose, state, at);
        lead(Map.of(
                "email",
                one.email,
                "consents",
                List.of(Map.of("purpose", purpose, "state", state, "at", at.toString()))));
    }

    private void phone(Person one) {
        String phone = "+49 " + random.nextInt(3);
        people.phone(one, phone);
        lead(Map.of("email", one.email, "phone", phone));
    }

    private static void byHand(Person one, String move, boolean fits) {
        as("marketing")
                .body(Map.of("move", move, "reason", "no-need"))
                .post("/v1/leads/" + one.id + "/transitions")
                .then()
                .statusCode(fits ? 201 : 409);
    }

    private void accept(Person one) {
        UUID rep = UUID.randomUUID();
        UUID handoff = UUID.randomUUID();
        follow(one, "handoff-accepted", handoff, new Move.Accept());
        QuarkusTransaction.requiringNew()
                .run(() -> notes.owners(
                        List.of(new OwnerTold(UUID.fromString(one.id), handoff, null, rep, Instant.now()))));
        people.accept(one, rep.toString(), handoff.toString());
    }

    private void takeBack(Person one, boolean last) {
        if (one.handoff.equals("none")) {
            return;
        }
        UUID rep = UUID.fromString(one.rep);
        UUID handoff = UUID.fromString(one.handoff);
        follow(one, "handoff-acceptance-reversed", handoff, new Move.Reverse("no-need", last));
        QuarkusTransaction.requiringNew()
                .run(() -> notes.owners(
                        List.of(new OwnerTold(UUID.fromString(one.id), handoff, rep, null, Instant.now()))));
        people.takeBack(one, last);
        one.handoff = "none";
    }

    private void decide(Person one, boolean forIt) {
        if (forIt) {
            follow(one, "handoff-qualified", new Move.SalesQualify());
            people.salesQualify(one);
        } else {
            follow(one, "handoff-rejected", new Move.TurnDown("no-need"));
            people.turnDown(one);
        }
    }

    private void follow(Person one, String type, Move move) {
        follow(one, type, UUID.randomUUID(), move);
    }

    private void follow(Person one, String type, UUID handoff, Move move) {
        Cause cause = Cause.handoff(type, handoff, Instant.now(), "rep", null);
        int pass = one.head().latest().number();
        QuarkusTransaction.requiringNew()
                .run(() -> peers.follow(List.of(new FollowPeers.Told(UUID.fromString(one.id), pass, move, cause))));
    }

    private void opportunity(Person one) {
        as("sales")
                .body(Map.of("lead", one.id))
                .post("/v1/opportunities")
                .then()
                .statusCode(people.opportunity(one) ? 201 : 409);
    }

    private void compare(String when) {
        for (Person person : people.all()) {
            JsonPath shown = as("marketing")
                    .get("/v1/leads/" + person.id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(shown.getString("id")).as(when).isEqualTo(person.head().id);
            if (!person.merged()) {
                compare(when + ", lead " + person.id, person, shown);
            }
        }
    }

    private static void compare(String when, Person person, JsonPath shown) {
        Map<String, String> consents = new HashMap<>();
        shown.<Map<String, String>>getList("consents")
                .forEach(word -> consents.put(word.get("purpose"), word.get("state") + " " + word.get("at")));
        assertThat(consents).as(when).isEqualTo(person.consents());
        assertThat(shown.getString("suppressed")).as(when).isEqualTo(person.suppressed());
        assertThat(shown.getString("phone")).as(when).isEqualTo(person.phone());
        assertThat(shown.getString("owner.id")).as(when).isEqualTo(person.owner);
        assertThat(new TreeSet<>(shown.<String>getList("mergedLeads"))).as(when).isEqualTo(person.mergedLeads());
        assertThat(shown.getList("passes.stage")).as(when).isEqualTo(person.stages());
        assertThat(shown.getList("passes.outcome")).as(when).isEqualTo(person.outcomes());
    }

    /** From its opening on each pass enters the next stage of its funnel, and nothing after its end. */
    private void walkedOneLegalPath(Person person) {
        JsonPath feed = as("service")
                .queryParam("subject", person.id)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<Integer, String> stands = new HashMap<>();
        String contact = "contact-allowed";
        for (Map<String, Object> event : feed.<Map<String, Object>>getList("")) {
            String type = String.valueOf(event.get("type"));
            @SuppressWarnings("unchecked") // JSON has no types
            Map<String, Object> data = (Map<String, Object>) Objects.requireNonNull(event.get("data"));
            int pass = data.get("pass") instanceof Integer number ? number : 0;
            switch (type) {
                case "pass-opened" -> assertThat(stands.put(pass, "Lead")).isNull();
                case "stage-entered" -> {
                    assertThat(data.get("from")).isEqualTo(stands.get(pass));
                    String to = String.valueOf(data.get("to"));
                    assertThat(People.STAGES.indexOf(to)).isEqualTo(People.STAGES.indexOf(stands.put(pass, to)) + 1);
                }
                case "stage-entry-reversed" -> {
                    assertThat(data.get("stage")).isEqualTo(stands.get(pass));
                    stands.put(pass, String.valueOf(data.get("back")));
                }
                case "pass-closed" ->
                    assertThat(stands.put(pass, "closed")).isEqualTo(String.valueOf(data.get("stage")));
                case "contact-suppressed", "contact-allowed" -> {
                    assertThat(type).isNotEqualTo(contact);
                    contact = type;
                }
                default -> {
                    // moves no pass
                }
            }
        }
        assertThat(stands).hasSize(person.stages().size());
    }
}
