package io.handshake.scoring.qualification;

import io.handshake.chassis.test.StubPeer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A lead as lead-service would tell of it: facts are collected, and published as one page by {@link #tell()}. */
final class PlayedLead {
    /** A time at which the shipped definition is in force, whatever the tests sign. */
    static final Instant BACK_THEN = Instant.parse("2024-05-06T10:00:00Z");

    final UUID id = UUID.randomUUID();
    private final List<Map<String, Object>> facts = new ArrayList<>();
    private long sequence;

    /** Created, with a key of its own, on its first pass. */
    static PlayedLead created() {
        return created(Map.of());
    }

    /** The same, with these members known of it. */
    static PlayedLead created(Map<String, ?> known) {
        PlayedLead lead = new PlayedLead();
        Map<String, Object> data = new HashMap<>(known);
        data.put("lead", lead.id);
        data.put("source", "test");
        lead.fact("lead-created", data);
        lead.joins(lead.id);
        lead.opens(1);
        return lead;
    }

    /** Something else is known of it. */
    PlayedLead changes(Map<String, ?> known) {
        Map<String, Object> data = new HashMap<>(known);
        data.put("lead", id);
        data.put("source", "test");
        data.put("changed", List.copyOf(known.keySet()));
        return fact("lead-changed", data);
    }

    PlayedLead joins(UUID... keys) {
        List<Map<String, Object>> joined = new ArrayList<>();
        for (UUID key : keys) {
            joined.add(Map.of("key", key, "kind", key.equals(id) ? "lead" : "visitor"));
        }
        return fact("lead-identified", Map.of("lead", id, "keys", joined));
    }

    /** Turned out to be the same person as another, whose own key moves here. */
    PlayedLead merges(PlayedLead merged, int moves) {
        return mergesKeys(merged.id, Map.of(merged.id, moves));
    }

    PlayedLead mergesKeys(UUID merged, Map<UUID, Integer> moves) {
        return fact(
                "lead-merged", Map.of("lead", id, "merged", merged, "keys", moved(moves), "pass", 1, "mergedPass", 1));
    }

    PlayedLead unmerges(PlayedLead merged, int moves) {
        return fact(
                "lead-unmerged",
                Map.of("lead", id, "unmerged", merged.id, "keys", moved(Map.of(merged.id, moves)), "pass", 1));
    }

    private static List<Map<String, Object>> moved(Map<UUID, Integer> moves) {
        List<Map<String, Object>> keys = new ArrayList<>();
        moves.forEach((key, count) -> keys.add(Map.of("key", key, "kind", "lead", "moves", count)));
        return keys;
    }

    PlayedLead opens(int pass) {
        return fact("pass-opened", of(pass, Map.of("stage", "Lead", "milestone", "LEAD")));
    }

    PlayedLead enters(int pass, String milestone) {
        Map<String, Object> data = of(pass, Map.of("from", "Lead", "to", "Next", "milestone", milestone));
        data.put("handoffTo", null);
        return fact("stage-entered", data);
    }

    PlayedLead closes(int pass, String outcome) {
        return fact("pass-closed", of(pass, Map.of("stage", "Lead", "outcome", outcome, "reason", "bad-timing")));
    }

    private Map<String, Object> of(int pass, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("lead", id);
        data.put("pass", pass);
        data.put("funnel", "waterfall");
        data.put("funnelVersion", 1);
        return data;
    }

    private PlayedLead fact(String type, Map<String, Object> data) {
        sequence++;
        facts.add(StubPeer.event(type, id.toString(), sequence, data, now(), now()));
        return this;
    }

    /** Did something under its own key. */
    PlayedLead did(String activityType, Instant at) {
        facts.add(activity(UUID.randomUUID(), id, activityType, at));
        return this;
    }

    static Map<String, Object> activity(UUID activity, UUID key, String activityType, Instant at) {
        return StubPeer.event("activity-recorded", key.toString(), null, payload(activity, activityType), at, now());
    }

    static Map<String, Object> payload(UUID activity, String activityType) {
        return Map.of("activity", activity, "activityType", activityType, "source", "test", "of-tomorrow", 1);
    }

    /** Publishes what was collected. */
    PlayedLead tell() {
        StubPeer.of("lead").publish(facts);
        return this;
    }

    /** Publishes it and begins a new page. */
    PlayedLead tellAndGoOn() {
        tell();
        facts.clear();
        return this;
    }

    List<Map<String, Object>> facts() {
        return facts;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
