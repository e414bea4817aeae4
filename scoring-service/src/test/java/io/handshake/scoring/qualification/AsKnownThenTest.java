package io.handshake.scoring.qualification;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.rule.Activity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered for an instant is what the facts recorded by then say, whatever was told since and in whatever order. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class AsKnownThenTest {
    @Inject
    LeadInbox inbox;

    @Inject
    Histories histories;

    @Inject
    Activities activities;

    @Inject
    Leads leads;

    @Inject
    Profiles profiles;

    @Inject
    Sql sql;

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    /** A plain reading of some facts in the order in which they happened. */
    private static final class Reading {
        final Map<UUID, UUID> owner = new HashMap<>();
        final List<Posted> posted = new ArrayList<>();
        final Map<UUID, List<Map<String, Object>>> profiles = new HashMap<>();
        final Map<UUID, Trip> trips = new HashMap<>();

        record Posted(UUID key, Activity activity, Instant recordedAt) {}

        static final class Trip {
            int number;
            boolean open;
            boolean comesBack;
            Instant countsAfter = Instant.EPOCH;
            Instant closedAt = Instant.EPOCH;

            /** The open pass; or the one that a lead in nurture would open. */
            int scored() {
                return !open && comesBack ? number + 1 : number;
            }
        }

        Reading(List<FeedEvent> facts) {
            facts.forEach(this::read);
        }

        private void read(FeedEvent fact) {
            UUID subject = UUID.fromString(fact.subject());
            Trip trip = trips.computeIfAbsent(subject, it -> new Trip());
            JsonNode data = fact.data();
            switch (fact.type()) {
                case "lead-identified", "lead-merged" -> own(data, subject);
                case "lead-unmerged" -> own(data, id(data, "unmerged"));
                case "activity-recorded" -> posted.add(new Posted(subject, activity(fact), fact.recordedAt()));
                case "lead-changed" ->
                    profiles.computeIfAbsent(subject, it -> new ArrayList<>())
                            .add(Map.of(
                                    "source", data.get("source").asText(),
                                    "utm.campaign", data.at("/utm/campaign").asText(),
                                    "attributes.employees",
                                            data.at("/attributes/employees").asInt()));
                case "pass-opened" -> {
                    trip.number = data.get("pass").asInt();
                    trip.open = true;
                    trip.countsAfter = trip.closedAt;
                }
                case "pass-closed" -> {
                    trip.open = false;
                    trip.closedAt = fact.recordedAt();
                    trip.comesBack = Set.of("recycled", "lost")
                            .contains(data.get("outcome").asText());
                    if (trip.comesBack) {
                        trip.countsAfter = trip.closedAt;
                    }
                }
                default -> assertThat(fact.type()).isEqualTo("stage-entered");
            }
        }

        private void own(JsonNode data, UUID lead) {
            data.get("keys").forEach(key -> owner.put(id(key, "key"), lead));
        }

        private static UUID id(JsonNode data, String member) {
            return UUID.fromString(data.get(member).asText());
        }

        private static Activity activity(FeedEvent fact) {
            return new Activity(id(fact.data(), "activity"), "careers-page", fact.occurredAt());
        }

        List<Activity> counting(UUID lead) {
            return posted.stream()
                    .filter(it -> lead.equals(owner.get(it.key())))
                    .filter(it -> it.recordedAt().isAfter(trip(lead).countsAfter))
                    .map(Posted::activity)
                    .toList();
        }

        Trip trip(UUID lead) {
            return trips.getOrDefault(lead, new Trip());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asKnownThenIsWhatTheFactsRecordedByThenSay(int seed) {
        Random random = new Random(7_000 + seed);
        Story story = Story.ofEverything(random);

        for (List<FeedEvent> page : story.pages(random)) {
            QuarkusTransaction.requiringNew().run(() -> inbox.apply(page));
        }

        for (int i = 0; i < 25; i++) {
            int known = random.nextInt(story.facts.size() + 1);
            Instant knownAt = story.facts.getFirst().recordedAt().plusSeconds(known - 1L);
            assertAsKnown(story, new Reading(story.facts.subList(0, known)), knownAt);
        }
        assertNow(story, new Reading(story.facts));
    }

    private void assertAsKnown(Story story, Reading reading, Instant knownAt) {
        Map<UUID, History> known = histories.asKnown(story.leads, knownAt);
        assertThat(known).containsOnlyKeys(story.leads);
        known.forEach((lead, history) -> {
            assertThat(history.activities())
                    .usingElementComparator(Activity.IN_TIME)
                    .containsExactlyInAnyOrderElementsOf(reading.counting(lead));
            assertProfiles(history.profiles(), reading, lead);
            assertThat(history.pass().scored()).isEqualTo(reading.trip(lead).scored());
            assertThat(history.pass().countsAfter()).isEqualTo(reading.trip(lead).countsAfter);
            assertThat(histories.survivor(lead, knownAt)).isEqualTo(reading.owner.getOrDefault(lead, lead));
        });
    }

    private static void assertProfiles(List<io.handshake.scoring.rule.Profile> profiles, Reading reading, UUID lead) {
        assertThat(profiles.stream().<Map<String, Object>>map(it -> it.attributes()))
                .containsExactlyElementsOf(reading.profiles.getOrDefault(lead, List.of()));
    }

    /** What is judged now, and the kept passes, agree with it; and so does the standing of each with the moves again. */
    private void assertNow(Story story, Reading reading) {
        List<Lead> now = QuarkusTransaction.requiringNew().call(() -> leads.lock(story.leads));
        Map<UUID, Doings> done = activities.recordedAfter(
                now.stream().collect(toMap(Lead::id, lead -> lead.pass().countsAfter())));
        Map<UUID, History> histories =
                this.histories.asKnown(story.leads, Instant.now().plusSeconds(86_400));
        now.forEach(lead -> {
            assertThat(done.getOrDefault(lead.id(), Doings.none(lead.id())).deeds())
                    .usingElementComparator(Activity.IN_TIME)
                    .containsExactlyInAnyOrderElementsOf(reading.counting(lead.id()));
            assertProfiles(profiles.of(List.of(lead.id())).getOrDefault(lead.id(), List.of()), reading, lead.id());
            assertThat(histories.get(lead.id())).extracting(History::pass).isEqualTo(lead.pass());
        });
        Map<UUID, Instant> countsAfter = sql
                .list(
                        """
                        select distinct on (lead) lead, counts_after from pass where lead = any(?::uuid[])
                        order by lead, number desc""",
                        row -> Map.entry(
                                row.getObject("lead", UUID.class),
                                row.getTimestamp("counts_after").toInstant()),
                        (Object) story.leads.toArray(UUID[]::new))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        now.stream()
                .filter(lead -> reading.trip(lead.id()).open)
                .forEach(lead -> assertThat(countsAfter)
                        .containsEntry(lead.id(), lead.pass().countsAfter()));
    }
}
