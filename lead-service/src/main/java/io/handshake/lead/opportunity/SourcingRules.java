package io.handshake.lead.opportunity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.sourcing.Party;
import io.handshake.lead.sourcing.SourcingRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of the rule of who brought an opportunity; the only place that knows where they come from. */
@ApplicationScoped
class SourcingRules {
    /** A version of the rule, as it decides. */
    record Version(int number, SourcingRule rule) {}

    private record Document(Content content, Map<String, String> scope, Instant effectiveFrom) {}

    private record Content(
            String withoutLead, String withLead, @Nullable Integer window) {}

    private final Sql sql;
    private final ObjectMapper json;

    SourcingRules(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The version that decides at this instant. */
    Version inForce(Instant at) {
        return sql.first("""
                        select version, document from sourcing_rule
                        where effective_from <= ? order by effective_from desc limit 1""", this::version, at)
                .orElseThrow(() -> new IllegalStateException("no sourcing rule is in force"));
    }

    private Version version(ResultSet row) throws SQLException {
        try {
            Content content =
                    json.readValue(row.getString("document"), Document.class).content();
            return new Version(
                    row.getInt("version"),
                    new SourcingRule(
                            Party.of(content.withoutLead()),
                            SourcingRule.Basis.of(content.withLead()),
                            content.window()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored sourcing rule cannot be read", e);
        }
    }
}
