package io.handshake.sla.lead;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lead-service would tell of a handful of leads that qualify, merge, part and are suppressed, at random. */
final class History {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stages after the first, each with the side it is handed to; the place says which milestone it stands for. */
    private static final List<List<Stage>> FUNNELS = List.of(
            List.of(new Stage("MQL", "SALES"), new Stage("SQL", null), new Stage("SQO", null)),
            List.of(new Stage("Handed-over", "SALES"), new Stage("Opportunity", null)),
            List.of(new Stage("MQL", "BDR"), new Stage("SQL", "SALES"), new Stage("SQO", null)),
            List.of(new Stage("MQL", "SALES"), new Stage("SQL", "SALES")));

    private static final Set<String> OPPORTUNITY = Set.of("SQO", "Opportunity");

    private record Stage(String key, @Nullable String handoffTo) {}

    private record Merge(Person into, List<Person> leads) {}

    /** A lead; older ones come first. */
    private static final class Person {
        final UUID id = UUID.randomUUID();
        List<Stage> funnel = FUNNELS.getFirst();
        Person whose = this;
        int moves = 1;
        long told;
        int pass = 1;
        int stage;
        boolean open = true;
        final List<Merge> merges = new ArrayList<>();

        boolean isItself() {
            return whose == this;
        }
    }

    final List<FeedEvent> events = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Random random;
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    History(long seed, int leads, int steps) {
        random = new Random(seed);
        for (int i = 0; i < leads; i++) {
            Person person = new Person();
            person.funnel = FUNNELS.get(random.nextInt(FUNNELS.size()));
            people.add(person);
        }
        for (int i = 0; i < steps; i++) {
            now = now.plus(Duration.ofMinutes(1));
            step();
        }
    }

    List<UUID> leads() {
        return people.stream().map(person -> person.id).toList();
    }

    /** Which lead the one at this place is in the end. */
    int person(int lead) {
        return people.indexOf(people.get(lead).whose);
    }

    /** The same events in another order, which keeps that of each lead. */
    List<FeedEvent> shuffled(Random order) {
        Map<String, List<FeedEvent>> queues = new LinkedHashMap<>();
        events.forEach(event ->
                queues.computeIfAbsent(event.subject(), _ -> new ArrayList<>()).add(event));
        List<List<FeedEvent>> left = new ArrayList<>(queues.values());
        List<FeedEvent> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            List<FeedEvent> queue = left.get(order.nextInt(left.size()));
            for (int burst = 1 + order.nextInt(6); burst > 0 && !queue.isEmpty(); burst--) {
                shuffled.add(queue.removeFirst());
            }
            left.removeIf(List::isEmpty);
        }
        return shuffled;
    }

    private void step() {
        Person person = people.get(random.nextInt(people.size()));
        if (!person.isItself()) {
            if (random.nextInt(3) == 0) {
                unmerge(person);
            }
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> advance(person);
            case 3 -> close(person);
            case 4 -> suppress(person);
            case 5 -> tell(person, "contact-allowed", new HashMap<>());
            default -> {
                Person older = people.get(random.nextInt(people.size()));
                if (older.isItself() && people.indexOf(older) < people.indexOf(person)) {
                    merge(older, person);
                }
            }
        }
    }

    private void suppress(Person person) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("why", "no-consent");
        tell(person, "contact-suppressed", data);
    }

    private void advance(Person person) {
        int left = person.funnel.size() - person.stage;
        if (person.open && left > 0) {
            enter(person, person.stage + 1 + random.nextInt(left));
        }
    }

    /** Stages on the way are skipped. */
    private void enter(Person person, int goal) {
        while (person.stage < goal) {
            Stage to = person.funnel.get(person.stage++);
            Map<String, @Nullable Object> data = new HashMap<>();
            data.put("pass", person.pass);
            data.put("funnel", "random");
            data.put("funnelVersion", 1);
            data.put("to", to.key());
            data.put("handoffTo", to.handoffTo());
            data.put("inferred", person.stage < goal);
            tell(person, "stage-entered", data);
        }
    }

    private void close(Person person) {
        if (person.open) {
            Map<String, @Nullable Object> data = new HashMap<>();
            data.put("pass", person.pass);
            data.put("outcome", "recycled");
            tell(person, "pass-closed", data);
            person.open = false;
        } else {
            openNext(person);
        }
    }

    private void openNext(Person person) {
        person.pass++;
        person.stage = 0;
        person.open = true;
        person.funnel = FUNNELS.get(random.nextInt(FUNNELS.size()));
    }

    private void merge(Person older, Person younger) {
        List<Person> leads =
                people.stream().filter(lead -> lead.whose == younger).toList();
        boolean begins = !older.open && younger.open;
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("merged", younger.id);
        data.put("keys", move(leads, older));
        data.put("pass", begins ? Integer.valueOf(older.pass + 1) : older.open ? older.pass : null);
        data.put("mergedPass", younger.open ? younger.pass : null);
        tell(older, "lead-merged", data);
        younger.merges.add(new Merge(older, leads));
        if (begins) {
            openNext(older);
        }
        if (younger.open) {
            enter(older, Math.min(younger.stage, older.funnel.size()));
        }
    }

    private void unmerge(Person lead) {
        Person survivor = lead.whose;
        Merge merge = Objects.requireNonNull(lead.merges.removeLast());
        List<Person> back =
                merge.leads().stream().filter(it -> it.whose == survivor).toList();
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("unmerged", lead.id);
        data.put("keys", move(back, lead));
        if (lead.open) {
            data.put("pass", lead.pass);
            data.put("handOver", handOver(lead.funnel.subList(0, lead.stage)));
        }
        tell(survivor, "lead-unmerged", data);
    }

    /** Once there is an opportunity it carries the pass. */
    private static @Nullable Map<String, String> handOver(List<Stage> entered) {
        if (entered.isEmpty() || OPPORTUNITY.contains(entered.getLast().key())) {
            return null;
        }
        return entered.reversed().stream()
                .filter(stage -> stage.handoffTo() != null)
                .findFirst()
                .map(stage -> Map.of("stage", stage.key(), "to", Objects.requireNonNull(stage.handoffTo())))
                .orElse(null);
    }

    private static List<Map<String, Object>> move(List<Person> leads, Person to) {
        return leads.stream()
                .map(lead -> {
                    lead.whose = to;
                    lead.moves++;
                    return Map.<String, Object>of("key", lead.id, "kind", "lead", "moves", lead.moves);
                })
                .toList();
    }

    private void tell(Person person, String type, Map<String, @Nullable Object> data) {
        data.put("lead", person.id);
        person.told++;
        events.add(new FeedEvent(
                Integer.toString(events.size()),
                type,
                person.id.toString(),
                person.told,
                now,
                now,
                JSON.valueToTree(data)));
    }
}
