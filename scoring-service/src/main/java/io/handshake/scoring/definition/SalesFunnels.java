package io.handshake.scoring.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Scope;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The funnels both sides signed at lead-service, with what sales asks before a lead leaves a stage. */
@ApplicationScoped
public class SalesFunnels {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Sql sql;

    SalesFunnels(Sql sql) {
        this.sql = sql;
    }

    /** A funnel as lead-service published it when it came into force. */
    public record AgreedFunnel(
            String funnel,
            int version,
            String title,
            @Nullable Map<String, String> scope,
            Instant from,
            @Nullable Instant until,
            List<Stage> stages) {
        public AgreedFunnel {
            Objects.requireNonNull(funnel, "funnel");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(stages, "stages");
        }

        /** What came with the installation counts from the epoch, which nothing signed does. */
        private Counting counting() {
            Map<String, String> told = new HashMap<>(Objects.requireNonNullElse(scope, Map.of()));
            told.values().removeIf(Objects::isNull);
            return new Counting(
                    new VersionId("funnel", funnel, version),
                    new Scope(told),
                    from,
                    until,
                    !from.equals(Instant.EPOCH));
        }

        private Optional<String> firstTaker() {
            return stages.stream()
                    .flatMap(stage -> Stream.ofNullable(stage.handoffTo()))
                    .findFirst();
        }
    }

    /** A stage, the side that a lead entering it is handed to, and what is asked before a pass leaves it. */
    public record Stage(
            String key,
            @Nullable String title,
            @Nullable String milestone,
            @Nullable String handoffTo,
            @Nullable List<Criterion> exitCriteria) {}

    /** A question of sales. */
    public record Criterion(
            String key, @Nullable String title, @Nullable Boolean required) {}

    public void register(List<AgreedFunnel> funnels) {
        for (AgreedFunnel funnel : funnels) {
            sql.update(
                    """
                    insert into agreed_funnel (funnel, version, title, scope, from_instant, until_instant, stages)
                    values (?, ?, ?, ?::jsonb, ?, ?, ?::jsonb) on conflict (funnel, version) do nothing""",
                    funnel.funnel(),
                    funnel.version(),
                    Objects.requireNonNullElse(funnel.title(), funnel.funnel()),
                    json(funnel.counting().scope().dimensions()),
                    funnel.from(),
                    funnel.until(),
                    json(funnel.stages()));
        }
    }

    /** The one that leads with these values enter at an instant. */
    Optional<AgreedFunnel> inForce(Map<String, String> lead, Instant at) {
        Map<VersionId, AgreedFunnel> funnels = all();
        return Timeline.of(funnels.values().stream().map(AgreedFunnel::counting).toList())
                .at(at)
                .of(lead)
                .map(Counting::id)
                .map(funnels::get);
    }

    /** The sides that the funnels of an instant hand leads to first, SALES or BDR. */
    public Set<String> firstTakers(Instant at) {
        Map<VersionId, AgreedFunnel> funnels = all();
        return Timeline.of(funnels.values().stream().map(AgreedFunnel::counting).toList()).at(at).counting().stream()
                .map(Counting::id)
                .map(funnels::get)
                .flatMap(funnel -> funnel.firstTaker().stream())
                .collect(Collectors.toSet());
    }

    private Map<VersionId, AgreedFunnel> all() {
        Map<VersionId, AgreedFunnel> funnels = new HashMap<>();
        sql.list("select * from agreed_funnel", SalesFunnels::read)
                .forEach(funnel -> funnels.put(funnel.counting().id(), funnel));
        return funnels;
    }

    private static AgreedFunnel read(ResultSet row) throws SQLException {
        return new AgreedFunnel(
                row.getString("funnel"),
                row.getInt("version"),
                row.getString("title"),
                parse(row.getString("scope"), new TypeReference<Map<String, String>>() {}),
                Objects.requireNonNull(Sql.instant(row, "from_instant")),
                Sql.instant(row, "until_instant"),
                parse(row.getString("stages"), new TypeReference<List<Stage>>() {}));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
