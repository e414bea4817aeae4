package io.handshake.scoring.qualification;

import static io.handshake.scoring.qualification.PlayedLead.BACK_THEN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** What lead-service would do and tell, kept as plainly as can be: one owner per key, changed as things happen. */
final class Story {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final int LEADS = 5;
    private static final List<String> MILESTONES = List.of("LEAD", "QUALIFIED", "ACCEPTED", "OPPORTUNITY");
    private static final List<String> OUTCOMES = List.of("recycled", "lost", "won", "disqualified");

    final Random random;
    final List<UUID> leads = new ArrayList<>();
    final Map<UUID, UUID> owner = new LinkedHashMap<>();
    final Map<UUID, Integer> moves = new HashMap<>();
    final Map<UUID, UUID> postedUnder = new HashMap<>();

    /** All of it as it happened, each a second after the one before. */
    final List<FeedEvent> facts = new ArrayList<>();

    private final Map<UUID, List<FeedEvent>> told = new LinkedHashMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private final Map<UUID, Integer> pass = new HashMap<>();
    private final Map<UUID, Integer> reached = new HashMap<>();

    private record Merge(UUID survivor, UUID merged, List<UUID> keys) {}

    private Story(Random random) {
        this.random = random;
        for (int i = 0; i < LEADS; i++) {
            UUID lead = id();
            leads.add(lead);
            join(lead, lead);
            open(lead);
        }
    }

    /** Keys are joined, handed on, merged and parted, and activities are posted. */
    static Story ofMerges(Random random) {
        Story story = new Story(random);
        IntStream.range(0, 40).forEach(step -> story.happens(random.nextInt(6)));
        return story;
    }

    /** And leads go through their funnels, and change. */
    static Story ofEverything(Random random) {
        Story story = new Story(random);
        IntStream.range(0, 80).forEach(step -> story.happens(random.nextInt(12)));
        return story;
    }

    private void happens(int what) {
        switch (what) {
            case 0 -> join(standing(), id());
            case 1 -> handOn();
            case 2, 3 -> merge();
            case 4 -> unmerge();
            case 5, 6 -> act();
            case 7, 8 -> change(anyLead());
            case 9, 10 -> advance(anyLead());
            default -> close(anyLead());
        }
    }

    private void act() {
        List<UUID> keys = List.copyOf(owner.keySet());
        UUID key = keys.get(random.nextInt(keys.size()));
        UUID activity = id();
        postedUnder.put(activity, key);
        Map<String, Object> data = new HashMap<>(Map.of("activity", activity, "activityType", "careers-page"));
        if (random.nextBoolean()) {
            data.put("properties", Map.of("page", "p" + random.nextInt(5), "seconds", random.nextInt(90) + 0.5));
        }
        tell(activity, key, "activity-recorded", data);
    }

    private void change(UUID lead) {
        Map<String, Object> data = new HashMap<>(Map.of("lead", lead, "source", "s" + random.nextInt(9)));
        data.put("utm", Map.of("campaign", "c" + random.nextInt(9)));
        data.put("attributes", Map.of("employees", random.nextInt(500)));
        tell(lead, "lead-changed", data);
    }

    private void open(UUID lead) {
        reached.put(lead, 0);
        tell(lead, "pass-opened", Map.of("pass", pass.merge(lead, 1, Integer::sum), "milestone", "LEAD"));
    }

    /** On to the next milestones, the skipped ones inferred; or a new pass when none is open. */
    private void advance(UUID lead) {
        Integer stands = reached.get(lead);
        if (stands == null) {
            open(lead);
            return;
        }
        int goal = Math.min(MILESTONES.size() - 1, stands + 1 + random.nextInt(2));
        for (int i = stands + 1; i <= goal; i++) {
            reached.put(lead, i);
            tell(
                    lead,
                    "stage-entered",
                    Map.of("pass", passOf(lead), "milestone", MILESTONES.get(i), "inferred", i < goal, "actor", "a"));
        }
    }

    private void close(UUID lead) {
        if (reached.remove(lead) != null) {
            String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            tell(lead, "pass-closed", Map.of("pass", passOf(lead), "outcome", outcome, "reason", "other"));
        }
    }

    private int passOf(UUID lead) {
        return pass.getOrDefault(lead, 0);
    }

    private UUID anyLead() {
        return leads.get(random.nextInt(leads.size()));
    }

    private void join(UUID lead, UUID key) {
        owner.put(key, lead);
        moves.put(key, 1);
        tell(lead, "lead-identified", Map.of("keys", List.of(Map.of("key", key))));
    }

    /** A visitor's key that never moved by a merge may be recognised as another lead's. */
    private void handOn() {
        owner.keySet().stream()
                .filter(key -> !leads.contains(key) && moves.getOrDefault(key, 0) == 1)
                .findAny()
                .ifPresent(key -> join(standing(), key));
    }

    boolean owns(UUID lead, UUID key) {
        return lead.equals(owner.get(key));
    }

    private UUID standing() {
        List<UUID> standing = leads.stream().filter(lead -> owns(lead, lead)).toList();
        return standing.get(random.nextInt(standing.size()));
    }

    private void merge() {
        UUID one = standing();
        UUID other = standing();
        if (leads.indexOf(one) < leads.indexOf(other)) {
            List<UUID> keys =
                    owner.keySet().stream().filter(key -> owns(other, key)).toList();
            merges.add(new Merge(one, other, keys));
            tell(one, "lead-merged", Map.of("merged", other, "keys", moved(keys, one)));
        }
    }

    private void unmerge() {
        if (!merges.isEmpty()) {
            Merge wrong = merges.removeLast();
            tell(
                    wrong.survivor(),
                    "lead-unmerged",
                    Map.of("unmerged", wrong.merged(), "keys", moved(wrong.keys(), wrong.merged())));
        }
    }

    private List<Map<String, Object>> moved(List<UUID> keys, UUID lead) {
        keys.forEach(key -> owner.put(key, lead));
        return keys.stream()
                .map(key -> Map.<String, Object>of("key", key, "moves", moves.merge(key, 1, Integer::sum)))
                .toList();
    }

    private void tell(UUID subject, String type, Map<String, Object> data) {
        tell(subject, subject, type, data);
    }

    private void tell(UUID order, UUID subject, String type, Map<String, Object> data) {
        List<FeedEvent> before = told.computeIfAbsent(order, it -> new ArrayList<>());
        int tick = facts.size();
        FeedEvent fact = new FeedEvent(
                "0",
                type,
                subject.toString(),
                order.equals(subject) ? before.size() + 1L : null,
                BACK_THEN.plusSeconds(tick),
                BEGIN.plusSeconds(tick),
                written(data));
        before.add(fact);
        facts.add(fact);
    }

    private static JsonNode written(Map<String, Object> data) {
        try {
            return JSON.readTree(JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** The story's words in any order that keeps each subject's, cut into pages. */
    List<List<FeedEvent>> pages(Random order) {
        List<Queue<FeedEvent>> subjects = new ArrayList<>();
        told.values().forEach(events -> subjects.add(new ArrayDeque<>(events)));
        List<List<FeedEvent>> pages = new ArrayList<>();
        while (!subjects.isEmpty()) {
            if (pages.isEmpty() || order.nextInt(3) == 0) {
                pages.add(new ArrayList<>());
            }
            Queue<FeedEvent> next = subjects.get(order.nextInt(subjects.size()));
            pages.getLast().add(next.remove());
            subjects.removeIf(Queue::isEmpty);
        }
        return pages;
    }
}
