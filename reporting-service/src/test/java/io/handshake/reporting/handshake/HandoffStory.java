package io.handshake.reporting.handshake;

import static io.handshake.chassis.test.StubPeer.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A hand-off as sla-service tells of it, fact by fact. */
final class HandoffStory {

    final String id = UUID.randomUUID().toString();
    final String lead;
    final List<Map<String, Object>> events = new ArrayList<>();

    private String offer = "";
    private String rep = "";
    private Map<String, Object> accepted = Map.of();

    HandoffStory() {
        this(UUID.randomUUID().toString());
    }

    HandoffStory(String lead) {
        this.lead = lead;
    }

    HandoffStory opened(Instant at) {
        return tell("handoff-opened", at, at, Map.of("stage", "MQL", "to", "SALES", "qualifiedAt", at, "openedAt", at));
    }

    /** Of a pass whose funnel has no acceptance gate. */
    HandoffStory openedWithoutGate(Instant at) {
        return tell("handoff-opened", at, at, Map.of("to", "SALES", "qualifiedAt", at, "openedAt", at, "gated", false));
    }

    HandoffStory delivered(Instant at) {
        offer = UUID.randomUUID().toString();
        rep = UUID.randomUUID().toString();
        return tell("handoff-delivered", at, at, ofOffer());
    }

    HandoffStory offered(Instant at, String to) {
        offer = UUID.randomUUID().toString();
        rep = to;
        return tell("handoff-offered", at, at, ofOffer());
    }

    HandoffStory offered(Instant at) {
        return offered(at, UUID.randomUUID().toString());
    }

    HandoffStory accepted(Instant at, long elapsed, String clock) {
        accepted = ofOffer();
        Map<String, Object> data = ofOffer();
        data.put("elapsedSeconds", elapsed);
        data.put("clock", clock);
        return tell("handoff-accepted", at, at, data);
    }

    HandoffStory rejected(Instant at, String reason, boolean last, String clock) {
        Map<String, Object> data = refusal(reason, last);
        data.put("clock", clock);
        return tell("handoff-rejected", at, at, data);
    }

    /** Names the offer that had been accepted, and its rep, whoever had it since. */
    HandoffStory reversed(Instant at, String reason, boolean last) {
        Map<String, Object> data = refusal(reason, last);
        data.putAll(accepted);
        return tell("handoff-acceptance-reversed", at, at, data);
    }

    HandoffStory withdrawn(Instant at, String why, String clock) {
        Map<String, Object> data = ofOffer();
        data.put("why", why);
        data.put("clock", clock);
        return tell("handoff-withdrawn", at, at, data);
    }

    HandoffStory reassigned(Instant at, String to) {
        offer = UUID.randomUUID().toString();
        Map<String, Object> data = ofOffer();
        data.put("rep", to);
        data.put("fromRep", rep);
        rep = to;
        return tell("handoff-reassigned", at, at, data);
    }

    HandoffStory touched(Instant at, Instant recordedAt) {
        return tell(
                "handoff-touched",
                at,
                recordedAt,
                Map.of("touch", UUID.randomUUID(), "rep", rep, "kind", "call", "outcome", "reached"));
    }

    /** One of the facts that carry nothing that is read: recycled, qualified, disqualified, returned, cancelled, ... */
    HandoffStory then(String type, Instant at) {
        return tell(type, at, at, rep.isEmpty() ? Map.of("why", "x") : Map.of("why", "x", "rep", rep));
    }

    HandoffStory acceptBreached(Instant at) {
        Map<String, Object> data = ofOffer();
        data.putAll(Map.of("clock", UUID.randomUUID(), "kind", "accept"));
        return tell("clock-breached", at, at, data);
    }

    HandoffStory clock(String type, Instant at, String clock, String kind) {
        return tell(type, at, at, Map.of("clock", clock, "kind", kind));
    }

    HandoffStory stopped(Instant at, String clock, String kind, String outcome, long elapsed) {
        return tell(
                "clock-stopped",
                at,
                at,
                Map.of("clock", clock, "kind", kind, "outcome", outcome, "stoppedAt", at, "elapsedSeconds", elapsed));
    }

    /** A dispute is a subject of its own: its facts come in any order among those of the hand-off. */
    Map<String, Object> settled(Instant at, String outcome) {
        String dispute = UUID.randomUUID().toString();
        return event(
                "dispute-settled", dispute, 1L, Map.of("dispute", dispute, "handoff", id, "outcome", outcome), at, at);
    }

    private Map<String, Object> ofOffer() {
        return new TreeMap<>(Map.of("offer", offer, "rep", rep));
    }

    private Map<String, Object> refusal(String reason, boolean last) {
        Map<String, Object> data = ofOffer();
        data.putAll(Map.of("reason", reason, "group", "a-group", "final", last));
        return data;
    }

    private HandoffStory tell(String type, Instant at, Instant recordedAt, Map<String, Object> data) {
        Map<String, Object> told = new TreeMap<>(data);
        told.putAll(Map.of("handoff", id, "lead", lead, "pass", 1));
        events.add(event(type, id, events.size() + 1L, told, at, recordedAt));
        return this;
    }
}
