package io.handshake.scoring.experiment;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.HandOverAnyway;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Draws leads that meet the criterion and are not qualified, at random: those with the lowest SHA-256 of seed, key and lead. One
 * pass over the leads, some at a time.
 */
@ApplicationScoped
class DrawMembers {
    private static final int CHUNK = 2_000;

    private final Sql sql;
    private final HandOverAnyway scoring;
    private final ObjectMapper json;

    DrawMembers(Sql sql, HandOverAnyway scoring, ObjectMapper json) {
        this.sql = sql;
        this.scoring = scoring;
        this.json = json;
    }

    private record Candidate(UUID lead, Map<String, Object> attributes) {}

    private record Lot(String chance, UUID lead) {}

    /** At most so many, in random order. */
    List<UUID> draw(String key, Plan plan, int wanted, Instant now) {
        PriorityQueue<Lot> lowest = new PriorityQueue<>(comparing(Lot::chance, reverseOrder()));
        UUID last = null;
        List<Candidate> chunk;
        do {
            chunk = after(last, now);
            for (UUID lead : admitted(chunk, plan, now)) {
                lowest.add(new Lot(chance(plan.seed() + ":" + key + ":" + lead), lead));
                if (lowest.size() > wanted) {
                    lowest.remove();
                }
            }
            last = chunk.isEmpty() ? last : chunk.getLast().lead();
        } while (chunk.size() == CHUNK);
        return lowest.stream().sorted(comparing(Lot::chance)).map(Lot::lead).toList();
    }

    private List<UUID> admitted(List<Candidate> chunk, Plan plan, Instant now) {
        List<UUID> meet = chunk.stream()
                .filter(candidate -> plan.admits(candidate.attributes()))
                .map(Candidate::lead)
                .toList();
        if (!plan.looksAtScores() || meet.isEmpty()) {
            return meet;
        }
        Map<UUID, BigDecimal> scores = scoring.scores(meet, now);
        return meet.stream()
                .filter(lead -> scores.containsKey(lead) && plan.admits(scores.get(lead)))
                .toList();
    }

    /** Not qualified, and in no experiment that still counts them. */
    private List<Candidate> after(@Nullable UUID last, Instant now) {
        return sql.list(
                """
                select l.id, f.attributes::text as attributes from lead l
                left join lateral (select attributes from lead_profile f where f.lead = l.id order by f.sequence desc limit 1) f
                  on true
                where l.awaiting and (?::uuid is null or l.id > ?::uuid)
                  and not exists (select from experiment_member m
                    where m.lead = l.id and (m.matures_at is null or m.matures_at > ?))
                order by l.id limit ?""",
                row -> new Candidate(row.getObject("id", UUID.class), values(row.getString("attributes"))),
                last,
                last,
                now,
                CHUNK);
    }

    private Map<String, Object> values(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored cannot be read", e);
        }
    }

    private static String chance(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
