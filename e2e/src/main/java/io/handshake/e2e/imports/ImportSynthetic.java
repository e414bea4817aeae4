package io.handshake.e2e.imports;

import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Posts 1,000 made-up people, a tenth of them once more with their address in other case. */
public final class ImportSynthetic {
    private static final int PEOPLE = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> COUNTRIES = List.of("DE", "FR", "IN", "US", "BR");
    private static final List<String> CHANNELS = List.of("paid-search", "organic-search", "event", "referral");

    private final Running running;

    public ImportSynthetic(Running running) {
        this.running = running;
    }

    public int run() {
        Instant started = Instant.now();
        Tally tally = new Tally();
        Set<String> leads = new HashSet<>();
        new Batches(website(), "/v1/leads/batch", "leads", 500).post(people(), person -> person, (_, result) -> {
            tally.count(result);
            leads.add(result.path("id").asText());
        });
        System.out.println("Leads: " + tally);
        return new Comparison()
                .line("posted", PEOPLE + PEOPLE / 10, tally.total())
                .line("people", PEOPLE, leads.size())
                .print(Duration.between(started, Instant.now()));
    }

    /** The same in every run. */
    private static List<Map<String, Object>> people() {
        List<Map<String, Object>> people = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            String address = "person.%04d@example.org".formatted(n);
            people.add(person(n, address));
            if (n % 10 == 0) {
                people.add(person(n, address.toUpperCase(Locale.ROOT)));
            }
        }
        Collections.shuffle(people, new Random(PEOPLE));
        return people;
    }

    private static Map<String, Object> person(int n, String address) {
        return Map.of(
                "email", address,
                "firstName", "Person",
                "lastName", "Number %d".formatted(n),
                "country", COUNTRIES.get(n % COUNTRIES.size()),
                "channel", CHANNELS.get(n % CHANNELS.size()));
    }

    private Api website() {
        return running.api(Deployable.LEAD)
                .as(Credential.key(running.partnerKey()))
                .patient(PATIENCE);
    }
}
